/* The tree carries its fnmatch under a template name. */
#include "lib/fnmatch.in.h"
