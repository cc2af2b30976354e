"""Proofs for Data/django/testing.json: Django's test classes run here inside pytest."""

import contextlib
import gc
import io
import json
import os
import re
import shlex
import subprocess
import sys
import textwrap
import threading
import types
import unittest
from functools import partial
from pathlib import Path
from unittest import mock

import bank
import django
import pytest
from django.conf import global_settings
from django.contrib.auth import get_user_model
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import AnonymousUser
from django.core import mail
from django.db import connections, models, transaction
from django.db.models.signals import post_save
from django.db.transaction import TransactionManagementError
from django.http import HttpResponse, JsonResponse
from django.test import (
    Client,
    RequestFactory,
    SimpleTestCase,
    TestCase,
    TransactionTestCase,
    override_settings,
)
from django.test.runner import DiscoverRunner, reorder_tests
from django.test.utils import CaptureQueriesContext
from django.urls import path, reverse
from django.views.decorators.csrf import csrf_protect
from shop.models import Author, Book, Order

User = get_user_model()
IMPORTS = {
    "TestCase": TestCase,
    "SimpleTestCase": SimpleTestCase,
    "RequestFactory": RequestFactory,
    "Author": Author,
    "Book": Book,
    "Order": Order,
    "get_user_model": get_user_model,
    "override_settings": override_settings,
    "transaction": transaction,
    "post_save": post_save,
    "reverse": reverse,
    "mail": mail,
    "mock": mock,
}


@pytest.fixture(scope="session")
def django_db_use_migrations():
    """The shop has no migrations and refers to auth's user table: PostgreSQL, which checks such
    references at once, can only create both in one go."""
    return False


def plain(text):
    """An option's text without its fence or backticks."""
    if fence := re.fullmatch(r"```python\n(.*)```", text, flags=re.S):
        return fence[1]
    span = re.fullmatch(r"`([^`]*)`", text)
    return span[1] if span else text


def options(question):
    found = bank.questions()[question]["options"]
    return (
        [plain(option["text"]) for option in found if option["correct"]],
        [plain(option["text"]) for option in found if not option["correct"]],
    )


def key(question):
    (right,), wrong = options(question)
    assert right not in wrong
    return right


def run(code, /, **names):
    """Executes code from the bank; the namespace afterwards and what it printed."""
    space = IMPORTS | {"__name__": __name__} | names
    with contextlib.redirect_stdout(io.StringIO()) as output:
        exec(textwrap.dedent(code), space)
    return space, output.getvalue()


def outcome_of(*cases):
    """Runs test classes with unittest; the result, and what the tests printed."""
    loader = unittest.TestLoader()
    suite = unittest.TestSuite(loader.loadTestsFromTestCase(case) for case in cases)
    result = unittest.TestResult()
    with contextlib.redirect_stdout(io.StringIO()) as output:
        suite.run(result)
    return result, output.getvalue().strip()


def passes(*cases):
    result, _ = outcome_of(*cases)
    assert result.testsRun
    return result.wasSuccessful()


# --------------------------------------------------------------- a small site to test


@login_required(login_url="/login/")
def order_list(request):
    return HttpResponse(", ".join(order.status for order in request.user.orders.all()))


def page(request):
    return HttpResponse(str(Author.objects.count()))


async def async_page(request):
    return HttpResponse(str(await Author.objects.acount()))


def seen(request):
    return JsonResponse({"accept": request.headers.get("Accept"), "user": str(request.user)})


@csrf_protect
def form(request):
    return HttpResponse("saved")


urlpatterns = [
    path("orders/", order_list, name="order-list"),
    path("page/", page),
    path("async-page/", async_page),
    path("status/", async_page),
    path("seen/", seen),
    path("form/", form),
]


@pytest.fixture
def site(settings):
    settings.ROOT_URLCONF = __name__


if django.VERSION >= (6, 0):
    from django.tasks import default_task_backend, task

    @task
    def send_receipt(pk):
        print("sent")


# --------------------------------------------------------------- open questions


