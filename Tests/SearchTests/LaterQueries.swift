extension JudgedQueries {
  /// Written in one go, the way somebody in a hurry types, before any of them was tried.
  ///
  /// Of 122, 79.5 % had a right answer first and 92.6 % among five. Afterwards the ranking and the
  /// synonyms learned what is generally true, and five rows an id that the judge had overlooked.
  static let laterRows = parsed(
    """
    own words | how to avoid too many queries in a loop | n-plus-one-find-and-fix count-per-object-in-a-loop queries-for-four-books-by-one-author
    own words | what is the diff between null and blank | null-versus-blank
    own words | how do i make my own manage.py command | write-a-management-command path-of-a-custom-command
    own words | admin page loads forever | admin-list-is-slow edit-page-with-a-huge-select columns-that-query-per-row counting-queries-of-the-change-list
    own words | user gets logged out after changing password | password-change-logs-the-user-out
    own words | why use postgres instead of sqlite | which-databases-django-supports configure-a-database-such-as-mysql
    own words | shopping cart disappears after login | anonymous-cart-at-login
    own words | prevent overselling the last item | sell-without-going-below-zero lost-update-choose-the-fix last-copy-sold-twice f-expressions-and-races select-for-update-explained
    own words | show sql of a migration | sqlmigrate-on-an-unapplied-migration what-migrations-are-and-their-commands
    own words | how long is a django version supported | which-version-to-start-on
    own words | save extra data on a many to many | related-name-and-through-tables add-with-extra-data-of-the-pair
    own words | get logged in user in template | permission-check-in-a-template how-user-authentication-works
    own words | redirect http to https | which-settings-harden-a-site-for-https redirect-loop-behind-a-tls-proxy
    own words | how does django find the template file | what-is-a-django-template same-template-name-in-two-apps
    own words | show form errors to the user | errors-lost-on-invalid-submit life-of-a-form-from-class-to-row attach-an-error-to-a-field-in-clean reusable-form-rendering
    own words | store files on amazon | storages-for-media-and-hashed-static-files effect-of-default-file-storage-setting
    own words | which url does this page have in html | url-of-the-page-inside-a-template path-with-its-query-in-a-template
    own words | check password strength | where-password-validators-run
    own words | big csv download without memory problem | streaming-downloads-and-server-sent-events body-of-a-streaming-response
    own words | mock current time zone conversion | time-zones-and-aware-datetimes zone-of-timezone-now naive-datetime-in-a-datetimefield expressions-that-give-an-aware-datetime date-lookup-around-midnight
    own words | delete old session files | how-file-based-sessions-work
    own words | secure session cookie | session-fixation-cookie-flags-and-engines what-session-cookie-secure-does default-attributes-of-the-session-cookie
    own words | api documentation generator | openapi-schema-for-a-drf-api
    own words | mobile app authentication which token | session-token-or-jwt drf-authentication-schemes
    own words | email users after signup without blocking the request | celery-retries-idempotency-and-commit tasks-framework-versus-celery on-commit-why-and-how
    own words | set variable for all templates | response-that-runs-context-processors heading-from-a-short-template what-is-a-django-template
    own words | page not found when object missing | which-shortcuts-spare-you-in-a-view page-of-one-book
    question | What's the difference between select_related and prefetch_related? | select-related-or-prefetch-related
    question | How does Django protect against CSRF attacks? | how-the-csrf-middleware-decides what-the-csrf-token-tag-emits-and-protects
    question | What are the advantages of using Django? | main-advantages-of-django
    question | Explain the MVT architecture of Django | django-architecture-mtv mvc-versus-mtv
    question | What is the use of middleware in Django? | what-middleware-is-and-how-to-write-one
    question | How do you create a custom template filter? | custom-tags-and-filters
    question | When are querysets evaluated? | queryset-evaluated-when which-lines-evaluate-at-once
    question | How can I use more than one database? | several-databases-and-read-replicas migrate-with-two-databases relation-between-two-databases
    question | What is the difference between a project and an app in Django? | project-versus-app
    question | How would you scale a Django application? | how-django-scales-out application-server-and-workers caching-levels-and-backends
    question | What is the purpose of the SECRET_KEY? | what-secret-key-signs-and-how-to-rotate-it what-breaks-when-the-secret-key-changes
    question | how do I extend the default User model | custom-user-model-at-project-start swapping-the-user-model-after-migrate
    question | Can Django be used with NoSQL databases? | use-mongodb-with-django
    question | what happens when you call save() on a model | does-save-validate
    question | How do you handle static files in production? | set-up-static-files static-files-missing-with-debug-off
    question | what is ORM and why should one use it | orm-from-python-query-to-sql what-the-orm-does-for-you
    question | what is a serializer in DRF? | what-a-drf-serializer-does
    question | how do you optimise a slow query | profile-a-slow-endpoint explain-with-analyze-on-postgresql choose-indexes-for-a-model n-plus-one-find-and-fix
    question | How do I run tests in parallel? | parallel-tests-still-share slow-test-suite-what-to-do
    question | What is the difference between WSGI and ASGI? | wsgi-versus-asgi
    question | why would you squash migrations | squash-migrations
    question | what's a context processor | response-that-runs-context-processors heading-from-a-short-template
    typo | diference flask django | django-versus-flask
    typo | forign key on delete | choose-on-delete refuse-deletion-of-customers-with-invoices sql-of-a-cascading-foreign-key
    typo | authentification | how-user-authentication-works drf-authentication-schemes
    typo | querry optimization n+1 | n-plus-one-find-and-fix
    typo | middelware order | middleware-call-order-print what-middleware-is-and-how-to-write-one plan-middleware-and-anonymous-visitors per-site-cache-middleware-order
    typo | anotate count | aggregate-and-annotate-explained two-counts-too-high-why two-count-annotations-print conditional-count-in-one-query filter-before-or-after-annotate
    typo | serialzer nested write | nested-serializers-writes-and-n-plus-1 author-posted-together-with-books
    typo | tempalte inheritance | include-inheritance-or-partials
    typo | collecstatic | set-up-static-files target-folder-of-collectstatic collectstatic-without-the-secret
    typo | superusr | kinds-of-users-and-creating-a-superuser first-steps-to-a-superuser
    typo | constriant check | constraints-versus-validators check-constraint-and-null
    typo | tranlsation | translate-a-django-site form-label-that-stays-untranslated what-browser-language-needs
    typo | clasbased views | class-based-or-function-based-views how-a-class-based-view-picks-its-handler
    typo | sesion fixation | session-fixation-cookie-flags-and-engines
    typo | celry retry | celery-retries-idempotency-and-commit
    typo | content securty policy | roll-out-a-content-security-policy effect-of-a-report-only-policy csp-override-on-a-map-page
    typo | sql injecton | sql-injection-despite-the-orm which-queries-are-open-to-injection
    typo | bulk_crate | bulk-create-and-bulk-update bulk-create-skips-which bulk-create-number-of-inserts bulk-create-upsert-arguments
    typo | optimsitic locking | optimistic-locking-in-django optimistic-or-pessimistic-for-forms
    typo | dockerfle | container-image-and-pipeline
    prefix | pagin | paginate-and-why-deep-pages-are-slow page-number-offset-or-cursor-pagination
    prefix | serializ | what-a-drf-serializer-does
    prefix | signal rec | what-signals-are-and-how-to-connect-them signal-receivers-never-run signal-receiver-defined-in-a-function
    prefix | window func | window-functions-rank-per-group
    prefix | content sec | roll-out-a-content-security-policy
    prefix | data migr | write-a-data-migration-safely
    prefix | zero down | zero-downtime-schema-changes
    prefix | get_or_c | get-or-create-under-concurrency get-or-create-duplicates-appear get-or-create-lookup-or-defaults
    prefix | abstractb | custom-user-model-at-project-start what-abstract-base-user-brings
    prefix | django nin | drf-or-django-ninja-and-async django-ninja-invalid-payload
    prefix | sitem | sitemaps-framework-and-its-wiring
    prefix | health ch | health-checks-for-an-orchestrator
    identifier | transaction.atomic | atomic-savepoints-atomic-requests tags-left-after-nested-atomic swallowed-integrity-error-in-atomic durable-atomic-nested
    identifier | prefetch_related_objects Prefetch to_attr | stocked-books-beside-all-books select-related-or-prefetch-related
    identifier | setUpTestData | set-up-test-data-how-often changing-set-up-test-data-objects test-case-classes-compared where-test-objects-come-from hooks-around-one-test
    identifier | values_list flat=True | values-list-flat-prints values-values-list-only-defer
    identifier | @login_required | who-passes-login-required require-login-on-every-page protect-a-class-based-view address-of-the-login-page
    identifier | .only() | values-values-list-only-defer only-then-touching-another-field save-after-only-writes-what
    identifier | CSRF_TRUSTED_ORIGINS | spa-post-refused-although-cors-works how-the-csrf-middleware-decides cors-versus-csrf-for-a-single-page-app
    identifier | X-Frame-Options | what-clickjacking-is-and-how-django-stops-it default-x-frame-options-value let-one-partner-frame-a-widget
    identifier | get_queryset | admin-shows-too-much restricted-queryset-and-its-side-doors which-hooks-of-generic-views-to-override custom-manager-and-queryset
    identifier | CheckConstraint | constraints-versus-validators check-constraint-and-null checkconstraint-keyword-since-six
    identifier | select_for_update(skip_locked=True) | job-queue-with-skip-locked workers-take-different-rows select-for-update-explained
    identifier | cache_page | cache-page-on-a-personal-view what-cache-page-does-not-store caching-levels-and-backends list-without-its-page json-in-place-of-a-page
    identifier | list_select_related | columns-that-query-per-row admin-list-is-slow
    identifier | refresh_from_db | f-expressions-and-races f-assigned-then-saved-twice generated-field-after-an-update
    identifier | pre_save post_save | what-signals-are-and-how-to-connect-them signal-pitfalls-and-alternatives post-save-receiver-that-raises post-save-and-a-rollback
    identifier | SECURE_HSTS_SECONDS | which-settings-harden-a-site-for-https hsts-setting-removed-but-browsers-insist
    identifier | LocaleMiddleware | translate-a-django-site language-chosen-by-locale-middleware what-browser-language-needs
    identifier | sync_to_async | async-views-when-they-help async-orm-possibilities-and-limits sync-query-in-an-async-view transaction-inside-an-async-view
    synonym | mtv | django-architecture-mtv mvc-versus-mtv
    synonym | gfk | what-contenttypes-are-for filter-on-a-generic-foreign-key delete-target-of-a-generic-foreign-key prefetch-a-generic-foreign-key
    synonym | csp nonce | roll-out-a-content-security-policy inline-script-blocked-despite-nonce-attribute csp-header-of-a-page-without-nonce
    synonym | mfa | social-login-oidc-saml-and-mfa brute-force-rate-limits-and-admin-hardening
    synonym | sso | social-login-oidc-saml-and-mfa remote-user-from-a-request-header
    synonym | fbv | class-based-or-function-based-views
    synonym | tz aware | time-zones-and-aware-datetimes expressions-that-give-an-aware-datetime
    synonym | pk uuid | integer-or-uuid-primary-key detect-a-new-object-with-uuid-key fault-in-a-uuid-primary-key
    synonym | background jobs queue | celery-retries-idempotency-and-commit tasks-framework-versus-celery job-queue-with-skip-locked mails-that-wait-behind-reports
    synonym | env vars config | settings-per-environment debug-from-the-environment
    synonym | multi tenancy row level access | users-reach-only-their-own-rows admin-shows-too-much tenants-behind-row-level-security tenants-in-shared-tables-or-apart
    synonym | logging sentry | logging-and-error-monitoring
    several | soft delete manager | foreign-key-access-and-hidden-rows custom-manager-and-queryset drafts-missing-from-the-admin audit-records-that-come-back
    several | redis cache down | builtin-redis-cache-during-an-outage redis-cache-builtin-or-django-redis
    several | drf permission object level list | drf-permissions-and-unfiltered-lists object-permission-and-the-list-action orders-that-strangers-can-read
    several | async orm transaction | transaction-inside-an-async-view async-orm-possibilities-and-limits
    several | allauth google login oauth | social-login-oidc-saml-and-mfa linking-social-accounts-by-email
    several | formset prefix management form | formset-printed-in-a-loop formsets-and-inline-formsets
    several | cors csrf spa | cors-versus-csrf-for-a-single-page-app spa-post-refused-although-cors-works
    several | makemigrations check ci | missing-migration-in-ci
    several | jinja2 vs django templates | how-does-jinja-relate-to-django what-holds-for-the-jinja2-backend
    several | kubernetes liveness readiness | health-checks-for-an-orchestrator database-query-in-the-liveness-probe
    """)

  /// Written the same way when those were known, again before any was tried.
  ///
  /// Of 64, 12 ask for what the bank does not have. Of the rest 69.2 % had a right answer first and
  /// 92.3 % among five. The comparison of what counts where a word stands then looked at them as well.
  static let latestRows = parsed(
    """
    own words | app crashes on startup because models are not loaded yet | what-appconfig-is-for
    own words | rename a field without losing data | zero-downtime-schema-changes renaming-a-column-while-serving
    own words | how to stop users from editing other peoples posts | how-object-level-permissions-are-done order-page-open-to-other-customers users-reach-only-their-own-rows
    own words | get the sql behind a queryset | orm-from-python-query-to-sql
    own words | count comments per post and sort by it | aggregate-and-annotate-explained count-per-object-in-a-loop
    own words | api returns 403 on post | anonymous-post-with-default-drf-settings form-html-from-render-to-string-gets-403 two-scripts-without-a-csrf-token spa-post-refused-although-cors-works
    own words | validate two form fields together | attach-an-error-to-a-field-in-clean steps-of-form-validation
    own words | pass the request user into a form | which-hooks-of-generic-views-to-override form-that-is-told-the-user
    own words | unit test a function that sends email | mail-sent-during-a-test test-tools-and-when
    own words | make a url optional parameter | how-url-patterns-work
    own words | user uploads evil file | upload-facts-chosen-by-the-client upload-from-request-to-storage
    own words | deploy with nginx and gunicorn | application-server-and-workers request-through-a-deployed-stack
    own words | database connections run out under load | facts-about-persistent-connections persistent-connections-pool-or-pgbouncer pool-with-persistent-connections too-many-clients-already
    own words | how to debug a memory leak or slow page | profile-a-slow-endpoint
    own words | add an index without locking the table | concurrent-index-in-a-default-migration zero-downtime-schema-changes
    own words | dropdown in admin with too many entries | admin-list-is-slow checks-for-an-autocomplete-field edit-page-with-a-huge-select
    own words | run code when the server starts | what-appconfig-is-for
    question | How do you prevent SQL injection in Django? | sql-injection-despite-the-orm which-queries-are-open-to-injection
    question | How would you implement soft delete? | custom-manager-and-queryset drafts-missing-from-the-admin foreign-key-access-and-hidden-rows audit-records-that-come-back
    question | What are signals and when should you avoid them? | signal-pitfalls-and-alternatives what-signals-are-and-how-to-connect-them
    question | How does session authentication work? | how-user-authentication-works session-fixation-cookie-flags-and-engines what-login-writes-into-the-session
    question | Difference between filter() and exclude() with many related rows? | chained-filters-on-many-valued-relation orm-filter-exclude-get-lookups
    question | What is a proxy model good for? | abstract-multi-table-or-proxy
    question | How do you version an API in DRF? | api-versioning-schemes
    question | Explain how Django templates escape html | escaping-and-safe-strings
    question | What is the difference between get() and filter()? | get-with-two-matching-rows orm-filter-exclude-get-lookups
    question | Why is my Celery task not seeing the new row? | celery-retries-idempotency-and-commit enqueue-inside-a-transaction on-commit-why-and-how
    question | How do you log in Django? | logging-and-error-monitoring
    question | What happens when two requests save the same row? | f-expressions-and-races lost-update-choose-the-fix optimistic-locking-in-django select-for-update-explained
    question | How can I restrict a view to staff? | protect-a-class-based-view roles-with-groups-and-permissions
    question | What is a reusable app? | project-versus-app
    typo | aggragate sum | aggregate-and-annotate-explained aggregate-over-no-rows worth-of-all-books-in-stock
    typo | deplyoment checklist | findings-of-check-deploy production-checklist
    typo | midleware exception | middleware-catching-view-exceptions
    typo | sesssion cookie | content-of-the-session-cookie default-attributes-of-the-session-cookie session-fixation-cookie-flags-and-engines what-session-cookie-secure-does
    typo | uniqe constraint | constraints-versus-validators one-active-subscription-per-user
    typo | genric views | class-based-or-function-based-views crud-with-functions-and-generic-views what-mixins-come-with-generic-views which-hooks-of-generic-views-to-override
    typo | cascde delete | choose-on-delete sql-of-a-cascading-foreign-key
    prefix | template tag | custom-tags-and-filters
    prefix | throttl | drf-throttling
    prefix | aggreg | aggregate-and-annotate-explained
    prefix | JSONFi | query-a-json-field
    prefix | custom mana | custom-manager-and-queryset custom-queryset-lookups-transforms
    identifier | ModelViewSet | apiview-generics-viewsets-and-routers build-a-rest-api-step-by-step requests-served-by-a-registered-viewset
    identifier | unique_together | constraints-versus-validators one-active-subscription-per-user
    identifier | DEFAULT_AUTO_FIELD | integer-or-uuid-primary-key
    identifier | update_or_create | get-or-create-under-concurrency update-or-create-create-defaults
    identifier | STATIC_ROOT | set-up-static-files target-folder-of-collectstatic
    identifier | raise_exception | permission-required-for-a-logged-in-user serializer-save-before-is-valid what-a-drf-serializer-does
    several | docker gunicorn workers | application-server-and-workers container-image-and-pipeline
    several | modelform exclude fields mass assignment | stock-added-to-the-post-data why-name-the-fields-of-a-modelform
    several | json field lookup key | json-key-compared-with-none query-a-json-field
    """)
}
