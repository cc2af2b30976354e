"""Forms: what the bank says about them, run on real Django."""

import types

import bank
import pytest
from bank import keys, options, run
from django import forms
from django.conf import global_settings
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.db import IntegrityError, transaction
from django.template import engines
from django.test import override_settings
from django.urls import path
from shop.models import Author, Book, Profile, Publisher, Tag

LANGUAGE = "django.template.backends.django.DjangoTemplates"


def locmem(**texts):
    loaders = [("django.template.loaders.locmem.Loader", texts)]
    return [{"BACKEND": LANGUAGE, "OPTIONS": {"loaders": loaders}}]


@pytest.fixture
def routes(settings):
    settings.ROOT_URLCONF = types.ModuleType("proof_urls")
    names = ["book-list", "author-list"]
    settings.ROOT_URLCONF.urlpatterns = [path(f"{n}/", print, name=n) for n in names]


@pytest.fixture
def author(db):
    return Author.objects.create(name="Jane Austen")


# ------------------------------------------------------------- life of a form


@pytest.mark.proves("life-of-a-form-from-class-to-row")
def test_the_view_of_the_answer_saves_author_and_tags(rf, routes, author, settings):
    settings.TEMPLATES = locmem(**{"shop/book_form.html": "{{ form.title.value }}|{{ form.errors }}"})
    view = run("life-of-a-form-from-class-to-row")["add_book"]
    tag = Tag.objects.create(name="classic")
    response = view(rf.post("/", {"title": "Emma", "price": "9", "tags": [tag.pk]}), author)
    assert (response.status_code, response.url) == (302, "/book-list/")
    book = Book.objects.get()
    assert book.author == author and list(book.tags.all()) == [tag]
    again = view(rf.post("/", {"title": "Kept", "price": "cheap"}), author)
    assert again.text.startswith("Kept|") and "Enter a number" in again.text
    assert view(rf.get("/"), author).text == "None|"


@pytest.mark.proves("life-of-a-form-from-class-to-row")
def test_setting_the_instance_first_needs_one_save(author):
    form_class = run("life-of-a-form-from-class-to-row")["BookForm"]
    tag = Tag.objects.create(name="classic")
    form = form_class({"title": "Emma", "price": "9", "tags": [tag.pk]})
    form.instance.author = author
    assert list(form.save().tags.all()) == [tag]


@pytest.mark.proves("bound-and-unbound-forms")
def test_an_unbound_form_is_not_valid_and_an_empty_dictionary_binds(capsys):
    run("bound-and-unbound-forms")
    printed = capsys.readouterr().out.strip()
    assert keys("bound-and-unbound-forms") == [f"`{printed}`"]


@pytest.mark.proves("tags-lost-after-commit-false")
def test_many_to_many_data_wait_for_save_m2m(author):
    bank.keyed("tags-lost-after-commit-false", "`form.save_m2m()` after `book.save()`")
    form_class = forms.modelform_factory(Book, fields=["title", "price", "tags"])
    tag = Tag.objects.create(name="classic")
    form = form_class({"title": "Emma", "price": "9", "tags": [tag.pk]})
    book = run("tags-lost-after-commit-false")["create_book"](form, author)
    assert not book.tags.exists()
    book.full_clean()
    assert not book.tags.exists()
    assert not hasattr(book.tags, "save")
    form.save_m2m()
    assert list(book.tags.all()) == [tag]
    with pytest.raises(IntegrityError), transaction.atomic():
        form_class({"title": "Emma", "price": "9"}).save()


@pytest.mark.proves("errors-lost-on-invalid-submit")
def test_the_unbound_form_hides_the_errors(rf, routes, settings):
    bank.keyed("errors-lost-on-invalid-submit", "The `render()` line, as it shows the unbound form")
    settings.TEMPLATES = locmem(**{"review.html": "{{ form.text.value }}|{{ form.errors }}"})

    class ReviewForm(forms.Form):
        text = forms.CharField()
        rating = forms.IntegerField()

        def save(self):
            pass

    request = rf.post("/", {"text": "Nice"})
    view = run("errors-lost-on-invalid-submit")["add_review"]
    assert view(request, ReviewForm).text == "None|"
    source = bank.code("errors-lost-on-invalid-submit").replace(
        '{"form": form}', '{"form": bound}'
    )
    fixed = {}
    exec(source, fixed)
    assert fixed["add_review"](request, ReviewForm).text.startswith("Nice|<ul")