@pytest.mark.proves("test-a-view-with-the-client")
@pytest.mark.django_db
def test_the_order_list_is_tested_with_the_client(site):
    case = run(bank.code("test-a-view-with-the-client", "answer"))[0]["OrderListTests"]
    result, _ = outcome_of(case)
    assert result.testsRun == 2 and result.wasSuccessful(), result.errors + result.failures


@pytest.mark.proves("test-a-view-with-the-client")
@pytest.mark.django_db
def test_the_order_list_test_notices_a_missing_login_check(settings):
    urls = types.ModuleType("unprotected")
    urls.urlpatterns = [path("orders/", lambda request: HttpResponse("paid"), name="order-list")]
    settings.ROOT_URLCONF = urls
    case = run(bank.code("test-a-view-with-the-client", "answer"))[0]["OrderListTests"]
    result, _ = outcome_of(case)
    assert [test.id().split(".")[-1] for test, _ in result.failures] == [
        "test_visitors_are_sent_to_the_login_page"
    ]


@pytest.mark.proves("test-case-classes-compared")
@pytest.mark.django_db
def test_the_book_tests_of_the_answer_pass_and_the_classes_derive_as_said():
    assert passes(run(bank.code("test-case-classes-compared", "answer"))[0]["BookTests"])
    assert not Author.objects.exists()
    from django.test import LiveServerTestCase

    assert issubclass(LiveServerTestCase, TransactionTestCase)
    assert issubclass(TestCase, TransactionTestCase)
    assert issubclass(TransactionTestCase, SimpleTestCase)

    class Commits(TransactionTestCase):
        def runTest(self): ...

    class RollsBack(TestCase):
        def runTest(self): ...

    ordered = reorder_tests([Commits(), RollsBack()], DiscoverRunner.reorder_by)
    assert [type(test) for test in ordered] == [RollsBack, Commits]


@pytest.mark.proves("test-tools-and-when")
@pytest.mark.django_db
def test_the_invoice_test_pins_queries_and_reads_the_outbox():
    def send_invoice(pk, lookups=1):
        order = Order.objects.get(pk=pk)
        for _ in range(lookups):
            customer = User.objects.get(pk=order.customer_id)
        mail.send_mail("Invoice", "", None, [customer.email])

    code = bank.code("test-tools-and-when", "answer")
    assert passes(run(code, send_invoice=send_invoice)[0]["InvoiceTests"])
    slower = partial(send_invoice, lookups=2)
    assert not passes(run(code, send_invoice=slower)[0]["InvoiceTests"])


@pytest.mark.proves("test-async-tasks-signals-on-commit")
@pytest.mark.django_db
def test_the_checkout_tests_of_the_answer(site):
    tasks = types.SimpleNamespace(send_receipt=lambda pk: None)

    def checkout(customer, on_commit=True):
        with transaction.atomic():
            order = Order.objects.create(customer=customer)
            if on_commit:
                transaction.on_commit(lambda: tasks.send_receipt(order.pk))
            else:
                tasks.send_receipt(order.pk)
        return order

    def case_for(checkout):
        code = bank.code("test-async-tasks-signals-on-commit", "answer")
        written = run(code, tasks=tasks, checkout=checkout)[0]["CheckoutTests"]

        class CheckoutTests(written):
            @classmethod
            def setUpTestData(cls):
                cls.customer = User.objects.create(username="ann")

        return CheckoutTests

    result, _ = outcome_of(case_for(checkout))
    assert result.testsRun == 2 and result.wasSuccessful(), result.errors + result.failures
    assert not passes(case_for(partial(checkout, on_commit=False)))


