"""Translation, time zones and contrib apps: what the bank claims, run against Django."""

import importlib.resources
import subprocess
from datetime import UTC, date, datetime
from unittest import mock
from zoneinfo import ZoneInfo

import bank
import django.conf.global_settings
import pytest
from bank import options
from django.contrib import sitemaps
from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import index as sitemap_index
from django.contrib.sitemaps.views import sitemap
from django.core.management import CommandError, call_command, get_commands
from django.http import HttpResponse
from django.template import Context, Engine, TemplateSyntaxError
from django.test import Client
from django.urls import path
from django.utils import timezone, translation
from django.utils.translation import gettext, gettext_lazy
from shop.models import Author, Book, Order, Review


def right(question):
    (text,) = [option["text"] for option in options(question) if option["correct"]]
    return text


@pytest.fixture(scope="session")
def django_db_use_migrations():
    """PostgreSQL checks foreign keys at once, so the tables of `shop`, which has no migrations,
    could not be made ahead of those of `auth`."""
    return False


@pytest.fixture
def serve(settings):
    def install(*patterns):
        settings.ROOT_URLCONF = type("urls", (), {"urlpatterns": list(patterns)})
        return Client()

    return install


@pytest.fixture
def book(db):
    author = Author.objects.create(name="Frank")
    return Book.objects.create(title="Dune", author=author, published=date(2026, 7, 1))


# sitemaps


@pytest.mark.proves("sitemaps-framework-and-its-wiring")
def test_the_sitemap_of_the_answer(serve, book):
    names = {}
    exec(bank.code("sitemaps-framework-and-its-wiring", "answer"), names)
    client = serve(*names["urlpatterns"])
    index = client.get("/sitemap.xml").content.decode()
    assert "<loc>http://example.com/sitemap-books.xml</loc>" in index
    section = client.get("/sitemap-books.xml").content.decode()
    assert f"<loc>http://example.com/books/{book.pk}/</loc>" in section
    assert "<lastmod>2026-07-01</lastmod>" in section
    assert Sitemap.limit == 50_000
    with pytest.raises(AttributeError):
        Sitemap().location(object())


@pytest.mark.proves("sitemap-for-objects-without-an-url-method")
def test_which_method_gives_the_location(serve, book):
    source = bank.code("sitemap-for-objects-without-an-url-method", "prompt")
    for option in options("sitemap-for-objects-without-an-url-method"):
        names = {"Sitemap": Sitemap, "Book": Book}
        exec(source, names)
        code = option["text"].removeprefix("```python\n").removesuffix("```")
        added = {}
        exec(code, added)
        ((name, method),) = [(k, v) for k, v in added.items() if k != "__builtins__"]
        setattr(names["BookSitemap"], name, method)
        client = serve(path("", sitemap, {"sitemaps": {"books": names["BookSitemap"]}}))
        if option["correct"]:
            assert f"/books/{book.pk}/</loc>" in client.get("/").content.decode()
        else:
            with pytest.raises(AttributeError, match="get_absolute_url"):
                client.get("/")


@pytest.mark.proves("sitemap-with-120000-items", "sitemaps-framework-and-its-wiring")
def test_the_plain_view_shows_the_first_page_without_links(serve, book):
    bank.keyed("sitemap-with-120000-items", "The first 50,000 URLs, and no")
    class Numbers(Sitemap):
        def items(self):
            return range(5)

        def location(self, item):
            return f"/{item}/"

    assert Numbers.limit == 50_000
    Numbers.limit = 2
    maps = {"sitemaps": {"numbers": Numbers}}
    name = "django.contrib.sitemaps.views.sitemap"
    client = serve(
        path("sitemap.xml", sitemap, maps),
        path("index.xml", sitemap_index, maps),
        path("sitemap-<section>.xml", sitemap, maps, name=name),
    )
    first = client.get("/sitemap.xml").content.decode()
    assert first.count("<loc>") == 2 and "?p=" not in first
    assert client.get("/sitemap.xml?p=3").content.decode().count("<loc>") == 1
    index = client.get("/index.xml").content.decode()
    assert index.count("<loc>") == 3 and "?p=3" in index


