#include <math.h>
#include <stdio.h>

int answer(void);

int main(int argc, char **argv)
{
    (void)argv;
    printf("%d %.0f\n", answer(), sqrt(argc * 4.0));
    return 0;
}
