"""Templates: what the bank says about them, run on real Django."""

import types

import bank
import django
import pytest
from bank import keys, options, run
from django.template import Context, Engine, TemplateDoesNotExist, TemplateSyntaxError, engines
from django.template.loader import get_template, render_to_string
from django.test import Client, override_settings
from django.urls import path
from shop.models import Author, Book, Review

DJANGO = "django.template.backends.django.DjangoTemplates"
JINJA = "django.template.backends.jinja2.Jinja2"
REQUEST = "django.template.context_processors.request"


def engine_settings(processors=(REQUEST,), libraries=None, **texts):
    return [
        {
            "BACKEND": DJANGO,
            "OPTIONS": {
                "loaders": [("django.template.loaders.locmem.Loader", texts)],
                "context_processors": list(processors),
                "libraries": libraries or {},
            },
        }
    ]


@pytest.fixture
def templates(settings):
    def use(processors=(REQUEST,), **texts):
        settings.TEMPLATES = engine_settings(processors, **texts)

    return use


def render(source, libraries=None, **context):
    """Renders source with Django's language; libraries maps names to Library objects."""
    engine = Engine()
    for library in libraries or []:
        engine.template_builtins.append(library)
    return engine.from_string(source).render(Context(context))


def view_at(settings, view):
    settings.ROOT_URLCONF = types.ModuleType("proof_urls")
    settings.ROOT_URLCONF.urlpatterns = [path("books/", view)]


# ------------------------------------------------------------- the language


@pytest.mark.proves("what-is-a-django-template")
def test_the_template_of_the_answer_loops_escapes_and_inherits(templates):
    templates(**{
        "base.html": "<ul>{% block content %}{% endblock %}</ul>",
        "list.html": bank.code("what-is-a-django-template", "answer"),
    })
    book = Book(title="a <b> emma", price=5)
    out = render_to_string("list.html", {"books": [book]})
    assert "<li>A &lt;B&gt; Emma, 5.00</li>" in out
    assert "No books yet." in render_to_string("list.html", {})
    assert render("[{{ misspelt }}]") == "[]"
    for source in ["{% nope %}", "{{ a|nope }}"]:
        with pytest.raises(TemplateSyntaxError):
            render(source)


@pytest.mark.django_db
@pytest.mark.proves("which-template-mistakes-raise", "what-is-a-django-template")
def test_wrong_lookups_are_silent_and_missing_files_and_filters_raise(templates, settings):
    assert settings.DEBUG is False
    book = Book.objects.create(title="Emma", author=Author.objects.create(name="Jane"))
    raising = []
    templates()
    for choice in options("which-template-mistakes-raise"):
        source = choice["text"].split("`")[1]
        if source.startswith("{% if"):
            source += "x{% endif %}"
        try:
            out = engines["django"].from_string(source).render({"book": book})
        except (TemplateSyntaxError, TemplateDoesNotExist):
            raising.append(choice["text"])
        else:
            assert out == ""
    assert raising == keys("which-template-mistakes-raise")


@pytest.mark.proves("order-of-dot-lookups")
def test_the_dot_asks_the_dictionary_first():
    out = render("{{ basket.items }}", basket={"items": 3, "total": 20})
    assert keys("order-of-dot-lookups")[0].startswith(f"`{out}`")
    assert render("{{ basket.items|length }}", basket={"total": 20}) == "1"
    assert render("{{ row.0 }}", row=["first"]) == "first"


@pytest.mark.proves("method-with-an-argument-in-a-template", "what-is-a-django-template",
                    "how-does-jinja-relate-to-django")
def test_parentheses_are_a_syntax_error_in_djangos_language_only():
    bank.keyed(
        "method-with-an-argument-in-a-template",
        "A `TemplateSyntaxError` is raised on loading",
    )
    import jinja2

    class Discounted:
        def discounted(self, percent):
            return f"minus {percent}"

    with pytest.raises(TemplateSyntaxError, match="Could not parse the remainder"):
        Engine().from_string("{{ book.discounted(10) }}")
    template = jinja2.Environment().from_string("{{ book.discounted(10) }}")
    assert template.render(book=Discounted()) == "minus 10"


