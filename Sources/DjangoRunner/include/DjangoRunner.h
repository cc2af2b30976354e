#ifndef DJANGO_RUNNER_H
#define DJANGO_RUNNER_H

/// The Python program that runs code against Django, as runner.py had it when prep was built.
const char *_Nonnull djangoRunner(void);

#endif