@pytest.mark.proves("telling-search-engines-about-a-sitemap", "sitemaps-framework-and-its-wiring")
def test_ping_google_is_gone():
    bank.keyed("telling-search-engines-about-a-sitemap", "A `Sitemap:` line")
    assert not hasattr(sitemaps, "ping_google")
    assert "ping_google" not in get_commands()
    assert not hasattr(django.conf.global_settings, "SITEMAPS")


# translation


@pytest.fixture
def catalogue(settings, tmp_path):
    """Compiles German messages into a folder of LOCALE_PATHS."""

    def make(**messages):
        folder = tmp_path / "de" / "LC_MESSAGES"
        folder.mkdir(parents=True)
        text = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
        text += '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n'
        for source, target in messages.items():
            if isinstance(target, tuple):
                plural, one, many = target
                text += f'\nmsgid "{source}"\nmsgid_plural "{plural}"\n'
                text += f'msgstr[0] "{one}"\nmsgstr[1] "{many}"\n'
            else:
                text += f'\nmsgid "{source}"\nmsgstr "{target}"\n'
        (folder / "django.po").write_text(text)
        return folder

    def compile_it(folder):
        subprocess.run(["msgfmt", "-o", folder / "django.mo", folder / "django.po"], check=True)
        settings.LOCALE_PATHS = [tmp_path]  # makes Django forget the catalogues it has loaded

    make.compile = compile_it
    settings.LOCALE_PATHS = [tmp_path]
    return make


@pytest.mark.proves("translate-a-django-site")
def test_the_summary_of_the_answer_is_translated(catalogue):
    names = {}
    exec(bank.code("translate-a-django-site", "answer"), names)
    messages = {
        "Hello %(name)s": "Hallo %(name)s",
        "%(count)d order": ("%(count)d orders", "%(count)d Auftrag", "%(count)d Aufträge"),
    }
    catalogue.compile(catalogue(**messages))
    assert names["summary"]("Ann", 1) == "Hello Ann: 1 order"
    with translation.override("de"):
        assert names["summary"]("Ann", 1) == "Hallo Ann: 1 Auftrag"
        assert names["summary"]("Ann", 2) == "Hallo Ann: 2 Aufträge"


@pytest.mark.proves("translate-a-django-site")
def test_makemessages_needs_a_locale_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "texts.py").write_text("from django.utils.translation import gettext\n"
                                       "gettext('Hello')\n")
    with pytest.raises(CommandError, match="locale"):
        call_command("makemessages", locale=["de"], verbosity=0)
    (tmp_path / "locale").mkdir()
    call_command("makemessages", locale=["de"], verbosity=0)
    assert 'msgid "Hello"' in (tmp_path / "locale/de/LC_MESSAGES/django.po").read_text()


@pytest.mark.proves("form-label-that-stays-untranslated")
def test_a_label_of_gettext_keeps_the_language_of_the_import():
    bank.keyed("form-label-that-stays-untranslated", "`gettext()` translates once")
    source = bank.code("form-label-that-stays-untranslated")
    eager, lazy = {}, {}
    exec(source, eager)
    exec(source.replace("import gettext as", "import gettext_lazy as"), lazy)
    with translation.override("de"):
        assert gettext("Password") == "Passwort"
        assert eager["LoginForm"]()["password"].label == "Password"
        assert lazy["LoginForm"]()["password"].label == "Passwort"
        page = Engine().from_string("{{ form.password.label_tag }}")
        assert "Passwort" in page.render(Context({"form": lazy["LoginForm"]()}))