@pytest.mark.proves("slow-test-suite-what-to-do")
@pytest.mark.django_db
def test_the_settings_and_options_for_a_fast_suite_exist(settings):
    space, _ = run(bank.code("slow-test-suite-what-to-do", "answer", language="python"))
    settings.PASSWORD_HASHERS = space["PASSWORD_HASHERS"]
    settings.STORAGES = space["STORAGES"]
    assert User.objects.create_user("ann", password="x").password.startswith("md5$")
    from django.core.files.base import ContentFile
    from django.core.files.storage import InMemoryStorage, default_storage, storages

    assert default_storage.save("a.txt", ContentFile(b"x")) == "a.txt"
    assert type(storages["default"]) is InMemoryStorage and not Path("a.txt").exists()
    command = shlex.split(bank.code("slow-test-suite-what-to-do", "answer", language="shell"))
    found = parsed(command)
    assert (found.parallel, found.keepdb, found.exclude_tags, found.durations) == (
        "auto",
        True,
        ["slow"],
        20,
    )


def parsed(command):
    """The arguments of a `manage.py test` command, as Django's parser reads them."""
    from django.core.management.commands.test import Command

    assert command[:3] == ["python", "manage.py", "test"]
    with mock.patch.object(sys, "argv", command[1:]):
        parser = Command().create_parser("manage.py", "test")
        return parser.parse_args(command[3:])


# --------------------------------------------------------------- test classes


@pytest.mark.proves("query-in-a-simple-test-case", "test-case-classes-compared")
@pytest.mark.django_db
def test_a_simple_test_case_refuses_queries():
    code = bank.code("query-in-a-simple-test-case", "prompt")
    with CaptureQueriesContext(connections["default"]) as captured:
        result, _ = outcome_of(run(code)[0]["BookTests"])
    ((_, message),) = result.failures
    assert "DatabaseOperationForbidden" in message and "are not allowed" in message
    assert not captured and not result.errors and not result.skipped
    assert "queries are not allowed" in key("query-in-a-simple-test-case")
    assert passes(run(code.replace("SimpleTestCase", "TestCase"))[0]["BookTests"])


@pytest.mark.proves("set-up-test-data-how-often", "test-case-classes-compared")
@pytest.mark.django_db
def test_set_up_test_data_runs_once_per_class():
    case = run(bank.code("set-up-test-data-how-often", "prompt"))[0]["BookTests"]
    result, output = outcome_of(case)
    assert result.testsRun == 2 and output == key("set-up-test-data-how-often")


@pytest.mark.proves("changing-set-up-test-data-objects", "test-case-classes-compared")
@pytest.mark.django_db
@pytest.mark.parametrize("order", [1, -1])
def test_objects_of_set_up_test_data_are_fresh_for_each_test(order):
    case = run(bank.code("changing-set-up-test-data-objects", "prompt"))[0]["AuthorTests"]
    names = ["test_rename", "test_name"][::order]
    result = unittest.TestResult()
    made = []

    def count(instance, created, **kwargs):
        made.extend([instance] * created)

    post_save.connect(count, sender=Author)
    try:
        unittest.TestSuite(case(name) for name in names).run(result)
    finally:
        post_save.disconnect(count, sender=Author)
    assert result.testsRun == 2 and result.wasSuccessful()
    assert len(made) == 1  # once for the class
    assert key("changing-set-up-test-data-objects").startswith("No: the row is rolled back")


def other_thread_counts_authors():
    counted = []

    def count():
        counted.append(Author.objects.using("postgresql").count())
        connections["postgresql"].close()

    thread = threading.Thread(target=count)
    thread.start()
    thread.join(60)
    return counted[0]


@pytest.mark.proves("which-tests-need-transaction-test-case", "test-case-classes-compared")
@pytest.mark.django_db(databases=["default", "postgresql"])
def test_what_a_test_case_can_and_cannot_show():
    bank.keyed(
        "which-tests-need-transaction-test-case",
        "`select_for_update()` raises when",
        "A second thread with its own connection",
    )
    authors = Author.objects.using("postgresql")
    authors.create(name="Ann")
    assert list(authors.select_for_update())
    assert other_thread_counts_authors() == 0
    called = []
    with TestCase.captureOnCommitCallbacks(using="postgresql", execute=True):
        transaction.on_commit(lambda: called.append(1), using="postgresql")
    assert called == [1]
    with contextlib.suppress(ValueError), transaction.atomic(using="postgresql"):
        authors.create(name="Bo")
        raise ValueError
    assert authors.count() == 1
    with transaction.atomic(using="postgresql", durable=True):
        assert authors.count() == 1


