/// Queries and the questions that answer them, judged by hand.
///
/// A row is `kind | query | ids`; the first hit should be one of the ids. A row without ids finds
/// nothing. The benchmark reads this file as well.
///
/// When the bank had twice as many questions, 32 ids of new ones that answer a row were added to all tables;
/// that a question was judged as an answer does not say that it is the best one.
enum JudgedQueries {
  static let rows = parsed(
    """
    exact | What is a Django model | what-is-a-django-model
    exact | select_related or prefetch_related | select-related-or-prefetch-related
    exact | N+1 query problem | n-plus-one-find-and-fix
    exact | null=True and blank=True | null-versus-blank
    exact | What is middleware in Django | what-middleware-is-and-how-to-write-one
    exact | difference between default and db_default | default-versus-db-default
    exact | When does a QuerySet hit the database | queryset-evaluated-when
    exact | transaction.on_commit | on-commit-why-and-how
    exact | window functions in the ORM | window-functions-rank-per-group
    exact | squash migrations | squash-migrations
    exact | data migration | write-a-data-migration-safely
    exact | custom user model | custom-user-model-at-project-start
    exact | content security policy | roll-out-a-content-security-policy
    exact | clickjacking | what-clickjacking-is-and-how-django-stops-it
    exact | WSGI or ASGI | wsgi-versus-asgi
    exact | batteries included | batteries-included meaning-of-batteries-included
    exact | virtual environment | why-a-virtual-environment
    exact | management command | write-a-management-command
    exact | system check framework | system-checks-and-your-own
    exact | template inheritance include partials | include-inheritance-or-partials
    exact | formsets and inline formsets | formsets-and-inline-formsets
    exact | steps of form validation | steps-of-form-validation
    exact | session fixation | session-fixation-cookie-flags-and-engines
    exact | file-based sessions | how-file-based-sessions-work
    exact | sitemaps framework | sitemaps-framework-and-its-wiring
    exact | time zones | time-zones-and-aware-datetimes
    exact | optimistic locking | optimistic-locking-in-django
    exact | composite primary key | composite-primary-key-limits
    exact | generic relation contenttypes | what-contenttypes-are-for
    exact | related_name through | related-name-and-through-tables
    exact | object permissions do not filter a list | drf-permissions-and-unfiltered-lists object-permission-and-the-list-action
    exact | cursor pagination | page-number-offset-or-cursor-pagination traits-of-cursor-pagination
    exact | OpenAPI schema | openapi-schema-for-a-drf-api
    exact | zero downtime schema changes | zero-downtime-schema-changes
    exact | read replica | several-databases-and-read-replicas own-change-missing-on-a-replica
    exact | health checks | health-checks-for-an-orchestrator
    exact | production checklist | production-checklist
    exact | admin list slow | admin-list-is-slow
    exact | Tasks framework | tasks-framework-versus-celery what-the-tasks-framework-contains
    own words | loading related objects runs too many queries | n-plus-one-find-and-fix select-related-or-prefetch-related nested-serializers-writes-and-n-plus-1
    own words | page runs one query for every row in a loop | n-plus-one-find-and-fix count-per-object-in-a-loop queries-for-four-books-by-one-author
    own words | two people edit the same record and overwrite each other | optimistic-locking-in-django optimistic-or-pessimistic-for-forms lost-update-choose-the-fix f-expressions-and-races
    own words | what happens to children when the parent is deleted | choose-on-delete
    own words | who logged in user can see only his own orders | users-reach-only-their-own-rows order-page-open-to-other-customers
    own words | send an email only after the order is saved | on-commit-why-and-how on-commit-callback-fails on-commit-callback-in-a-test-case
    own words | process millions of rows without running out of memory | walk-through-a-million-rows memory-of-a-large-loop
    own words | run a background job | celery-retries-idempotency-and-commit tasks-framework-versus-celery job-queue-with-skip-locked
    own words | hide the secret key from git | settings-per-environment
    own words | different settings for production and development | settings-per-environment
    own words | protect login against password guessing | brute-force-rate-limits-and-admin-hardening login-view-after-many-wrong-passwords
    own words | site in several languages | translate-a-django-site what-browser-language-needs
    own words | upload a file | upload-from-request-to-storage
    own words | css missing in production | static-files-missing-with-debug-off set-up-static-files
    own words | how are passwords stored | how-passwords-are-stored-and-upgraded
    own words | stop other sites from embedding my page in an iframe | what-clickjacking-is-and-how-django-stops-it let-one-partner-frame-a-widget
    own words | user input shown as html is dangerous | xss-holes-that-auto-escaping-leaves escaping-and-safe-strings highlight-filter-for-reviews
    own words | add a column without stopping the site | zero-downtime-schema-changes added-column-meets-old-code required-column-during-a-rolling-deploy rolling-deploy-with-one-schema quick-migration-that-stops-the-site
    own words | two developers created the same migration number | two-branches-added-the-same-number two-leaf-nodes-in-one-app
    own words | undo a migration | fake-plan-prune-and-revert migrating-to-an-earlier-name reverting-past-a-data-migration
    own words | endpoint is slow how to find the reason | profile-a-slow-endpoint
    own words | make tests faster | slow-test-suite-what-to-do slow-creation-of-users-in-tests
    own words | log in with google | social-login-oidc-saml-and-mfa
    own words | limit how many requests a client may send | drf-throttling throttle-rates-with-four-workers response-to-a-throttled-request rate-limit-keyed-by-forwarded-address
    own words | reuse the same rule in view and api | rule-shared-by-view-api-and-command where-business-logic-goes
    own words | where does business logic belong | where-business-logic-goes
    own words | many workers recompute an expired cache entry at once | cache-invalidation-and-stampede one-worker-rebuilds-a-hot-key
    own words | lock a row while I change it | select-for-update-explained
    own words | increase a counter safely | f-expressions-and-races
    own words | latest review for each book | latest-related-row-with-subquery rating-of-the-newest-review
    own words | first n rows of each group | window-functions-rank-per-group two-dearest-books-of-each-author recent-order-of-each-customer
    own words | search form with optional conditions | q-objects-explained search-page-without-words
    own words | insert thousands of rows fast | bulk-create-and-bulk-update bulk-create-number-of-inserts
    own words | move from an old django version to the newest | upgrade-over-several-releases steps-from-4-2-to-6-1
    own words | when is django the wrong choice | when-not-to-pick-django best-reason-against-django disadvantages-of-django
    own words | difference between project and app | project-versus-app
    own words | way of a request through django | request-response-lifecycle request-through-a-deployed-stack
    own words | chat with live updates | websockets-and-what-django-needs chat-messages-that-reach-some-users chat-that-outgrows-one-server
    own words | keep filters when paging through a list | query-parameters-in-pagination-links next-link-with-the-querystring-tag
    own words | same look for all forms | reusable-form-rendering
    own words | why does a receiver not run | signal-receivers-never-run signal-receiver-defined-in-a-function receiver-connected-in-a-test-is-silent
    own words | restrict admin to rows of the own publisher | admin-shows-too-much restricted-queryset-and-its-side-doors
    own words | store a list in a model field of my own | implement-a-custom-model-field
    own words | allowed values of a field as enum | model-choices-with-enums
    own words | uuid or integer as primary key | integer-or-uuid-primary-key
    own words | column computed by the database | what-a-generated-field-is
    own words | does saving check the fields | does-save-validate
    own words | test a page that needs login | test-a-view-with-the-client sign-in-cheaply-in-a-test
    own words | fetch an url given by the user | ssrf-and-open-redirects fetch-user-url-without-ssrf
    own words | react app on another domain cannot post | cors-versus-csrf-for-a-single-page-app spa-post-refused-although-cors-works
    typo | middlewear | what-middleware-is-and-how-to-write-one
    typo | autentication backend | how-user-authentication-works permission-mixin-with-an-object-grant how-object-level-permissions-are-done
    typo | migratoin | what-migrations-are-and-their-commands what-a-migration-file-contains
    typo | select_realted | select-related-or-prefetch-related select-related-accepts-which select-related-nullable-foreign-key
    typo | prefetch_relatd | select-related-or-prefetch-related filter-on-a-prefetched-relation iterator-after-prefetch-related
    typo | quaryset lazy | queryset-evaluated-when orm-from-python-query-to-sql
    typo | serialiser validation | what-a-drf-serializer-does serializer-validation-hooks-that-run
    typo | clikjacking | what-clickjacking-is-and-how-django-stops-it
    typo | trasnaction savepoint | atomic-savepoints-atomic-requests
    typo | contenttpyes | what-contenttypes-are-for
    typo | permisions groups | roles-with-groups-and-permissions
    typo | paginaton | paginate-and-why-deep-pages-are-slow page-number-offset-or-cursor-pagination
    typo | virtaul enviroment | why-a-virtual-environment
    typo | websokets | websockets-and-what-django-needs statements-about-websockets
    typo | inheritence proxy | abstract-multi-table-or-proxy
    typo | composite primray key | composite-primary-key-limits
    typo | throtling | drf-throttling
    typo | squahs migrations | squash-migrations
    typo | cachign levels | caching-levels-and-backends
    typo | staitc files | set-up-static-files
    typo | templete tags | custom-tags-and-filters
    typo | asyncronous view | async-views-when-they-help async-view-behind-a-wsgi-server async-view-under-wsgi sync-query-in-an-async-view async-test-of-a-view
    typo | on_delte cascade | choose-on-delete sql-of-a-cascading-foreign-key
    typo | savepionts | atomic-savepoints-atomic-requests
    typo | dependancies | add-and-maintain-packages what-a-migration-file-contains
    prefix | middlew | what-middleware-is-and-how-to-write-one
    prefix | prefetch_rel | select-related-or-prefetch-related filter-on-a-prefetched-relation iterator-after-prefetch-related
    prefix | contentty | what-contenttypes-are-for
    prefix | select_for_upd | select-for-update-explained select-for-update-outside-atomic
    prefix | clickj | what-clickjacking-is-and-how-django-stops-it
    prefix | makemess | translate-a-django-site
    prefix | collectst | set-up-static-files target-folder-of-collectstatic collectstatic-without-the-secret
    prefix | optimistic lo | optimistic-locking-in-django
    prefix | on_comm | on-commit-why-and-how
    prefix | formse | formsets-and-inline-formsets
    prefix | websock | websockets-and-what-django-needs statements-about-websockets
    prefix | custom user mo | custom-user-model-at-project-start
    prefix | squashm | squash-migrations when-squashed-originals-may-go
    prefix | thrott | drf-throttling
    prefix | LoginReq | require-login-on-every-page protect-a-class-based-view
    identifier | select_for_update | select-for-update-explained select-for-update-outside-atomic last-copy-sold-twice
    identifier | bulk_create | bulk-create-and-bulk-update bulk-create-skips-which bulk-create-number-of-inserts bulk-create-upsert-arguments
    identifier | get_or_create | get-or-create-under-concurrency get-or-create-duplicates-appear get-or-create-lookup-or-defaults
    identifier | {% csrf_token %} | what-the-csrf-token-tag-emits-and-protects output-of-the-csrf-token-tag
    identifier | on_delete=CASCADE | choose-on-delete sql-of-a-cascading-foreign-key
    identifier | AUTH_USER_MODEL | custom-user-model-at-project-start user-creation-form-with-a-swapped-user-model
    identifier | F() | f-expressions-and-races f-assigned-then-saved-twice
    identifier | Q objects | q-objects-explained
    identifier | ALLOWED_HOSTS | host-header-attacks-and-allowed-hosts debug-off-without-allowed-hosts allowed-hosts-in-parentheses allowed-hosts-leading-dot-matches
    identifier | CONN_MAX_AGE | persistent-connections-pool-or-pgbouncer default-lifetime-of-a-connection facts-about-persistent-connections
    identifier | SECRET_KEY_FALLBACKS | what-secret-key-signs-and-how-to-rotate-it what-breaks-when-the-secret-key-changes settings-for-a-gradual-key-rotation
    identifier | AppConfig.ready | what-appconfig-is-for
    identifier | get_absolute_url | sitemaps-framework-and-its-wiring sitemap-for-objects-without-an-url-method what-redirect-accepts
    identifier | GenericForeignKey | what-contenttypes-are-for filter-on-a-generic-foreign-key delete-target-of-a-generic-foreign-key prefetch-a-generic-foreign-key
    identifier | SubqUery OuterRef | latest-related-row-with-subquery
    identifier | assertNumQueries | query-count-around-a-filter test-tools-and-when
    identifier | RunPython | write-a-data-migration-safely runpython-when-squashing model-of-another-app-in-runpython
    identifier | --fake-initial | fake-plan-prune-and-revert
    identifier | GeneratedField | what-a-generated-field-is generated-field-after-an-update expressions-a-generated-field-accepts
    identifier | request.data | request-data-versus-request-post
    identifier | mark_safe | escaping-and-safe-strings highlight-filter-for-reviews which-helpers-escape-the-name xss-holes-that-auto-escaping-leaves
    identifier | ATOMIC_REQUESTS | atomic-savepoints-atomic-requests atomic-requests-covers-what
    identifier | USE_TZ | time-zones-and-aware-datetimes naive-datetime-in-a-datetimefield zone-of-timezone-now
    identifier | skip_locked | job-queue-with-skip-locked workers-take-different-rows
    identifier | UserCreationForm | sign-up-with-user-creation-form user-creation-form-with-a-swapped-user-model state-after-saving-the-creation-form
    identifier | process_exception | middleware-catching-view-exceptions
    identifier | cached_db | session-fixation-cookie-flags-and-engines which-engine-loses-sessions-with-the-cache
    identifier | SimpleTestCase | test-case-classes-compared query-in-a-simple-test-case
    synonym | cbv or fbv | class-based-or-function-based-views
    synonym | drf | what-is-drf-and-why-use-it
    synonym | i18n | translate-a-django-site
    synonym | l10n | translate-a-django-site what-browser-language-needs
    synonym | ws | websockets-and-what-django-needs consumer-in-a-url-route
    synonym | fk on delete | choose-on-delete
    synonym | m2m through | related-name-and-through-tables
    synonym | xss | xss-holes-that-auto-escaping-leaves
    synonym | idor | users-reach-only-their-own-rows
    synonym | rbac | roles-with-groups-and-permissions
    synonym | 2fa | social-login-oidc-saml-and-mfa brute-force-rate-limits-and-admin-hardening
    synonym | dtl | what-is-a-django-template
    synonym | venv | why-a-virtual-environment what-a-virtual-environment-gives moved-virtual-environment
    synonym | internationalization | translate-a-django-site
    synonym | related loading | n-plus-one-find-and-fix select-related-or-prefetch-related
    synonym | race condition counter | f-expressions-and-races get-or-create-under-concurrency
    synonym | superuser creation | kinds-of-users-and-creating-a-superuser
    synonym | rate limiting api | drf-throttling
    synonym | eager loading | select-related-or-prefetch-related n-plus-one-find-and-fix
    synonym | k8s probes | health-checks-for-an-orchestrator
    synonym | upsert | bulk-create-and-bulk-update bulk-create-upsert-arguments get-or-create-under-concurrency
    several | cache key stampede | cache-invalidation-and-stampede one-worker-rebuilds-a-hot-key
    several | jwt session token choose | session-token-or-jwt
    several | postgres connection pool pgbouncer | persistent-connections-pool-or-pgbouncer
    several | unique constraint validator | constraints-versus-validators
    several | drf nested serializer create | nested-serializers-writes-and-n-plus-1 author-posted-together-with-books
    several | gunicorn workers threads | application-server-and-workers requests-at-once-with-gunicorn
    several | docker image collectstatic | container-image-and-pipeline collectstatic-without-the-secret
    several | jsonfield null key | query-a-json-field json-key-compared-with-none
    several | aggregate annotate group by | aggregate-and-annotate-explained
    several | count doubles two joins annotate | two-counts-too-high-why two-count-annotations-print
    several | atomic nested savepoint error | atomic-savepoints-atomic-requests tags-left-after-nested-atomic swallowed-integrity-error-in-atomic
    several | signals pitfalls alternatives | signal-pitfalls-and-alternatives
    several | modelform fields __all__ | why-name-the-fields-of-a-modelform
    several | generic view override methods | which-hooks-of-generic-views-to-override
    several | reverse namespace converter | namespaces-converters-and-reverse
    several | django flask compare | django-versus-flask
    several | custom manager queryset methods | custom-manager-and-queryset custom-queryset-lookups-transforms queryset-methods-on-the-manager
    several | hsts ssl redirect proxy | which-settings-harden-a-site-for-https redirect-loop-behind-a-tls-proxy
    several | celery task runs twice idempotent | task-that-runs-twice celery-retries-idempotency-and-commit
    nothing | zzzqqq |
    nothing | kwyjibo |
    nothing | x9y8z7w6 |
    nothing | …!? zzzzzz |
    """)

  static func parsed(_ table: String) -> [(kind: String, query: String, ids: Set<String>)] {
    table.split(separator: "\n").map { row in
      let cells = row.split(separator: "|", omittingEmptySubsequences: false).map { cell in
        String(cell.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
      }
      return (
        kind: cells[0], query: cells[1], ids: Set(cells[2].split(separator: " ").map(String.init))
      )
    }
  }
}