@pytest.mark.proves("language-chosen-by-locale-middleware", "translate-a-django-site")
@pytest.mark.django_db
def test_which_language_locale_middleware_chooses(settings, serve):
    def shown(request):
        return HttpResponse(translation.get_language())

    def remember(request):
        request.session["_language"] = "it"
        return HttpResponse()

    settings.LANGUAGE_CODE = "en"
    settings.LANGUAGES = [(code, code) for code in ("en", "de", "fr", "it")]
    settings.MIDDLEWARE = [
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.locale.LocaleMiddleware",
        "django.middleware.common.CommonMiddleware",
    ]
    client = serve(path("books/", shown), path("remember/", remember))
    client.get("/remember/")
    assert client.session["_language"] == "it"
    german = {"headers": {"accept-language": "de"}}
    assert client.get("/books/", **german).content == b"de"
    assert client.get("/books/").content == b"en"
    client.cookies["django_language"] = "fr"
    language = client.get("/books/", **german).content.decode()
    assert f"`{language}`" == right("language-chosen-by-locale-middleware")
    assert not hasattr(translation, "LANGUAGE_SESSION_KEY")


@pytest.mark.proves("f-string-as-translatable-message")
def test_which_greeting_is_found_in_the_catalogue(catalogue):
    catalogue.compile(
        catalogue(**{"Hello %(name)s": "Hallo %(name)s", "Hello {name}": "Hallo {name}"})
    )
    names = {"gettext": gettext, "gettext_lazy": gettext_lazy}
    exec(bank.code("f-string-as-translatable-message"), names)
    with translation.override("de"):
        assert names["greet"]("Ann") == "Hello Ann"
        for option in options("f-string-as-translatable-message"):
            text = str(eval(option["text"].strip("`"), names | {"name": "Ann"}))
            assert text == ("Hallo Ann" if option["correct"] else "Hello Ann")


@pytest.mark.proves("what-browser-language-needs")
def test_what_the_browsers_language_needs(settings, serve, catalogue):
    bank.keyed("what-browser-language-needs", "`LocaleMiddleware`", "A compiled German catalogue")
    from django.conf import global_settings

    def hello(request):
        return HttpResponse(gettext("Good day, reader"))

    client = serve(path("", hello))
    settings.LANGUAGE_CODE = "en"
    locale = "django.middleware.locale.LocaleMiddleware"
    folder = catalogue(**{"Good day, reader": "Guten Tag"})

    def shown(middleware):
        settings.MIDDLEWARE = middleware
        with translation.override("en"):
            response = Client().get("/", headers={"accept-language": "de"})
        return response.content.decode()

    assert shown([locale]) == "Good day, reader"
    catalogue.compile(folder)
    assert shown([]) == "Good day, reader"
    assert shown([locale]) == "Guten Tag"
    assert global_settings.USE_I18N is True
    assert not hasattr(global_settings, "USE_L10N")
    template = importlib.resources.files("django") / "conf/project_template/project_name"
    assert locale not in (template / "settings.py-tpl").read_text()


@pytest.mark.proves("attribute-inside-blocktranslate")
def test_blocktranslate_does_not_resolve_attributes():
    engine = Engine(libraries={"i18n": "django.templatetags.i18n"})
    context = Context({"author": Author(name="Frank")})
    source = bank.code("attribute-inside-blocktranslate")
    assert engine.from_string(source).render(context).rstrip("\n") == "By "
    bank.keyed("attribute-inside-blocktranslate", "`By` and nothing")
    with pytest.raises(TemplateSyntaxError, match="doesn't allow other block tags"):
        engine.from_string(source.replace("{{ author.name }}", "{% now 'Y' %}"))
    bound = "{% load i18n %}{% blocktranslate with name=author.name %}By {{ name }}"
    bound += "{% endblocktranslate %}"
    assert engine.from_string(bound).render(context) == "By Frank"
    why = " ".join(option["why"] for option in options("attribute-inside-blocktranslate"))
    assert bound.removeprefix("{% load i18n %}") in why


# time zones