@pytest.mark.proves("which-tests-need-transaction-test-case", "test-case-classes-compared")
@pytest.mark.django_db(databases=["default", "postgresql"], transaction=True)
def test_what_a_transaction_test_case_shows():
    bank.keyed(
        "which-tests-need-transaction-test-case",
        "`select_for_update()` raises when",
        "A second thread with its own connection",
    )
    authors = Author.objects.using("postgresql")
    authors.create(name="Ann")
    with pytest.raises(TransactionManagementError):
        list(authors.select_for_update())
    assert other_thread_counts_authors() == 1


# --------------------------------------------------------------- client and tools


@pytest.mark.proves("sign-in-cheaply-in-a-test")
@pytest.mark.django_db
def test_force_login_signs_in(site):
    user = User.objects.create_user("ann", password="secret")

    def signed_in(line):
        case = types.SimpleNamespace(client=Client())
        run(line, self=case, user=user, url="/seen/")
        return case.client.get("/seen/").json()["user"] == "ann"

    right, wrong = options("sign-in-cheaply-in-a-test")
    assert signed_in(right[0])
    assert not [line for line in wrong if signed_in(line)]


@pytest.mark.proves("csrf-and-the-test-client", "test-tools-and-when")
def test_the_client_skips_csrf_checks_unless_told(site):
    response = Client().post("/form/", {"a": 1})
    assert (response.status_code, response.content) == (200, b"saved")
    assert Client(enforce_csrf_checks=True).post("/form/", {"a": 1}).status_code == 403
    request = response.wsgi_request
    assert "csrfmiddlewaretoken" not in request.POST and not request.COOKIES
    assert key("csrf-and-the-test-client").endswith("the checks are off")


@pytest.mark.proves("mail-sent-during-a-test", "test-tools-and-when")
def test_mail_ends_in_the_outbox():
    class MailTests(SimpleTestCase):
        def test_one(self):
            self.assertEqual(mail.outbox, [])
            mail.send_mail("Subject", "", "a@example.com", ["b@example.com"])
            self.assertEqual([message.subject for message in mail.outbox], ["Subject"])

        test_two = test_one

    assert passes(MailTests)
    name = re.search(r"`(.+)`", key("mail-sent-during-a-test"))[1]
    assert name == f"{mail.__name__}.outbox"


@pytest.mark.proves("request-factory-lacks-which", "test-tools-and-when")
def test_what_a_factory_request_lacks():
    request = RequestFactory().get("/orders/?page=2")
    right, wrong = options("request-factory-lacks-which")
    for name in right:
        with pytest.raises(AttributeError):
            eval(name, {"request": request})
    assert all(eval(name, {"request": request}) is not None for name in wrong)
    assert request.GET["page"] == "2"
    request.user = AnonymousUser()
    assert order_list(request).status_code == 302


@pytest.mark.proves("query-count-around-a-filter")
@pytest.mark.django_db
def test_a_queryset_evaluated_after_the_block_is_not_counted():
    bank.keyed("query-count-around-a-filter", "It fails, as the block sends nothing")
    ann = Author.objects.create(name="Ann")
    for title, stock in (("a", 0), ("b", 0), ("c", 3)):
        Book.objects.create(title=title, author=ann, stock=stock)
    code = bank.code("query-count-around-a-filter", "prompt")

    def call(source, expected=1):
        space, _ = run(source.replace("NumQueries(1)", f"NumQueries({expected})"))
        with CaptureQueriesContext(connections["default"]) as captured:
            space["test_out_of_stock"](TestCase())
        return len(captured)

    with pytest.raises(AssertionError, match="0 queries executed, 1 expected"):
        call(code)
    assert call(code, 0) == 1  # `len()` sends the one query of the test
    inside = code.replace("filter(stock=0)", "filter(stock=0)\n        list(books)")
    assert inside != code and call(inside) == 1
    with pytest.raises(AssertionError, match="1 queries executed, 2 expected"):
        call(inside, 2)


