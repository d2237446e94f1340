/* The tree carries its glob under a template name. */
#include "lib/glob.in.h"