@pytest.mark.proves("naive-datetime-in-a-datetimefield", "time-zones-and-aware-datetimes")
@pytest.mark.django_db
def test_a_naive_value_is_taken_in_the_default_time_zone(settings, django_user_model):
    bank.keyed(
        "naive-datetime-in-a-datetimefield",
        "A warning, and the value is taken as Paris time",
    )
    settings.TIME_ZONE = "Europe/Paris"
    order = Order.objects.create(customer=django_user_model.objects.create_user("ann"))
    names = {"datetime": datetime, "order": order}
    with pytest.warns(RuntimeWarning, match="naive datetime"):
        exec(bank.code("naive-datetime-in-a-datetimefield"), names)
    order.refresh_from_db()
    assert order.created == datetime(2026, 7, 1, 10, tzinfo=UTC)


@pytest.mark.proves("expressions-that-give-an-aware-datetime")
@pytest.mark.filterwarnings("ignore:datetime.datetime.utcnow")
def test_which_expressions_are_aware():
    names = {"timezone": timezone, "datetime": datetime, "ZoneInfo": ZoneInfo}
    for option in options("expressions-that-give-an-aware-datetime"):
        value = eval(option["text"].strip("`"), names)
        assert timezone.is_aware(value) is option["correct"], option["text"]


@pytest.mark.proves("zone-of-timezone-now", "time-zones-and-aware-datetimes")
def test_now_is_utc_and_localtime_is_local(settings, capsys):
    settings.TIME_ZONE = "Europe/Paris"
    noon = datetime(2026, 7, 1, 12, tzinfo=ZoneInfo("Europe/Paris"))

    class Clock(datetime):
        @classmethod
        def now(cls, tz=None):
            return noon.astimezone(tz)

    with mock.patch("django.utils.timezone.datetime", Clock):
        exec(bank.code("zone-of-timezone-now"), {})
    assert f"`{capsys.readouterr().out.strip()}`" == right("zone-of-timezone-now")


@pytest.mark.proves("date-lookup-around-midnight", "time-zones-and-aware-datetimes")
@pytest.mark.django_db(databases=["default", "postgresql"])
@pytest.mark.parametrize("alias", ["default", "postgresql"])
@pytest.mark.filterwarnings("ignore:DateTimeField Review.created received a naive datetime")
def test_date_lookups_use_the_current_time_zone(alias):
    author = Author.objects.using(alias).create(name="Frank")
    book = Book.objects.using(alias).create(title="Dune", author=author)
    review = Review.objects.using(alias).create(book=book)
    moment = datetime(2026, 6, 30, 23, 30, tzinfo=UTC)
    Review.objects.using(alias).filter(pk=review.pk).update(created=moment)

    class Here:
        objects = Review.objects.using(alias)

    for option in options("date-lookup-around-midnight"):
        with timezone.override("Europe/Paris"):
            count = eval(option["text"].strip("`"), {"Review": Here, "date": date})
        assert count == option["correct"], option["text"]
    with timezone.override("UTC"):
        assert Here.objects.filter(created__date=date(2026, 6, 30)).count() == 1


@pytest.mark.proves("time-zones-and-aware-datetimes")
def test_aware_and_naive_values_are_neither_ordered_nor_subtracted():
    naive, aware = datetime(2026, 7, 1), datetime(2026, 7, 1, tzinfo=UTC)
    with pytest.raises(TypeError, match="compare offset-naive"):
        naive < aware
    with pytest.raises(TypeError, match="subtract offset-naive"):
        naive - aware
    assert naive != aware


@pytest.mark.proves("time-zones-and-aware-datetimes")
def test_the_middleware_of_the_answer_activates_the_zone_of_the_cookie(rf):
    names = {}
    exec(bank.code("time-zones-and-aware-datetimes", "answer"), names)
    middleware = names["UserZoneMiddleware"](lambda request: timezone.get_current_timezone_name())
    request = rf.get("/")
    before = timezone.get_current_timezone_name()
    assert middleware(request) == "UTC"
    for cookie, zone in (("Europe/Paris", "Europe/Paris"), ("../../etc/passwd", "UTC")):
        request.COOKIES["zone"] = cookie
        assert middleware(request) == zone
    assert timezone.get_current_timezone_name() == before
    assert django.conf.global_settings.USE_TZ is True
