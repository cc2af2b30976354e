extension JudgedQueries {
  /// Written and judged by somebody who knew neither the bank's words nor the search: people who
  /// describe what they want (paraphrase), who misspell, who ask about other subjects (foreign, which
  /// have no ids and are to be doubted).
  ///
  /// Of the 117 about Django, before anything was changed and any of them was tried, 57.3 % had a right
  /// answer first and 75.2 % among five. No synonym or text follows a row; the
  /// comparison of weights looked at the sums of this set as of the others.
  static let strangersRows = parsed(
    """
    paraphrase | page gets slower with every order in the list | n-plus-one-find-and-fix queries-for-four-books-by-one-author count-per-object-in-a-loop select-related-or-prefetch-related profile-a-slow-endpoint
    paraphrase | what happens between the browser asking and my function running | request-response-lifecycle request-through-a-deployed-stack order-of-parts-in-a-deployed-stack
    paraphrase | difference between the whole site folder and one of its pieces | project-versus-app
    paraphrase | why does django call its views templates | mvc-versus-mtv django-architecture-mtv counterpart-of-a-controller-action
    paraphrase | two people buy the last ticket at the same moment | last-copy-sold-twice sell-without-going-below-zero select-for-update-explained f-expressions-and-races lost-update-choose-the-fix shop-at-the-start-of-a-sale
    paraphrase | add one to a counter without losing updates | f-expressions-and-races lost-update-choose-the-fix insert-or-update-without-a-race
    paraphrase | does the query run when I write filter or later | queryset-evaluated-when which-lines-evaluate-at-once wrong-field-name-fails-when queries-for-len-count-exists-loop
    paraphrase | insert ten thousand rows fast | bulk-create-and-bulk-update bulk-create-number-of-inserts bulk-create-skips-which
    paraphrase | undo everything if one of the saves fails | atomic-savepoints-atomic-requests two-creates-with-an-error-between tags-left-after-nested-atomic atomic-requests-covers-what import-with-a-bad-third-row
    paraphrase | find rows where this or that is true | q-objects-explained q-or-condition-which-query q-with-keyword-argument-order
    paraphrase | count comments for each post in one query | aggregate-and-annotate-explained count-per-object-in-a-loop conditional-count-in-one-query
    paraphrase | compare one column with another column of the same row | f-expressions-and-races
    paraphrase | get only a few columns instead of whole objects | values-values-list-only-defer only-then-touching-another-field values-list-flat-prints
    paraphrase | what happens to the children when the parent row is removed | choose-on-delete refuse-deletion-of-customers-with-invoices sql-of-a-cascading-foreign-key restrict-with-a-second-path db-cascade-and-signals
    paraphrase | link table that stores an extra date between two models | related-name-and-through-tables add-with-extra-data-of-the-pair
    paraphrase | share common fields like created date between several models | abstract-multi-table-or-proxy abstract-base-class-facts
    paraphrase | same table but different behaviour in python | abstract-multi-table-or-proxy other-ordering-and-admin-for-one-table
    paraphrase | add my own login with email instead of username | custom-user-model-at-project-start
    paraphrase | change the user table in the middle of a project | swapping-the-user-model-after-migrate custom-user-model-at-project-start
    paraphrase | fill a new column for existing rows while upgrading the schema | write-a-data-migration-safely added-column-meets-old-code zero-downtime-schema-changes custom-method-in-a-data-migration
    paraphrase | two colleagues both made number 0012 and now it refuses to run | two-branches-added-the-same-number two-leaf-nodes-in-one-app
    paraphrase | add a required column to a huge table without stopping the site | zero-downtime-schema-changes required-column-during-a-rolling-deploy rolling-deploy-with-one-schema added-column-meets-old-code
    paraphrase | read from a copy of the database and write to the main one | several-databases-and-read-replicas own-change-missing-on-a-replica
    paraphrase | too many open connections to postgres | persistent-connections-pool-or-pgbouncer facts-about-persistent-connections
    paraphrase | make sure the same pair of values cannot be stored twice | constraints-versus-validators one-active-subscription-per-user composite-primary-key-limits
    paraphrase | speed up lookups on a column people search by | choose-indexes-for-a-model index-for-iexact-on-postgresql columns-indexed-without-asking queries-served-by-a-two-column-index
    paraphrase | run raw sql safely with user input | sql-injection-despite-the-orm raw-query-under-review which-queries-are-open-to-injection
    paraphrase | hide deleted items everywhere without really removing them | foreign-key-access-and-hidden-rows custom-manager-and-queryset custom-queryset-lookups-transforms audit-records-that-come-back
    paraphrase | link to a page without writing its address by hand | namespaces-converters-and-reverse reverse-inside-a-namespace how-url-patterns-work reverse-with-query-and-fragment
    paraphrase | two apps both have a page called detail | namespaces-converters-and-reverse reverse-inside-a-namespace
    paraphrase | should I write views as functions or as classes | class-based-or-function-based-views
    paraphrase | show twenty results per page | paginate-and-why-deep-pages-are-slow queries-for-one-page page-number-beyond-the-end page-number-offset-or-cursor-pagination list-of-sixty-books-with-a-page-size
    paraphrase | reuse the same header and footer on every page | include-inheritance-or-partials child-template-of-a-sale
    paraphrase | make a variable available in every template | response-that-runs-context-processors
    paraphrase | show user typed html without letting scripts run | xss-holes-that-auto-escaping-leaves escaping-and-safe-strings which-helpers-escape-the-name escaped-output-of-a-variable
    paraphrase | write my own function to use inside double curly braces | custom-tags-and-filters highlight-filter-for-reviews what-load-needs-to-find-a-library
    paraphrase | check that two password fields are the same | steps-of-form-validation attach-an-error-to-a-field-in-clean sign-up-with-user-creation-form
    paraphrase | edit several rows of the same kind on one page | formsets-and-inline-formsets one-of-three-forms-filled-in formset-printed-in-a-loop duties-after-formset-save-without-commit
    paraphrase | save the current user as author when the form is submitted | life-of-a-form-from-class-to-row tags-lost-after-commit-false which-hooks-of-generic-views-to-override owner-of-a-created-object
    paraphrase | let staff see only their own records in the back office | admin-shows-too-much restricted-queryset-and-its-side-doors
    paraphrase | mark many selected rows as published in one click in the back office | where-editors-can-run-an-action what-is-the-admin-for
    paraphrase | page only for people who have signed in | how-user-authentication-works require-login-on-every-page protect-a-class-based-view who-passes-login-required login-mixin-without-effect
    paraphrase | user may edit only his own posts | users-reach-only-their-own-rows how-object-level-permissions-are-done order-page-open-to-other-customers drf-permissions-and-unfiltered-lists
    paraphrase | another site tricks my logged in user into sending a form | what-the-csrf-token-tag-emits-and-protects how-the-csrf-middleware-decides form-post-from-another-origin which-endpoint-may-be-csrf-exempt
    paraphrase | how are passwords kept so a stolen database is useless | how-passwords-are-stored-and-upgraded third-part-of-a-stored-password
    paraphrase | where does the shopping cart live for a visitor without an account | what-a-session-is-and-how-a-view-uses-it anonymous-cart-at-login books-added-in-three-requests content-of-the-session-cookie
    paraphrase | run some code for every request | what-middleware-is-and-how-to-write-one timing-middleware-in-the-old-style async-middleware-in-a-mixed-stack
    paraphrase | create a profile automatically when somebody registers | what-signals-are-and-how-to-connect-them signal-pitfalls-and-alternatives
    paraphrase | send the mail only after the data is really saved | on-commit-why-and-how post-save-and-a-rollback signal-pitfalls-and-alternatives enqueue-inside-a-transaction celery-retries-idempotency-and-commit
    paraphrase | keep an expensive result so it is not computed every time | caching-levels-and-backends report-built-on-every-request
    paraphrase | limit how many times a client can call my api | drf-throttling user-throttle-over-two-endpoints response-to-a-throttled-request throttle-rates-with-four-workers
    paraphrase | nested objects in json when creating through the api | nested-serializers-writes-and-n-plus-1 author-posted-together-with-books
    paraphrase | long job must not make the visitor wait | celery-retries-idempotency-and-commit tasks-framework-versus-celery report-that-computes-for-45-seconds default-backend-of-the-tasks-framework
    paraphrase | run something every night at two | write-a-management-command tasks-framework-versus-celery what-the-tasks-framework-contains jobs-at-fixed-times
    paraphrase | push live updates to the browser like a chat | websockets-and-what-django-needs statements-about-websockets chat-messages-that-reach-some-users streaming-downloads-and-server-sent-events
    paraphrase | my test must not really call the payment provider | test-tools-and-when test-async-tasks-signals-on-commit payment-mock-in-a-test
    paraphrase | pictures and css are missing after turning debug off | static-files-missing-with-debug-off set-up-static-files
    paraphrase | keep passwords and keys out of the repository | settings-per-environment
    exact | N+1 query problem | n-plus-one-find-and-fix select-related-or-prefetch-related queries-for-four-books-by-one-author count-per-object-in-a-loop
    exact | custom model manager | custom-manager-and-queryset custom-queryset-lookups-transforms queryset-methods-on-the-manager count-after-declaring-a-manager
    exact | multi-table inheritance | abstract-multi-table-or-proxy querying-a-multi-table-parent
    exact | squashing migrations | squash-migrations when-squashed-originals-may-go squashed-file-on-a-half-migrated-database runpython-when-squashing
    exact | MTV architecture | django-architecture-mtv mvc-versus-mtv
    exact | template inheritance | include-inheritance-or-partials child-template-of-a-sale
    exact | class-based views | class-based-or-function-based-views how-a-class-based-view-picks-its-handler what-mixins-come-with-generic-views which-hooks-of-generic-views-to-override which-method-picks-the-handler protect-a-class-based-view
    exact | generic foreign key | what-contenttypes-are-for filter-on-a-generic-foreign-key delete-target-of-a-generic-foreign-key prefetch-a-generic-foreign-key
    exact | CSRF protection | what-the-csrf-token-tag-emits-and-protects how-the-csrf-middleware-decides which-methods-the-csrf-middleware-checks where-the-csrf-secret-lives cors-versus-csrf-for-a-single-page-app
    exact | custom middleware | what-middleware-is-and-how-to-write-one async-middleware-in-a-mixed-stack timing-middleware-in-the-old-style
    exact | content security policy | roll-out-a-content-security-policy csp-header-of-a-page-without-nonce csp-override-on-a-map-page effect-of-a-report-only-policy inline-script-blocked-despite-nonce-attribute
    exact | token authentication in DRF | drf-authentication-schemes drf-token-header-format session-token-or-jwt
    exact | Celery task retries | celery-retries-idempotency-and-commit task-that-runs-twice
    exact | ASGI vs WSGI | wsgi-versus-asgi reasons-to-move-to-asgi sync-view-under-asgi async-view-under-wsgi
    exact | timezone aware datetimes | time-zones-and-aware-datetimes expressions-that-give-an-aware-datetime naive-datetime-in-a-datetimefield zone-of-timezone-now
    identifier | prefetch_related | select-related-or-prefetch-related prefetch-two-levels-query-count filter-on-a-prefetched-relation stocked-books-beside-all-books iterator-after-prefetch-related prefetch-a-generic-foreign-key
    identifier | get_or_create | get-or-create-under-concurrency get-or-create-duplicates-appear get-or-create-lookup-or-defaults
    identifier | select_for_update | select-for-update-explained select-for-update-outside-atomic who-waits-for-a-row-lock last-copy-sold-twice job-queue-with-skip-locked workers-take-different-rows lock-with-nullable-join-postgresql
    identifier | transaction.on_commit | on-commit-why-and-how on-commit-order-of-output on-commit-lambda-in-a-loop on-commit-callback-fails on-commit-callback-in-a-test-case test-async-tasks-signals-on-commit
    identifier | OuterRef | latest-related-row-with-subquery subquery-that-fails-on-postgresql review-numbers-from-a-subquery authors-once-with-expensive-book
    identifier | reverse_lazy | delete-view-that-keeps-the-site-down namespaces-converters-and-reverse crud-with-functions-and-generic-views
    identifier | get_queryset | which-hooks-of-generic-views-to-override drf-permissions-and-unfiltered-lists users-reach-only-their-own-rows admin-shows-too-much generic-view-iterating-self-queryset custom-manager-and-queryset reviews-of-the-past-week object-permission-and-the-list-action
    identifier | list_display | columns-that-query-per-row what-is-the-admin-for admin-list-is-slow
    identifier | SerializerMethodField | type-of-a-serializer-method-field openapi-schema-for-a-drf-api
    identifier | SECURE_HSTS_SECONDS | which-settings-harden-a-site-for-https hsts-setting-removed-but-browsers-insist deploy-check-runs-when
    identifier | setUpTestData | set-up-test-data-how-often changing-set-up-test-data-objects test-case-classes-compared where-test-objects-come-from hooks-around-one-test
    prefix | middlew | what-middleware-is-and-how-to-write-one async-middleware-in-a-mixed-stack middleware-call-order-print timing-middleware-in-the-old-style middleware-that-answers-early middleware-catching-view-exceptions jobs-of-middleware-that-ships-with-django sync-middleware-under-asgi plan-middleware-and-anonymous-visitors async-header-middleware-that-fails
    prefix | permiss | roles-with-groups-and-permissions how-object-level-permissions-are-done drf-permissions-and-unfiltered-lists permissions-that-migrate-creates permission-check-after-adding-a-permission permission-required-for-a-logged-in-user permission-check-in-a-template permission-mixin-with-an-object-grant several-permission-classes-in-a-list object-permission-and-the-list-action has-perm-with-an-object-by-default
    prefix | annot | aggregate-and-annotate-explained two-counts-too-high-why two-count-annotations-print filter-before-or-after-annotate filter-on-annotation-which-clause filter-on-window-annotation conditional-count-in-one-query count-per-object-in-a-loop
    prefix | bulk_cr | bulk-create-and-bulk-update bulk-create-skips-which bulk-create-number-of-inserts bulk-create-upsert-arguments
    prefix | paginat | paginate-and-why-deep-pages-are-slow page-number-offset-or-cursor-pagination queries-for-one-page page-number-beyond-the-end list-of-sixty-books-with-a-page-size query-parameters-in-pagination-links traits-of-cursor-pagination offset-pagination-while-rows-are-inserted queryset-for-keyset-pagination client-chosen-page-size
    prefix | collectst | target-folder-of-collectstatic set-up-static-files collectstatic-without-the-secret static-files-missing-with-debug-off static-tag-for-a-file-added-later
    prefix | context proc | response-that-runs-context-processors inline-script-blocked-despite-nonce-attribute url-of-the-page-inside-a-template csp-header-of-a-page-without-nonce
    prefix | makemig | what-migrations-are-and-their-commands model-changes-that-produce-a-migration how-makemigrations-finds-the-old-state missing-migration-in-ci two-branches-added-the-same-number two-leaf-nodes-in-one-app
    synonym | inline editing of child rows in the back office | formsets-and-inline-formsets what-is-the-admin-for
    synonym | throttle requests | drf-throttling user-throttle-over-two-endpoints response-to-a-throttled-request throttle-rates-with-four-workers
    synonym | event hooks when a model is stored | what-signals-are-and-how-to-connect-them signal-pitfalls-and-alternatives signal-receivers-never-run post-save-receiver-that-raises
    synonym | background worker queue | tasks-framework-versus-celery celery-retries-idempotency-and-commit job-queue-with-skip-locked what-the-tasks-framework-contains workers-take-different-rows
    synonym | multilingual website | translate-a-django-site what-browser-language-needs language-chosen-by-locale-middleware
    synonym | unit testing endpoints | test-a-view-with-the-client test-tools-and-when
    synonym | user roles | roles-with-groups-and-permissions kinds-of-users-and-creating-a-superuser
    synonym | file attachments | upload-from-request-to-storage plain-form-with-a-filefield file-missing-from-the-request upload-facts-chosen-by-the-client
    synonym | web socket server | websockets-and-what-django-needs statements-about-websockets consumer-in-a-url-route chat-messages-that-reach-some-users
    synonym | URL dispatcher | how-url-patterns-work namespaces-converters-and-reverse two-routes-for-the-archive file-that-picks-the-view
    typo | mirgation conflicts | two-branches-added-the-same-number two-leaf-nodes-in-one-app
    typo | serialzer validation | what-a-drf-serializer-does serializer-validation-hooks-that-run partial-update-and-object-validation serializer-save-before-is-valid
    typo | queryset lazyness | queryset-evaluated-when which-lines-evaluate-at-once wrong-field-name-fails-when queries-for-len-count-exists-loop
    typo | custom managment command | write-a-management-command path-of-a-custom-command print-in-a-command-under-test call-command-with-an-option command-error-in-the-shell
    typo | authetication backend | how-user-authentication-works how-object-level-permissions-are-done permission-mixin-with-an-object-grant social-login-oidc-saml-and-mfa remote-user-from-a-request-header
    typo | foregin key on_delete | choose-on-delete refuse-deletion-of-customers-with-invoices sql-of-a-cascading-foreign-key restrict-with-a-second-path db-cascade-and-signals
    typo | template tgas | custom-tags-and-filters what-load-needs-to-find-a-library escaping-of-simple-tag-output output-of-a-simple-block-tag request-in-an-inclusion-tag
    typo | signals recievers | what-signals-are-and-how-to-connect-them signal-receivers-never-run signal-receiver-defined-in-a-function post-save-receiver-that-raises receivers-of-an-app-listed-by-package receiver-connected-in-a-test-is-silent signal-pitfalls-and-alternatives async-receiver-of-a-sync-save
    typo | cache invaldation | cache-invalidation-and-stampede old-price-served-from-the-cache
    typo | sesion storage | session-fixation-cookie-flags-and-engines how-file-based-sessions-work what-a-session-is-and-how-a-view-uses-it which-engine-loses-sessions-with-the-cache properties-of-signed-cookie-sessions settings-for-file-based-sessions content-of-the-session-cookie
    typo | model form clena method | steps-of-form-validation attach-an-error-to-a-field-in-clean order-of-validation-steps modelform-from-check-to-row
    typo | gunicron workers | application-server-and-workers requests-at-once-with-gunicorn slow-clients-and-sync-workers report-that-computes-for-45-seconds
    typo | abstarct base class | abstract-multi-table-or-proxy abstract-base-class-facts
    typo | static flies in production | set-up-static-files static-files-missing-with-debug-off storages-for-media-and-hashed-static-files
    typo | celrey beat schedule | tasks-framework-versus-celery what-the-tasks-framework-contains jobs-at-fixed-times entry-with-an-hour-only job-longer-than-its-interval
    foreign | kubernetes operator reconciliation loop |
    foreign | React hooks useEffect dependencies |
    foreign | capital gains tax law |
    foreign | Rust borrow checker lifetimes |
    foreign | binary tree balancing rotation |
    foreign | Spring Boot bean scopes |
    foreign | photosynthesis in plants |
    foreign | Kotlin coroutines dispatchers |
    foreign | gradient descent learning rate |
    foreign | sourdough bread hydration |
    """)
}