# ------------------------------------------------------------- validation


@pytest.mark.proves("order-of-validation-steps", "steps-of-form-validation")
def test_the_steps_of_validation_run_in_this_order():
    calls = []

    class Code(forms.CharField):
        def to_python(self, value):
            calls.append("`to_python()`")
            return super().to_python(value)

        def validate(self, value):
            calls.append("validate")
            super().validate(value)

    class CodeForm(forms.Form):
        code = Code(validators=[lambda value: calls.append("validators")])

        def clean_code(self):
            calls.append("`clean_code()`")
            return self.cleaned_data["code"]

        def clean(self):
            calls.append("`clean()`")

    assert CodeForm({"code": "x"}).is_valid()
    assert calls.pop(1) == "validate"
    assert keys("order-of-validation-steps") == [", ".join(calls)]


@pytest.mark.proves("steps-of-form-validation")
def test_the_period_form_of_the_answer_checks_across_fields():
    form_class = run("steps-of-form-validation")["PeriodForm"]
    form = form_class({"start": "2025-02-02", "end": "2025-01-01"})
    assert form.errors == {"end": ["The end is before the start."]}
    assert form_class({"start": "2025-01-01", "end": "2025-01-02"}).is_valid()
    broken = form_class({"start": "soon", "end": "2025-01-02"})
    assert list(broken.errors) == ["start"] and "start" not in broken.cleaned_data


@pytest.mark.proves("steps-of-form-validation")
def test_saving_a_model_validates_nothing(author):
    book = Book(title="", author=author)
    with pytest.raises(ValidationError):
        book.full_clean()
    book.save()
    assert book.pk


@pytest.mark.proves("coupon-code-after-its-check")
def test_a_field_hook_without_return_yields_none(capsys):
    run("coupon-code-after-its-check")
    assert keys("coupon-code-after-its-check") == [f"`{capsys.readouterr().out.strip()}`"]


@pytest.mark.proves("attach-an-error-to-a-field-in-clean")
def test_which_ways_hang_an_error_on_a_field():
    working = []
    for choice in options("attach-an-error-to-a-field-in-clean"):
        statement = choice["text"].strip("`")

        class PeriodForm(forms.Form):
            end = forms.CharField()

            def clean(self, statement=statement):
                exec(statement, {"ValidationError": ValidationError, "self": self})

        if PeriodForm({"end": "x"}).errors == {"end": ["Too early."]}:
            working.append(choice["text"])
    assert working == keys("attach-an-error-to-a-field-in-clean")


@pytest.mark.proves("instance-after-invalid-modelform")
def test_an_invalid_model_form_has_changed_the_instance(author, capsys):
    book = Book.objects.create(title="Emma", price=10, author=author)
    run("instance-after-invalid-modelform")["check"](book)
    assert keys("instance-after-invalid-modelform") == [f"`{capsys.readouterr().out.strip()}`"]


@pytest.mark.proves("profile-form-for-a-user-with-a-profile", "why-name-the-fields-of-a-modelform")
def test_a_unique_column_outside_the_form_fails_in_the_database(django_user_model, db):
    bank.keyed(
        "profile-form-for-a-user-with-a-profile",
        "The form is valid, and the insert fails with",
    )
    create = run("profile-form-for-a-user-with-a-profile")["create_profile"]
    ann = django_user_model.objects.create(username="ann")
    assert create(ann) == {}
    with pytest.raises(IntegrityError), transaction.atomic():
        create(ann)
    with_user = forms.modelform_factory(Profile, fields=["bio", "user"])
    assert list(with_user({"bio": "x", "user": ann.pk}).errors) == ["user"]