@pytest.mark.proves("child-template-of-a-sale", "include-inheritance-or-partials")
def test_a_child_gives_its_blocks_and_nothing_else(templates):
    templates(**{
        "base.html": "<main>{% block body %}Empty{% endblock %}</main>",
        "child.html": bank.code("child-template-of-a-sale"),
    })
    out = render_to_string("child.html").strip()
    assert keys("child-template-of-a-sale") == [f"`{out}`"]


@pytest.mark.django_db
@pytest.mark.proves("delete-called-from-a-template")
def test_methods_that_alter_data_are_not_called():
    bank.keyed("delete-called-from-a-template", "The book stays, and the output is an empty text")
    book = Book.objects.create(title="Emma", author=Author.objects.create(name="Jane"))
    assert render("[{{ book.delete }}]", book=book) == "[]"
    assert Book.objects.filter(pk=book.pk).exists()
    assert Book.delete.alters_data is True


@pytest.mark.proves("same-template-name-in-two-apps")
def test_the_first_installed_app_wins(tmp_path, monkeypatch):
    bank.keyed("same-template-name-in-two-apps", "The one in `shop`, which comes first")
    for app in ["proof_one", "proof_two"]:
        folder = tmp_path / app / "templates"
        folder.mkdir(parents=True)
        (tmp_path / app / "__init__.py").touch()
        (folder / "base.html").write_text(app)
    monkeypatch.syspath_prepend(tmp_path)
    engine = [{"BACKEND": DJANGO, "APP_DIRS": True}]
    for order in (["proof_one", "proof_two"], ["proof_two", "proof_one"]):
        with override_settings(INSTALLED_APPS=order, TEMPLATES=engine):
            assert get_template("base.html").render() == order[0]


# ------------------------------------------------------------- Jinja


@pytest.mark.proves("escaping-in-a-bare-jinja-environment", "how-does-jinja-relate-to-django")
def test_a_bare_environment_does_not_escape_and_the_backend_does(settings, capsys):
    settings.TEMPLATES = [{"BACKEND": JINJA}]
    run("escaping-in-a-bare-jinja-environment")
    bare, backend = capsys.readouterr().out.split()
    assert keys("escaping-in-a-bare-jinja-environment") == [f"`{bare}` and then `{backend}`"]


@pytest.mark.proves("what-holds-for-the-jinja2-backend", "how-does-jinja-relate-to-django")
def test_the_jinja_backend_has_its_own_folder_and_no_django_tags_and_no_sandbox(
    settings, tmp_path, monkeypatch
):
    bank.keyed(
        "what-holds-for-the-jinja2-backend",
        "Templates are found in the `jinja2` folder",
        "Methods of objects take their arguments",
    )
    import jinja2
    from jinja2.sandbox import SandboxedEnvironment

    (tmp_path / "proof_jinja" / "jinja2").mkdir(parents=True)
    (tmp_path / "proof_jinja" / "__init__.py").touch()
    (tmp_path / "proof_jinja" / "jinja2" / "j.html").write_text("{{ name.replace('a', 'o') }}")
    monkeypatch.syspath_prepend(tmp_path)
    with override_settings(
        INSTALLED_APPS=["proof_jinja"], TEMPLATES=[{"BACKEND": JINJA, "APP_DIRS": True}]
    ):
        assert get_template("j.html").render({"name": "Anna"}) == "Anno"
        with pytest.raises(jinja2.TemplateSyntaxError):
            engines["jinja2"].from_string("{% load static %}")
        environment = engines["jinja2"].env
        assert environment.autoescape is True
        assert not isinstance(environment, SandboxedEnvironment)
        # no sandbox: private attributes can be reached
        assert engines["jinja2"].from_string("{{ ''.__class__ }}").render() != ""
    assert jinja2.Environment().sandboxed is False


@pytest.mark.proves("what-holds-for-the-jinja2-backend")
def test_the_admin_demands_djangos_own_backend(settings):
    bank.keyed(
        "what-holds-for-the-jinja2-backend",
        "Templates are found in the `jinja2` folder",
        "Methods of objects take their arguments",
    )
    from django.contrib.admin.checks import check_dependencies

    settings.TEMPLATES = [{"BACKEND": JINJA, "APP_DIRS": True}]
    assert "admin.E403" in {message.id for message in check_dependencies()}
    settings.TEMPLATES = [{"BACKEND": name, "APP_DIRS": True} for name in (JINJA, DJANGO)]
    assert get_template("admin/base_site.html").backend.name == "django"


