"""Django's settings for the proofs, and the record of which question is proven."""

import json
import os
from pathlib import Path

import bank
import django
import pytest
from django.conf import settings
from django.db import connections
from routers import ToPostgreSQL

HERE = Path(__file__).resolve().parent
VERSION = ".".join(map(str, django.VERSION[:2]))
TOPIC_APPS = sorted(f"apps.{path.parent.name}" for path in HERE.glob("apps/*/__init__.py"))


def databases():
    found = {
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": ":memory:",
        }
    }
    if host := os.environ.get("PROOFS_POSTGRESQL"):
        found["postgresql"] = {
            "ENGINE": "django.db.backends.postgresql",
            "HOST": host,
            "PORT": os.environ.get("PROOFS_POSTGRESQL_PORT", "5432"),
            "USER": "postgres",
            "NAME": "postgres",
            # Not from template1, which refuses when two processes copy it at once.
            "TEST": {"NAME": f"proofs_{os.getpid()}", "TEMPLATE": "template0"},
        }
    return found


def pytest_configure(config):
    config.addinivalue_line("markers", "proves(*ids): the questions whose keys this test shows")
    config.addinivalue_line("markers", "since(version): runs from this Django version on")
    config.addinivalue_line("markers", "until(version): runs up to this Django version")
    settings.configure(
        SECRET_KEY="only-for-proofs",
        DEBUG=False,
        ALLOWED_HOSTS=["testserver", "localhost"],
        ROOT_URLCONF="shop.urls",
        DATABASES=databases(),
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        USE_TZ=True,
        STATIC_URL="/static/",
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        INSTALLED_APPS=[
            "django.contrib.admin",
            "django.contrib.auth",
            "django.contrib.contenttypes",
            "django.contrib.sessions",
            "django.contrib.messages",
            "django.contrib.staticfiles",
            "django.contrib.sites",
            "django.contrib.sitemaps",
            "django.contrib.humanize",
            "django.contrib.postgres",
            "rest_framework",
            "rest_framework.authtoken",
            "shop",
            *TOPIC_APPS,
        ],
        SITE_ID=1,
        MIDDLEWARE=[
            "django.middleware.security.SecurityMiddleware",
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.middleware.common.CommonMiddleware",
            "django.middleware.csrf.CsrfViewMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
            "django.contrib.messages.middleware.MessageMiddleware",
            "django.middleware.clickjacking.XFrameOptionsMiddleware",
        ],
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "APP_DIRS": True,
                "OPTIONS": {
                    "context_processors": [
                        "django.template.context_processors.request",
                        "django.contrib.auth.context_processors.auth",
                        "django.contrib.messages.context_processors.messages",
                    ]
                },
            }
        ],
    )


def version_tuple(text):
    return tuple(map(int, text.split(".")))


@pytest.fixture(autouse=True)
def stand_in_the_version_range(request):
    """Leaves out a proof whose subject this Django version does not have."""
    since = request.node.get_closest_marker("since")
    until = request.node.get_closest_marker("until")
    if since and version_tuple(VERSION) < version_tuple(since.args[0]):
        pytest.skip(f"since Django {since.args[0]}")
    if until and version_tuple(VERSION) > version_tuple(until.args[0]):
        pytest.skip(f"until Django {until.args[0]}")


class ProofRecord:
    """Collects which questions were proven: every test that names them passed."""

    def __init__(self):
        self.ids_of = {}
        self.outcomes = {}

    def pytest_collection_modifyitems(self, items):
        for item in items:
            for mark in item.iter_markers("proves"):
                for question in mark.args:
                    self.ids_of.setdefault(question, set()).add(item.nodeid)

    def pytest_runtest_logreport(self, report):
        before = self.outcomes.get(report.nodeid, "passed")
        if before == "passed":
            self.outcomes[report.nodeid] = report.outcome

    def proven(self):
        """Ids with at least one passed proof and no failed one; a proof outside its version
        range counts neither way."""
        for question, tests in self.ids_of.items():
            outcomes = [self.outcomes.get(test, "missing") for test in tests]
            ran = [outcome for outcome in outcomes if outcome != "skipped"]
            if ran and set(ran) == {"passed"}:
                yield question


    def of_wrong_keys(self):
        """The tests that name a question with a wrong key, by their outcome; see the script `rotate`."""
        named = {test for id in bank.with_wrong_keys() for test in self.ids_of.get(id, ())}
        outcomes = {}
        for test in sorted(named):
            outcomes.setdefault(self.outcomes.get(test, "missing"), []).append(test)
        return outcomes


@pytest.fixture
def on_postgresql(settings):
    """Sends every query of a proof to PostgreSQL."""
    settings.DATABASE_ROUTERS = [ToPostgreSQL()]
    return connections["postgresql"]


@pytest.fixture
def note(monkeypatch):
    """Notes the calls of methods and functions, each under a name."""
    called = []

    def install(owner, attribute, name=None):
        original = getattr(owner, attribute)

        def noted(*args, **kwargs):
            called.append(name or f"{attribute}()")
            return original(*args, **kwargs)

        monkeypatch.setattr(owner, attribute, noted)

    install.called = called
    return install


def pytest_sessionstart(session):
    session.config.pluginmanager.register(ProofRecord(), "proof-record")


def pytest_sessionfinish(session):
    if path := os.environ.get("PROOFS_RECORD"):
        record = session.config.pluginmanager.get_plugin("proof-record")
        content = {
            "version": VERSION,
            "proven": sorted(record.proven()),
            "of wrong keys": record.of_wrong_keys(),
            "code blocks": len([b for q in bank.questions().values() for b in bank.blocks(q)]),
            "code blocks taken": len(bank.TAKEN),
        }
        Path(path).write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