# ------------------------------------------------------------- formsets


@pytest.mark.proves("formsets-and-inline-formsets")
def test_the_inline_formset_of_the_answer_adds_changes_and_deletes(rf, routes, author, settings):
    settings.TEMPLATES = locmem(**{"shop/author_books.html": "{{ formset.management_form }}"})
    names = run("formsets-and-inline-formsets")
    keep, gone = [Book.objects.create(title=t, author=author) for t in ("Keep", "Gone")]
    assert 'name="books-TOTAL_FORMS" value="3"' in names["edit_books"](rf.get("/"), author.pk).text
    data = {"books-TOTAL_FORMS": 3, "books-INITIAL_FORMS": 2}
    for number, (pk, title) in enumerate([(keep.pk, "Kept"), (gone.pk, "Gone"), ("", "Added")]):
        data |= {f"books-{number}-id": pk, f"books-{number}-title": title,
                 f"books-{number}-price": 5, f"books-{number}-stock": 1}
    data["books-1-DELETE"] = "on"
    assert names["edit_books"](rf.post("/", data), author.pk).url == "/author-list/"
    assert sorted(author.books.values_list("title", flat=True)) == ["Added", "Kept"]


@pytest.mark.proves("formsets-and-inline-formsets")
def test_max_num_alone_does_not_reject_more_forms():
    data = {"form-TOTAL_FORMS": 2, "form-INITIAL_FORMS": 0, "form-0-n": "1", "form-1-n": "2"}

    class NumberForm(forms.Form):
        n = forms.IntegerField()

    lenient = forms.formset_factory(NumberForm, max_num=1)
    strict = forms.formset_factory(NumberForm, max_num=1, validate_max=True)
    assert lenient(data).is_valid()
    assert not strict(data).is_valid()


@pytest.mark.proves("one-of-three-forms-filled-in", "formsets-and-inline-formsets")
def test_untouched_extra_forms_are_valid_and_empty(capsys):
    run("one-of-three-forms-filled-in")
    assert keys("one-of-three-forms-filled-in") == [f"`{capsys.readouterr().out.strip()}`"]


@pytest.mark.proves("formset-printed-in-a-loop", "formsets-and-inline-formsets")
def test_without_the_management_form_a_formset_is_invalid():
    bank.keyed("formset-printed-in-a-loop", "`is_valid()` returns false, with a non-form error")

    class ItemForm(forms.Form):
        name = forms.CharField()

    formset = forms.formset_factory(ItemForm)({"form-0-name": "Pen"})
    assert formset.is_valid() is False
    assert formset.non_form_errors().as_data()[0].code == "missing_management_form"
    whole = str(forms.formset_factory(ItemForm)())
    assert "form-TOTAL_FORMS" in whole


@pytest.mark.proves("duties-after-formset-save-without-commit")
def test_what_is_left_after_formset_save_without_commit(author):
    bank.keyed(
        "duties-after-formset-save-without-commit",
        "Calling `formset.save_m2m()`",
        "Calling `save()` on each instance",
        "Calling `delete()` on",
    )
    formset_class = forms.inlineformset_factory(
        Author, Book, fields=["title", "price", "stock", "tags"], extra=1, can_delete=True
    )
    tag = Tag.objects.create(name="classic")
    same, changed, gone = [
        Book.objects.create(title=t, author=author) for t in ("Same", "Old", "Gone")
    ]
    rows = [(same.pk, "Same"), (changed.pk, "Changed"), (gone.pk, "Gone"), ("", "Added")]
    data = {"books-TOTAL_FORMS": 4, "books-INITIAL_FORMS": 3, "books-2-DELETE": "on",
            "books-3-tags": [tag.pk]}
    for number, (pk, title) in enumerate(rows):
        data |= {f"books-{number}-id": pk, f"books-{number}-title": title,
                 f"books-{number}-price": "10.00", f"books-{number}-stock": 0}
    formset = formset_class(data, instance=author)
    assert formset.is_valid(), formset.errors
    objects = formset.save(commit=False)
    assert [book.title for book in objects] == ["Changed", "Added"]
    assert objects[1].author == author and objects[1].pk is None
    assert sorted(author.books.values_list("title", flat=True)) == ["Gone", "Old", "Same"]
    for book in objects:
        book.save()
    assert [book.title for book in formset.deleted_objects] == ["Gone"]
    for book in formset.deleted_objects:
        book.delete()
    assert not objects[1].tags.exists()
    formset.save_m2m()
    assert list(objects[1].tags.all()) == [tag]
    assert sorted(author.books.values_list("title", flat=True)) == ["Added", "Changed", "Same"]