@pytest.mark.proves("how-does-jinja-relate-to-django")
def test_both_engines_of_the_answer_stand_side_by_side(settings, tmp_path, monkeypatch):
    (tmp_path / "project").mkdir()
    (tmp_path / "project" / "__init__.py").touch()
    (tmp_path / "project" / "jinja2.py").write_text(
        "from django.templatetags.static import static\nfrom django.urls import reverse\n"
        "from jinja2 import Environment\n"
        "def environment(**options):\n    env = Environment(**options)\n"
        "    env.globals.update(static=static, url=reverse)\n    return env\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    settings.TEMPLATES = run("how-does-jinja-relate-to-django")["TEMPLATES"]
    out = engines["jinja2"].from_string("{{ static('x.css') }}").render()
    assert out == "/static/x.css"
    assert engines["django"].from_string("{% load static %}{% static 'x.css' %}").render() == out


# ------------------------------------------------------------- request and query string


@pytest.mark.proves("url-of-the-page-inside-a-template", "path-with-its-query-in-a-template")
def test_the_three_forms_of_the_address(templates, rf):
    templates()
    request = rf.get("/books/?q=emma")
    right = []
    for choice in options("path-with-its-query-in-a-template"):
        out = engines["django"].from_string(choice["text"].strip("`")).render({}, request)
        if out == "/books/?q=emma":
            right.append(choice["text"])
    assert right == keys("path-with-its-query-in-a-template")
    source = bank.code("url-of-the-page-inside-a-template", "answer")
    request.resolver_match = types.SimpleNamespace(view_name="shop:book-list")
    lines = engines["django"].from_string(source).render({}, request).split()
    assert lines == ["/books/", "/books/?q=emma", "http://testserver/books/?q=emma", "active"]


@pytest.mark.proves("url-of-the-page-inside-a-template")
def test_the_request_processor_is_in_the_settings_of_startproject(tmp_path):
    from django.core.management import call_command

    call_command("startproject", "fresh", tmp_path)
    assert f'"{REQUEST}"' in (tmp_path / "fresh" / "settings.py").read_text().replace("'", '"')


@pytest.mark.proves("host-of-build-absolute-uri", "url-of-the-page-inside-a-template")
def test_the_host_comes_from_the_checked_host_header(rf, settings):
    bank.keyed("host-of-build-absolute-uri", "The `Host` header that the client has sent")
    from django.core.exceptions import DisallowedHost

    settings.ALLOWED_HOSTS = ["first.example", "shop.example"]
    headers = {"host": "shop.example", "x-forwarded-host": "first.example"}
    assert rf.get("/", headers=headers).build_absolute_uri() == "http://shop.example/"
    with pytest.raises(DisallowedHost):
        rf.get("/", headers={"host": "evil.example"}).build_absolute_uri()
    assert Client(headers={"host": "evil.example"}).get("/").status_code == 400
    secure = {"host": "shop.example", "x-forwarded-proto": "https"}
    assert rf.get("/", headers=secure).build_absolute_uri().startswith("http://")
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    assert rf.get("/", headers=secure).build_absolute_uri().startswith("https://")


@pytest.mark.proves("request-in-an-inclusion-tag", "url-of-the-page-inside-a-template")
def test_an_inclusion_tag_sees_what_its_function_returns(settings, rf):
    from django.template import Library

    shown = {}
    for choice in options("request-in-an-inclusion-tag"):
        code = choice["text"].removeprefix("```python\n").removesuffix("```")
        library = Library()
        exec(code, {"register": library, "render_to_string": render_to_string})
        texts = {"menu.html": "[{{ request.path }}]{{ entries.0 }}", "page.html": "{% menu %}"}
        settings.TEMPLATES = engine_settings(**texts)
        engines["django"].engine.template_builtins.append(library)
        try:
            shown[choice["text"]] = render_to_string("page.html", request=rf.get("/x/"))
        except TemplateSyntaxError as error:
            assert "'menu' did not receive value(s) for the argument(s): 'request'" in str(error)
            shown[choice["text"]] = ""
    assert sorted(shown.values()) == ["", "[/x/]Books", "[]Books", "[]Books"]
    assert [text for text in shown if "/x/" in shown[text]] == keys("request-in-an-inclusion-tag")


@pytest.mark.proves("request-in-an-inclusion-tag", "url-of-the-page-inside-a-template")
def test_an_inclusion_hands_over_the_token_and_an_include_everything(settings, rf):
    from django.template import Library

    assert [text for text in keys("request-in-an-inclusion-tag") if '"request": context' in text]
    library = Library()
    library.inclusion_tag("menu.html")(lambda: {})
    library.tags["menu"] = library.tags.pop("<lambda>")
    settings.TEMPLATES = engine_settings(**{
        "menu.html": "[{{ request.path }}]{% csrf_token %}",
        "page.html": "{% menu %}",
        "including.html": "{% include 'menu.html' %}",
    })
    engines["django"].engine.template_builtins.append(library)
    request = rf.get("/x/")
    page = render_to_string("page.html", request=request)
    assert page.startswith("[]") and "csrfmiddlewaretoken" in page
    assert render_to_string("including.html", request=request).startswith("[/x/]")
    assert render_to_string("including.html").startswith("[]")  # no request, no processors


@pytest.mark.proves("next-link-with-the-querystring-tag")
def test_querystring_keeps_the_other_parameters(templates, rf):
    templates()
    source = bank.code("next-link-with-the-querystring-tag")
    out = engines["django"].from_string(source).render(
        {}, rf.get("/books/?tag=new&tag=used&page=2")
    )
    link = out.split('"')[1].replace("&amp;", "&")
    assert keys("next-link-with-the-querystring-tag") == [f"`{link}`"]
    with pytest.raises(AttributeError):
        engines["django"].from_string(source).render({})


@pytest.mark.proves("removing-a-parameter-with-querystring")
def test_none_removes_a_parameter(templates, rf):
    templates()
    right = []
    for choice in options("removing-a-parameter-with-querystring"):
        out = engines["django"].from_string(choice["text"].strip("`")).render(
            {}, rf.get("/books/?q=emma&sort=price&page=4")
        )
        if out.replace("&amp;", "&") == "?q=emma&sort=title":
            right.append(choice["text"])
    assert right == keys("removing-a-parameter-with-querystring")


@pytest.mark.proves("query-parameters-in-pagination-links")
def test_the_links_of_the_answer_keep_the_filter(templates, rf):
    from django.core.paginator import Paginator

    templates()
    source = bank.code("query-parameters-in-pagination-links", "answer")
    request = rf.get("/books/?q=emma&sort=price&page=2")
    page = Paginator(range(30), 10).page(2)
    out = engines["django"].from_string(source).render({"page_obj": page}, request)
    links = [part.split('"')[0].replace("&amp;", "&") for part in out.split('href="')[1:]]
    assert links == ["?q=emma&sort=price&page=1", "?q=emma&sort=price&page=3", "?sort=price"]
    old = run("query-parameters-in-pagination-links", "answer", 1)["link_to_page"]
    assert old(request, 3) == "?q=emma&sort=price&page=3"


@pytest.mark.proves("query-parameters-in-pagination-links")
def test_querystring_reads_the_request_of_the_rendering_without_a_context_processor(settings, rf):
    settings.TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates"}]
    template = engines["django"].from_string("{% querystring page=2 %}")
    request = rf.get("/?q=1")
    assert template.render({}, request) == "?q=1&amp;page=2"
    for context in {}, {"request": request}:
        with pytest.raises(AttributeError, match="has no attribute 'request'"):
            template.render(context)


@pytest.mark.since("6.0")
@pytest.mark.proves("query-parameters-in-pagination-links")
def test_querystring_takes_several_mappings(templates, rf):
    templates()
    source = "{% querystring first second page=2 %}"
    out = engines["django"].from_string(source).render(
        {"first": {"a": 1}, "second": {"b": 2}}, rf.get("/?x=1")
    )
    assert out == "?a=1&amp;b=2&amp;page=2"


# ------------------------------------------------------------- custom tags and filters


@pytest.mark.proves("custom-tags-and-filters")
def test_the_tags_of_the_answer_render_and_escape():
    register = run("custom-tags-and-filters")["register"]
    source = '{{ 3|stars }}{% badge x "new" %}{% panel y %}<i>{{ x }}</i>{% endpanel %}'
    assert render(source, [register], x="<x>", y="A&B") == (
        '★★★<span class="badge new">&lt;x&gt;</span>'
        "<section><h2>A&amp;B</h2><i>&lt;x&gt;</i></section>"
    )
    stored = '{% badge "a" as b %}[{{ b }}]'
    assert render(stored, [register]) == '[<span class="badge info">a</span>]'


@pytest.mark.proves("highlight-filter-for-reviews")
def test_escaping_the_input_before_marking_is_what_helps():
    bank.keyed("highlight-filter-for-reviews", "Escape `text` and `word` before `replace`")
    from django.template import Library
    from django.utils.html import conditional_escape, format_html
    from django.utils.safestring import mark_safe

    evil = "Emma <script>x</script>"
    wanted = "<mark>Emma</mark> &lt;script&gt;x&lt;/script&gt;"
    source = '{{ text|highlight:"Emma" }}'
    broken = run("highlight-filter-for-reviews")["register"]
    assert "<script>" in render(source, [broken], text=evil)

    def filtered(function, **flags):
        register = Library()
        register.filter("highlight", function, **flags)
        return render(source, [register], text=evil)

    def right(text, word):
        word = conditional_escape(word)
        return mark_safe(conditional_escape(text).replace(word, f"<mark>{word}</mark>"))

    def plain(text, word):
        return text.replace(word, f"<mark>{word}</mark>")

    def late(text, word):
        return mark_safe(conditional_escape(plain(text, word)))

    assert filtered(right) == wanted
    assert filtered(late) != wanted
    assert filtered(plain, is_safe=True) != wanted
    if django.VERSION >= (6, 0):
        with pytest.raises(TypeError):
            format_html(plain(evil, "Emma"))
    else:
        with pytest.warns(DeprecationWarning):
            assert "<script>" in format_html(plain(evil, "Emma"))


@pytest.mark.proves("what-load-needs-to-find-a-library", "custom-tags-and-filters")
def test_a_library_is_found_by_its_place_and_its_register(tmp_path, monkeypatch):
    bank.keyed(
        "what-load-needs-to-find-a-library",
        "The name of that app in `INSTALLED_APPS`",
        "A module-level `register =",
        "A file `templatetags/shop_extras.py`",
    )
    for app, body in [("proof_tags", "from django import template\nregister = template.Library()\n"),
                      ("proof_unnamed", "from django import template\nlibrary = template.Library()\n")]:
        (tmp_path / app / "templatetags").mkdir(parents=True)
        (tmp_path / app / "__init__.py").touch()
        (tmp_path / app / "templatetags" / "__init__.py").touch()
        (tmp_path / app / "templatetags" / f"{app}_extras.py").write_text(body)
    monkeypatch.syspath_prepend(tmp_path)
    engine = [{"BACKEND": DJANGO}]
    with override_settings(INSTALLED_APPS=["proof_tags"], TEMPLATES=engine):
        engines["django"].from_string("{% load proof_tags_extras %}")
    with override_settings(INSTALLED_APPS=["proof_unnamed"], TEMPLATES=engine):
        for name in ("proof_unnamed_extras", "proof_tags_extras"):  # no register; not installed
            with pytest.raises(TemplateSyntaxError, match="not a registered tag library"):
                engines["django"].from_string(f"{{% load {name} %}}")


@pytest.mark.proves("escaping-of-simple-tag-output")
def test_the_output_of_a_simple_tag_is_escaped():
    register = run("escaping-of-simple-tag-output")["register"]
    out = render('{% hello "Ann" %}', [register])
    assert keys("escaping-of-simple-tag-output") == [f"`{out}`"]
    assert render("{% hello Ann %}", [register]) == "&lt;b&gt;&lt;/b&gt;"  # a name, not a text


@pytest.mark.proves("output-of-a-simple-block-tag")
def test_a_simple_block_tag_gets_the_rendered_content():
    register = run("output-of-a-simple-block-tag")["register"]
    source = '{% box "Sale" %}<i>{{ title }}</i>{% endbox %}'
    assert source in bank.questions()["output-of-a-simple-block-tag"]["prompt"]
    out = render(source, [register], title="A & B")
    assert keys("output-of-a-simple-block-tag") == [f"`{out}`"]


# ------------------------------------------------------------- include and partials


@pytest.mark.proves("csrf-token-in-an-include-with-only", "include-inheritance-or-partials")
def test_only_cuts_the_csrf_token_off(templates, settings):
    bank.keyed("csrf-token-in-an-include-with-only", "The token is in the context, and `only` cuts")
    from django.http import HttpResponse
    from django.shortcuts import render as shortcut

    texts = {
        "form.html": "<form method='post'>{% csrf_token %}{{ form }}{{ other }}</form>",
        "only.html": '{% include "form.html" with form=form only %}',
        "all.html": '{% include "form.html" with form=form %}',
        "handed.html": '{% include "form.html" with form=form csrf_token=csrf_token only %}',
    }
    templates(**texts)

    def view(request):
        if request.method == "POST":
            return HttpResponse("saved")
        return shortcut(request, request.GET["t"], {"form": "FORM!", "other": "OTHER!"})

    view_at(settings, view)

    def submit(name):
        client = Client(enforce_csrf_checks=True)
        page = client.get("/books/", {"t": name}).text
        assert "FORM!" in page and ("OTHER!" in page) == (name == "all.html")
        token = page.split('value="')[1].split('"')[0] if "csrfmiddlewaretoken" in page else ""
        return client.post("/books/", {"csrfmiddlewaretoken": token}).status_code

    assert [submit(n) for n in ("only.html", "all.html", "handed.html")] == [403, 200, 200]


@pytest.mark.since("6.0")
@pytest.mark.proves("full-page-and-fragment-with-a-partial")
def test_a_definition_prints_nothing_and_can_be_loaded_alone(templates, rf):
    from django.shortcuts import render as shortcut

    templates(**{"list.html": bank.code("full-page-and-fragment-with-a-partial").strip()})
    page, fragment = [
        shortcut(rf.get("/"), name, {"n": 7}).text for name in ("list.html", "list.html#row")
    ]
    assert keys("full-page-and-fragment-with-a-partial") == [f"`{page}` and `{fragment}`"]


@pytest.mark.since("6.0")
@pytest.mark.django_db
@pytest.mark.proves("include-inheritance-or-partials")
def test_the_view_of_the_answer_sends_the_row_alone_to_htmx(templates, rf):
    row = bank.code("include-inheritance-or-partials", "answer")
    templates(**{"shop/book.html": f"<table>{row}</table>"})
    book = Book.objects.create(title="Emma", author=Author.objects.create(name="Jane"))
    view = run("include-inheritance-or-partials", "answer", 1)["book_row"]
    alone = view(rf.get("/", headers={"HX-Request": "true"}), book.pk).text.strip()
    page = view(rf.get("/"), book.pk).text
    assert alone == f'<tr id="book-{book.pk}"><td>Emma</td></tr>'
    assert page.startswith("<table>") and alone in page


@pytest.mark.until("5.2")
@pytest.mark.proves("include-inheritance-or-partials")
def test_partials_did_not_exist_before_6_0():
    with pytest.raises(TemplateSyntaxError, match="partialdef"):
        render("{% partialdef row %}x{% endpartialdef %}")


# ------------------------------------------------------------- escaping


@pytest.mark.proves("escaping-and-safe-strings")
def test_the_helpers_of_the_answer_escape_their_arguments():
    names = run("escaping-and-safe-strings")
    assert names["author_link"]("<A>", '"x') == '<a href="&quot;x">&lt;A&gt;</a>'
    assert names["tag_list"](["a", "<b>"]) == "<b>a</b>, <b>&lt;b&gt;</b>"
    chart = render(bank.code("escaping-and-safe-strings", "answer", 1), chart={"a": "</script>&"})
    assert chart.startswith('<script id="chart-data" type="application/json">')
    assert "\\u003C/script\\u003E\\u0026" in chart
    assert render("{{ s }}", s="<>&\"'") == "&lt;&gt;&amp;&quot;&#x27;"


@pytest.mark.proves("data-from-a-view-for-a-script")
def test_json_script_is_safe_and_gives_json():
    import html
    import json

    data = {"name": "</script><script>alert(1)</script>", "vip": True}
    for number, choice in enumerate(options("data-from-a-view-for-a-script")):
        source = bank.code("data-from-a-view-for-a-script", f"options[{number}].text")
        out = render(source, data=data)
        if choice["correct"]:
            assert json.loads(out.split(">", 1)[1].split("</script>")[0]) == data
        elif "|safe" in source:
            assert "</script><script>alert(1)" in out
        else:
            text = out.split('const text = "')[1].split('";')[0]
            if "escapejs" in source:
                text = text.encode().decode("unicode_escape")
            else:
                assert "&#x27;" in text and html.unescape(text) != text
            with pytest.raises(json.JSONDecodeError):
                json.loads(text)


@pytest.mark.proves("adding-text-to-a-safe-string")
def test_safe_plus_plain_is_plain():
    from django.utils.safestring import SafeString, mark_safe

    label = run("adding-text-to-a-safe-string")["label"]
    assert type(label) is str
    out = render("{{ label }}", label=label)
    assert keys("adding-text-to-a-safe-string") == [f"`{out}`"]
    assert type(mark_safe("a") + mark_safe("b")) is SafeString
    assert type(mark_safe("a").upper()) is str


@pytest.mark.since("6.0")
@pytest.mark.proves("format-html-around-an-f-string", "escaping-and-safe-strings")
def test_format_html_wants_arguments():
    bank.keyed("format-html-around-an-f-string", "It raises a `TypeError`: no arguments given")
    with pytest.raises(TypeError, match="args or kwargs must be provided"):
        run("format-html-around-an-f-string")["greeting"]("Ann")


@pytest.mark.until("5.2")
@pytest.mark.proves("format-html-around-an-f-string")
def test_format_html_without_arguments_was_deprecated():
    bank.keyed("format-html-around-an-f-string", "It raises a `TypeError`: no arguments given")
    with pytest.warns(DeprecationWarning):
        assert run("format-html-around-an-f-string")["greeting"]("<i>") == "<b><i></b>"


@pytest.mark.proves("join-filter-with-markup", "escaping-and-safe-strings")
def test_join_escapes_the_items_and_trusts_a_literal():
    names = ["Tom & Ann", "Eve"]
    prompt = bank.questions()["join-filter-with-markup"]["prompt"]
    assert f'`{names}`'.replace("'", '"') in prompt
    tag = next(span for span in prompt.split("`") if "join" in span)
    assert [f"`{render(tag, names=names)}`"] == keys("join-filter-with-markup")
    bank.keyed("join-filter-with-markup", "`Tom &amp; Ann<br>")
    variable = tag.replace('"<br>"', "separator")
    texts = {
        render(variable, names=names, separator="<br>"),
        render("{% autoescape off %}" + tag + "{% endautoescape %}", names=names),
        render(tag.replace("|join", "|safeseq|join"), names=names),
    }
    assert {f"`{text}`" for text in texts} < {
        option["text"] for option in options("join-filter-with-markup") if not option["correct"]}
    assert render('{{ title|default:"<i>none</i>" }}', title="") == "<i>none</i>"


@pytest.mark.proves("escaping-and-safe-strings")
@pytest.mark.parametrize(("source", "safe"), [
    ("<textarea>{{ value }}</textarea>", True),
    ("<li><b>{{ value }}</b></li>", True),
    ('<p title="{{ value }}">text</p>', True),
    ("<div class={{ value }}>text</div>", False),
    ('<a href="{{ value }}">site</a>', False),
])
def test_where_escaping_does_not_protect(source, safe):
    """Parses the page as a browser would, and looks for a way to run a script."""
    from html.parser import HTMLParser

    attacks = ["javascript:alert(1)", "x onmouseover=alert(1)", '" onmouseover="alert(1)',
               "' onmouseover='alert(1)", "<script>alert(1)</script>",
               "</textarea><script>alert(1)</script>"]

    class Finder(HTMLParser):
        found = False

        def handle_starttag(self, tag, attributes):
            for name, value in attributes:
                if name.startswith("on") or (name == "href" and value.startswith("javascript:")):
                    self.found = True
            if tag == "script":
                self.found = True

    found = []
    for attack in attacks:
        finder = Finder()
        finder.feed(render(source, value=attack))
        found.append(finder.found)
    assert any(found) is not safe