@pytest.mark.proves("override-settings-has-no-effect", "test-tools-and-when")
def test_a_setting_copied_at_import_is_not_overridden(settings):
    settings.PAGE_LENGTH = 50
    code = bank.code("override-settings-has-no-effect", "prompt")
    late = code.replace("items[:PAGE_LENGTH]", "items[:settings.PAGE_LENGTH]")
    declared = code.replace("    return", "    global PAGE_LENGTH\n    return")
    assert len({code, late, declared}) == 3
    pages = [run(each)[0]["page_of"] for each in (code, late, declared)]
    with override_settings(PAGE_LENGTH=2):
        assert [len(page_of(range(99))) for page_of in pages] == [50, 2, 50]
    assert key("override-settings-has-no-effect").startswith("Read `settings.PAGE_LENGTH` inside")


@pytest.mark.proves("client-request-with-a-header", "test-tools-and-when")
@pytest.mark.django_db
def test_headers_of_a_client_request(site):
    case = types.SimpleNamespace(client=Client())
    right, wrong = options("client-request-with-a-header")
    for call in right + wrong:
        response = eval(call, {"self": case, "url": "/seen/"})
        assert (response.json()["accept"] == "application/json") is (call in right), call


# --------------------------------------------------------------- callbacks, async, signals, tasks


@pytest.mark.proves("on-commit-callback-in-a-test-case", "test-async-tasks-signals-on-commit")
@pytest.mark.django_db
def test_only_captured_and_executed_callbacks_run():
    def place_order():
        message = partial(mail.send_mail, "Order", "", None, ["ann@example.com"])
        transaction.on_commit(message)

    def case_with(body):
        source = "def test(self):\n" + textwrap.indent(body, "    ")
        test = run(source, place_order=place_order)[0]["test"]
        return type("OrderTests", (TestCase,), {"test": test})

    right, wrong = options("on-commit-callback-in-a-test-case")
    assert passes(case_with(right[0]))
    for body in wrong:
        result, _ = outcome_of(case_with(body))
        assert len(result.failures) == 1 and not result.errors


@pytest.mark.filterwarnings("ignore:coroutine .* was never awaited")
@pytest.mark.proves("async-test-of-a-view", "test-async-tasks-signals-on-commit")
@pytest.mark.django_db
@pytest.mark.parametrize("url", ["/page/", "/async-page/"])
def test_only_the_awaited_async_client_works_in_an_async_test(site, url):
    def case_with(body):
        source = "async def test_page(self):\n" + textwrap.indent(body, "    ")
        test = run(source.replace("/page/", url))[0]["test_page"]
        return type("PageTests", (TestCase,), {"test_page": test})

    right, wrong = options("async-test-of-a-view")
    assert passes(case_with(right[0]))
    for body in wrong:
        result, _ = outcome_of(case_with(body))
        assert len(result.errors) == 1, body
    gc.collect()


@pytest.mark.proves("test-async-tasks-signals-on-commit")
@pytest.mark.django_db
def test_a_sync_test_may_call_an_async_view(site):
    assert Client().get("/async-page/").content == b"0"


@pytest.mark.proves("receiver-connected-in-a-test-is-silent", "test-async-tasks-signals-on-commit")
@pytest.mark.django_db
def test_a_local_receiver_is_gone_when_the_helper_returns():
    code = bank.code("receiver-connected-in-a-test-is-silent", "prompt")
    ann = Author.objects.create(name="Ann")

    def recorded(code):
        calls = []
        before = list(post_save.receivers)
        run(code)[0]["record_saves"](calls)
        Book.objects.create(title="One", author=ann)
        post_save.receivers = before
        post_save.sender_receivers_cache.clear()
        return calls

    assert recorded(code) == []
    assert recorded(code.replace("sender=Book)", "sender=Book, weak=False)")) == [Book]
    assert "weak reference" in key("receiver-connected-in-a-test-is-silent")