# ------------------------------------------------------------- rendering


class MailForm(forms.Form):
    email = forms.EmailField(label="Mail address", help_text="Work address.")
    token = forms.CharField(widget=forms.HiddenInput)


@pytest.mark.proves("parts-of-a-field-group", "reusable-form-rendering")
def test_a_field_group_has_label_errors_help_text_and_widget():
    group = str(MailForm({"email": "x", "token": "t"})["email"].as_field_group())
    parts = {
        "The label": "Mail address:", "The errors": "Enter a valid email",
        "The help": "Work address.", "The hidden": 'type="hidden"',
        "The CSRF": "csrfmiddlewaretoken",
    }
    for choice in options("parts-of-a-field-group"):
        sign = next(text for start, text in parts.items() if choice["text"].startswith(start))
        assert (sign in group) == choice["correct"], choice["text"]
    assert '<input type="email"' in group


@pytest.mark.proves("default-markup-of-a-form", "reusable-form-rendering")
def test_a_form_is_rendered_with_divs():
    form = MailForm()
    html = str(form)
    assert "<div>" in html
    for tag in ("<tr>", "<p>", "<li>", "<form", "<button"):
        assert tag not in html
    for option in options("default-markup-of-a-form"):
        tag = option["text"].split("`")[1]
        assert (f"<{tag}>" in html) == option["correct"]
    assert html == str(form.as_div())
    assert "<tr>" in form.as_table() and "<p>" in form.as_p() and "<li>" in form.as_ul()


@pytest.mark.proves("reusable-form-rendering")
def test_the_renderer_of_the_answer_uses_templates_of_the_project(settings):
    texts = {"forms/form.html": "{% for f in form %}{{ f.as_field_group }}{% endfor %}",
             "forms/field.html": "<x>{{ field.label }}</x>"}
    renderer = run("reusable-form-rendering")["ShopRenderer"]

    class TitleForm(forms.Form):
        title = forms.CharField()
        price = forms.CharField()

    engine = locmem(**texts)
    engine[0]["OPTIONS"]["loaders"].append("django.template.loaders.app_directories.Loader")
    with override_settings(TEMPLATES=engine, INSTALLED_APPS=["django.forms"]):
        assert str(TitleForm(renderer=renderer())) == "<x>Title</x><x>Price</x>"
        page = bank.code("reusable-form-rendering", "answer", 1)
        out = engines["django"].from_string(page).render({"form": TitleForm(renderer=renderer())})
        assert "<x>Title</x>" in out and "<x>Price</x>" in out


