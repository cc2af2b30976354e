#include "BundledBank.h"

static const unsigned char auth[] = {
#embed "../../Data/django/auth.json"
};

static const unsigned char caching_performance[] = {
#embed "../../Data/django/caching-performance.json"
};

static const unsigned char databases_migrations[] = {
#embed "../../Data/django/databases-migrations.json"
};

static const unsigned char forms[] = {
#embed "../../Data/django/forms.json"
};

static const unsigned char fundamentals[] = {
#embed "../../Data/django/fundamentals.json"
};

static const unsigned char middleware_signals[] = {
#embed "../../Data/django/middleware-signals.json"
};

static const unsigned char models[] = {
#embed "../../Data/django/models.json"
};

static const unsigned char orm[] = {
#embed "../../Data/django/orm.json"
};

static const unsigned char project_settings[] = {
#embed "../../Data/django/project-settings.json"
};

static const unsigned char rest_api[] = {
#embed "../../Data/django/rest-api.json"
};

static const unsigned char security[] = {
#embed "../../Data/django/security.json"
};

static const unsigned char syllabus[] = {
#embed "../../Data/django/syllabus.json"
};

static const unsigned char templates[] = {
#embed "../../Data/django/templates.json"
};

static const unsigned char views_urls[] = {
#embed "../../Data/django/views-urls.json"
};

// In path order; the test of this target holds the list against the folder.
static const struct BundledFile files[] = {
    {"django/auth.json", auth, sizeof auth},
    {"django/caching-performance.json", caching_performance, sizeof caching_performance},
    {"django/databases-migrations.json", databases_migrations, sizeof databases_migrations},
    {"django/forms.json", forms, sizeof forms},
    {"django/fundamentals.json", fundamentals, sizeof fundamentals},
    {"django/middleware-signals.json", middleware_signals, sizeof middleware_signals},
    {"django/models.json", models, sizeof models},
    {"django/orm.json", orm, sizeof orm},
    {"django/project-settings.json", project_settings, sizeof project_settings},
    {"django/rest-api.json", rest_api, sizeof rest_api},
    {"django/security.json", security, sizeof security},
    {"django/syllabus.json", syllabus, sizeof syllabus},
    {"django/templates.json", templates, sizeof templates},
    {"django/views-urls.json", views_urls, sizeof views_urls},
};

const struct BundledFile *bundledFiles(size_t *count) {
  *count = sizeof files / sizeof files[0];
  return files;
}