@pytest.mark.since("6.0")
@pytest.mark.proves("dummy-task-backend-in-tests", "test-async-tasks-signals-on-commit")
def test_the_dummy_backend_stores_and_does_not_run(settings):
    backends = {
        "dummy": "django.tasks.backends.dummy.DummyBackend",
        "immediate": "django.tasks.backends.immediate.ImmediateBackend",
    }
    code = bank.code("dummy-task-backend-in-tests", "prompt")
    names = {"send_receipt": send_receipt, "default_task_backend": default_task_backend}
    settings.TASKS = {"default": {"BACKEND": backends["dummy"]}}
    assert run(code, **names)[1].strip() == key("dummy-task-backend-in-tests")
    with contextlib.redirect_stdout(io.StringIO()) as output:
        send_receipt.func(1)
        send_receipt.call(1)
    assert output.getvalue() == "sent\nsent\n"
    default_task_backend.clear()
    assert default_task_backend.results == []
    settings.TASKS = {"default": {"BACKEND": backends["immediate"]}}
    with contextlib.redirect_stdout(io.StringIO()) as output:
        result = send_receipt.enqueue(1)
    assert output.getvalue() == "sent\n" and result.status == "SUCCESSFUL"


# --------------------------------------------------------------- the test command on a small project

PROJECT = {
    "manage.py": """
        import os, sys
        os.environ["DJANGO_SETTINGS_MODULE"] = "project_settings"
        from django.core.management import execute_from_command_line
        execute_from_command_line(sys.argv)
        """,
    "project_settings.py": """
        from pathlib import Path
        SECRET_KEY = "x"
        USE_TZ = True
        INSTALLED_APPS = ["notes"]
        FOLDER = Path(__file__).parent
        DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
        DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": FOLDER / "db",
                                 "TEST": {"NAME": FOLDER / "test_db"}}}
        """,
    "notes/__init__.py": "",
    "notes/migrations/__init__.py": "",
    "notes/models.py": """
        from django.db import models
        class Note(models.Model):
            text = models.TextField(default="")
        """,
    "notes/migrations/0001_initial.py": """
        from django.db import migrations, models
        class Migration(migrations.Migration):
            operations = [migrations.CreateModel("Note", [
                ("id", models.BigAutoField(primary_key=True)),
                ("text", models.TextField(default="")),
            ])]
        """,
    "notes/tests.py": """
        import json, os, time
        from django.conf import settings
        from django.db import connection
        from django.test import TestCase, tag
        from notes.models import Note

        state = []

        def wait_for_the_other_process():
            (settings.FOLDER / f"met-{os.getpid()}").touch()
            for _ in range(6000):
                if len(list(settings.FOLDER.glob("met-*"))) == 2:
                    break
                time.sleep(0.01)

        def log(test):
            if os.environ.get("MEET"):
                wait_for_the_other_process()
            with open(settings.FOLDER / "log", "a") as lines:
                with connection.cursor() as cursor:
                    columns = [column.name for column in
                               connection.introspection.get_table_description(cursor, "notes_note")]
                state.append(test.id())
                lines.write(json.dumps({"test": test.id().split(".")[-2], "pid": os.getpid(),
                    "database": str(connection.settings_dict["NAME"]), "columns": columns,
                    "state": len(state), "rows": Note.objects.count()}) + "\\n")
                Note.objects.create(pk=1)

        class First(TestCase):
            def test(self): log(self)

        @tag("slow")
        class Second(TestCase):
            def test(self): log(self)
        """,
}
SECOND_MIGRATION = """
    from django.db import migrations, models
    class Migration(migrations.Migration):
        dependencies = [("notes", "0001_initial")]
        operations = [migrations.AddField("note", "extra", models.TextField(null=True))]
    """


@pytest.fixture
def project(tmp_path):
    """A project of its own; gives a function that runs its tests and returns what they logged."""
    for name, content in PROJECT.items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(textwrap.dedent(content))

    def test(*arguments):
        log = tmp_path / "log"
        log.unlink(missing_ok=True)
        environment = {name: value for name, value in os.environ.items()
                       if name != "DJANGO_SETTINGS_MODULE"}
        done = subprocess.run(
            [sys.executable, "manage.py", "test", "--noinput", *arguments],
            cwd=tmp_path, env=environment, capture_output=True, text=True,
        )
        lines = log.read_text().splitlines() if log.exists() else []
        return [json.loads(line) for line in lines], done

    test.folder = tmp_path
    return test