@pytest.mark.proves("field-template-of-the-project-is-ignored", "reusable-form-rendering")
def test_the_default_renderer_does_not_ask_the_templates_setting(tmp_path, monkeypatch):
    bank.keyed(
        "field-template-of-the-project-is-ignored",
        "Set `FORM_RENDERER` to a `TemplatesSetting`",
    )
    from django.forms.renderers import DjangoTemplates, TemplatesSetting

    folder = tmp_path / "templates" / "django" / "forms"
    folder.mkdir(parents=True)
    (folder / "field.html").write_text("MINE")
    app = tmp_path / "proof_formsapp" / "templates" / "django" / "forms"
    app.mkdir(parents=True)
    (app.parents[2] / "__init__.py").touch()
    (app / "field.html").write_text("APP")
    monkeypatch.syspath_prepend(tmp_path)
    engine = [{"BACKEND": LANGUAGE, "DIRS": [tmp_path / "templates"], "APP_DIRS": True}]
    with override_settings(TEMPLATES=engine, INSTALLED_APPS=["proof_formsapp", "django.forms"]):
        default = MailForm(renderer=DjangoTemplates())
        assert "MINE" not in str(default) and "APP" not in str(default)
        assert "MINE" not in default.as_div()
        assert "MINE" in str(MailForm(renderer=TemplatesSetting()))
    assert DjangoTemplates.__name__ == LANGUAGE.rpartition(".")[2]
    assert global_settings.FORM_RENDERER.endswith(f".{DjangoTemplates.__name__}")


@pytest.mark.proves("reusable-form-rendering")
def test_a_bound_field_class_changes_css_classes():
    class Marked(forms.BoundField):
        def css_classes(self, extra_classes=None):
            return "wrong" if self.errors else "fine"

    class MarkedForm(MailForm):
        bound_field_class = Marked

    assert MarkedForm({"email": "x"})["email"].css_classes() == "wrong"


# ------------------------------------------------------------- fields of a ModelForm


@pytest.mark.proves("stock-added-to-the-post-data", "why-name-the-fields-of-a-modelform")
def test_a_posted_value_without_field_is_ignored(author):
    bank.keyed("stock-added-to-the-post-data", "It saves the title; `stock` stays at 5")
    data = {"title": "Emma II", "stock": "999", "author": author.pk, "price": "1"}
    listed = forms.modelform_factory(Book, fields=["title"])
    everything = forms.modelform_factory(Book, fields="__all__")
    book = Book.objects.create(title="Emma", stock=5, author=author)
    form = listed(data, instance=book)
    form.save()
    assert form.errors == {}
    book.refresh_from_db()
    assert (book.title, book.stock) == ("Emma II", 5)
    everything(data, instance=book).save()
    book.refresh_from_db()
    assert book.stock == 999


@pytest.mark.proves("why-name-the-fields-of-a-modelform")
def test_the_form_of_the_answer_takes_the_author_from_the_view(author):
    save_for = run("why-name-the-fields-of-a-modelform")["save_for"]
    other = Author.objects.create(name="Other")
    book = save_for(author, {"title": "Emma", "price": "5", "author": other.pk})
    assert book.author == author
    assert list(save_for(author, {"price": "5"})) == ["title"]


@pytest.mark.proves("optional-field-missing-from-the-template", "why-name-the-fields-of-a-modelform")
def test_a_field_missing_from_the_template_is_emptied(author):
    bank.keyed("optional-field-missing-from-the-template", "The book loses it: the column is set to `NULL`")
    book = Book.objects.create(
        title="Emma", author=author, publisher=Publisher.objects.create(name="Murray")
    )
    form_class = run("optional-field-missing-from-the-template")["BookForm"]
    form = form_class({"title": "Emma", "author": author.pk}, instance=book)
    assert form.is_valid() and form.errors == {}
    form.save()
    book.refresh_from_db()
    assert book.publisher is None


@pytest.mark.since("6.0")
@pytest.mark.proves("url-without-scheme-in-a-form", "why-name-the-fields-of-a-modelform")
def test_a_url_without_scheme_becomes_https(capsys):
    run("url-without-scheme-in-a-form")
    assert keys("url-without-scheme-in-a-form") == [f"`{capsys.readouterr().out.strip()}`"]
    assert forms.URLField(assume_scheme="http").clean("example.com") == "http://example.com"


@pytest.mark.until("5.2")
@pytest.mark.filterwarnings("ignore")
@pytest.mark.proves("url-without-scheme-in-a-form")
def test_a_url_without_scheme_became_http(capsys):
    bank.keyed("url-without-scheme-in-a-form", "`https://example.com`")
    run("url-without-scheme-in-a-form")
    assert capsys.readouterr().out.strip() == "http://example.com"
