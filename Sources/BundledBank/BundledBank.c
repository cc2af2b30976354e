#include "BundledBank.h"

static const unsigned char admin[] = {
#embed "../../Data/django/admin.json"
};

static const unsigned char async_tasks[] = {
#embed "../../Data/django/async-tasks.json"
};

static const unsigned char auth[] = {
#embed "../../Data/django/auth.json"
};

static const unsigned char caching_performance[] = {
#embed "../../Data/django/caching-performance.json"
};

static const unsigned char contrib_i18n[] = {
#embed "../../Data/django/contrib-i18n.json"
};

static const unsigned char databases_migrations[] = {
#embed "../../Data/django/databases-migrations.json"
};

static const unsigned char bookshop_hidden_sql[] = {
#embed "../../Data/django/datasets/bookshop.hidden.sql"
};

static const unsigned char bookshop_models[] = {
#embed "../../Data/django/datasets/bookshop.py"
};

static const unsigned char bookshop_sql[] = {
#embed "../../Data/django/datasets/bookshop.sql"
};

static const unsigned char roastery_hidden_sql[] = {
#embed "../../Data/django/datasets/roastery.hidden.sql"
};

static const unsigned char roastery_sql[] = {
#embed "../../Data/django/datasets/roastery.sql"
};

static const unsigned char deployment[] = {
#embed "../../Data/django/deployment.json"
};

static const unsigned char forms[] = {
#embed "../../Data/django/forms.json"
};

static const unsigned char fundamentals[] = {
#embed "../../Data/django/fundamentals.json"
};

static const unsigned char http[] = {
#embed "../../Data/django/http.json"
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

static const unsigned char practice[] = {
#embed "../../Data/django/practice.json"
};

static const unsigned char project_settings[] = {
#embed "../../Data/django/project-settings.json"
};

static const unsigned char proofs[] = {
#embed "../../Data/django/proofs.json"
};

static const unsigned char python[] = {
#embed "../../Data/django/python.json"
};

static const unsigned char rest_api[] = {
#embed "../../Data/django/rest-api.json"
};

static const unsigned char security[] = {
#embed "../../Data/django/security.json"
};

static const unsigned char sessions_cookies[] = {
#embed "../../Data/django/sessions-cookies.json"
};

static const unsigned char sql[] = {
#embed "../../Data/django/sql.json"
};

static const unsigned char static_media[] = {
#embed "../../Data/django/static-media.json"
};

static const unsigned char syllabus[] = {
#embed "../../Data/django/syllabus.json"
};

static const unsigned char synonyms[] = {
#embed "../../Data/django/synonyms.json"
};

static const unsigned char system_design[] = {
#embed "../../Data/django/system-design.json"
};

static const unsigned char templates[] = {
#embed "../../Data/django/templates.json"
};

static const unsigned char testing[] = {
#embed "../../Data/django/testing.json"
};

static const unsigned char views_urls[] = {
#embed "../../Data/django/views-urls.json"
};

// In path order; the test of this target holds the list against the folder.
static const struct BundledFile files[] = {
    {"django/admin.json", admin, sizeof admin},
    {"django/async-tasks.json", async_tasks, sizeof async_tasks},
    {"django/auth.json", auth, sizeof auth},
    {"django/caching-performance.json", caching_performance, sizeof caching_performance},
    {"django/contrib-i18n.json", contrib_i18n, sizeof contrib_i18n},
    {"django/databases-migrations.json", databases_migrations, sizeof databases_migrations},
    {"django/datasets/bookshop.hidden.sql", bookshop_hidden_sql, sizeof bookshop_hidden_sql},
    {"django/datasets/bookshop.py", bookshop_models, sizeof bookshop_models},
    {"django/datasets/bookshop.sql", bookshop_sql, sizeof bookshop_sql},
    {"django/datasets/roastery.hidden.sql", roastery_hidden_sql, sizeof roastery_hidden_sql},
    {"django/datasets/roastery.sql", roastery_sql, sizeof roastery_sql},
    {"django/deployment.json", deployment, sizeof deployment},
    {"django/forms.json", forms, sizeof forms},
    {"django/fundamentals.json", fundamentals, sizeof fundamentals},
    {"django/http.json", http, sizeof http},
    {"django/middleware-signals.json", middleware_signals, sizeof middleware_signals},
    {"django/models.json", models, sizeof models},
    {"django/orm.json", orm, sizeof orm},
    {"django/practice.json", practice, sizeof practice},
    {"django/project-settings.json", project_settings, sizeof project_settings},
    {"django/proofs.json", proofs, sizeof proofs},
    {"django/python.json", python, sizeof python},
    {"django/rest-api.json", rest_api, sizeof rest_api},
    {"django/security.json", security, sizeof security},
    {"django/sessions-cookies.json", sessions_cookies, sizeof sessions_cookies},
    {"django/sql.json", sql, sizeof sql},
    {"django/static-media.json", static_media, sizeof static_media},
    {"django/syllabus.json", syllabus, sizeof syllabus},
    {"django/synonyms.json", synonyms, sizeof synonyms},
    {"django/system-design.json", system_design, sizeof system_design},
    {"django/templates.json", templates, sizeof templates},
    {"django/testing.json", testing, sizeof testing},
    {"django/views-urls.json", views_urls, sizeof views_urls},
};

const struct BundledFile *bundledFiles(size_t *count) {
  *count = sizeof files / sizeof files[0];
  return files;
}

// This file is compiled again whenever one of Data changed, which compilers note for #embed.