@pytest.mark.proves("keepdb-and-new-migrations", "slow-test-suite-what-to-do")
def test_a_kept_database_is_migrated(project):
    runs, _ = project("--keepdb")
    assert runs[0]["columns"] == ["id", "text"]
    file = project.folder / "test_db"
    born = file.stat().st_ino
    migration = project.folder / "notes/migrations/0002_extra.py"
    migration.write_text(textwrap.dedent(SECOND_MIGRATION))
    runs, done = project("--keepdb")
    assert done.returncode == 0 and runs[0]["columns"] == ["id", "text", "extra"]
    assert file.stat().st_ino == born
    assert key("keepdb-and-new-migrations").startswith("The migration is applied")


@pytest.mark.proves("parallel-tests-still-share", "slow-test-suite-what-to-do")
def test_parallel_processes_share_files_and_neither_rows_nor_memory(project, monkeypatch):
    monkeypatch.setenv("MEET", "1")
    runs, done = project("--parallel", "2")
    assert done.returncode == 0, done.stderr
    first, second = runs  # both wrote to the same file
    assert first["pid"] != second["pid"] and first["database"] != second["database"]
    assert [each["state"] for each in runs] == [1, 1]
    assert [each["rows"] for each in runs] == [0, 0]
    right, wrong = options("parallel-tests-still-share")
    assert right[0].split()[1] in {"file", "key"} and right[1].split()[1] in {"file", "key"}
    assert {text.split()[1] for text in wrong} == {"row", "module"}


@pytest.mark.proves("leave-out-tagged-tests", "slow-test-suite-what-to-do")
def test_exclude_tag_leaves_tagged_tests_out(project):
    right, wrong = options("leave-out-tagged-tests")

    def tests(command):
        runs, _ = project(*shlex.split(command)[3:])
        return [each["test"] for each in runs]

    assert tests(right[0]) == ["First"]
    assert [tests(command) for command in wrong] == [[], [], []]


@pytest.mark.proves("find-tests-that-depend-on-order", "slow-test-suite-what-to-do")
def test_shuffle_reports_a_seed_that_repeats_the_order(project):
    _, done = project("--shuffle")
    seed = re.search(r"Using shuffle seed: (\d+)", done.stdout + done.stderr)[1]
    orders = {seed: [tuple(each["test"] for each in project("--shuffle", seed)[0])
                     for _ in range(2)] for seed in (seed, "1")}
    assert all(first == second for first, second in orders.values())
    for option in ("--failfast", "--debug-mode"):
        runs, done = project(option)
        assert [each["test"] for each in runs] == ["First", "Second"]
        assert "seed" not in done.stdout + done.stderr
    assert key("find-tests-that-depend-on-order").startswith("`--shuffle`")


@pytest.mark.proves("slow-creation-of-users-in-tests", "slow-test-suite-what-to-do")
@pytest.mark.django_db
def test_the_cost_of_creating_users_is_the_hasher(settings):
    settings.AUTH_PASSWORD_VALIDATORS = [{"NAME": "no.such.Validator"}]
    with CaptureQueriesContext(connections["default"]) as captured:
        user = User.objects.create_user("ann", password="x")
    assert user.password.startswith("md5$")
    assert [query["sql"].split()[0] for query in captured] == ["INSERT"]
    settings.PASSWORD_HASHERS = global_settings.PASSWORD_HASHERS
    name = "django.contrib.auth.hashers.PBKDF2PasswordHasher.encode"
    with mock.patch(name, return_value="pbkdf2_sha256$slow") as encode:
        assert User.objects.create_user("bo", password="x").password == "pbkdf2_sha256$slow"
    assert encode.call_count == 1
    assert "PASSWORD_HASHERS" in key("slow-creation-of-users-in-tests")
