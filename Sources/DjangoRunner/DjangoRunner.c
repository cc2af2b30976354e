#include "DjangoRunner.h"

static const char program[] = {
#embed "runner.py"
    , 0};

const char *djangoRunner(void) { return program; }
