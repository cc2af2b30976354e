"""Static and media files: what the bank says about them, run on real Django."""

import io
from html.parser import HTMLParser

import bank
import pytest
from apps.static_media.models import Report
from bank import keys, options, run
from django import forms
from django.contrib.staticfiles import finders
from django.core.exceptions import ImproperlyConfigured
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, InMemoryStorage, default_storage, storages
from django.core.files.uploadedfile import (
    InMemoryUploadedFile, SimpleUploadedFile, TemporaryUploadedFile,
)
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.template import engines
from django.test import Client

MEMORY = {"BACKEND": "django.core.files.storage.InMemoryStorage"}
PLAIN = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
MANIFEST = {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"}


def render(source, **context):
    return engines["django"].from_string(source).render(context)


@pytest.fixture
def in_memory(settings):
    settings.STORAGES = {"default": MEMORY, "staticfiles": PLAIN}


# ------------------------------------------------------------- static files


@pytest.fixture
def project(tmp_path, monkeypatch, settings):
    """A folder with assets, and the settings of a project that stands in it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "assets" / "shop").mkdir(parents=True)
    (tmp_path / "assets" / "shop" / "site.css").write_text("a {}")
    (tmp_path / "assets" / "site.css").write_text("b {}")

    def use(names):
        for name, value in names.items():
            if name.startswith("STATIC"):
                setattr(settings, name, value)

    return use


@pytest.mark.proves("set-up-static-files", "target-folder-of-collectstatic")
def test_collectstatic_copies_the_sources_to_static_root(project, tmp_path, settings):
    names = run("set-up-static-files", "answer", __file__=tmp_path / "project" / "settings.py")
    project(names)
    call_command("collectstatic", interactive=False, verbosity=0)
    assert (tmp_path / "staticfiles" / "shop" / "site.css").read_text() == "a {}"
    assert (tmp_path / "staticfiles" / "admin").is_dir()  # an app's static/ folder
    link = render(bank.code("set-up-static-files", "answer", 1))
    assert 'href="/static/shop/site.css"' in link
    assert keys("target-folder-of-collectstatic") == ["`STATIC_ROOT`"]
    settings.STATIC_ROOT = None
    with pytest.raises(ImproperlyConfigured, match="STATIC_ROOT"):
        call_command("collectstatic", interactive=False, verbosity=0)


@pytest.mark.proves("set-up-static-files", "effect-of-default-file-storage-setting",
                    "storages-for-media-and-hashed-static-files")
def test_the_former_storage_settings_are_ignored(settings, recwarn):
    bank.keyed("effect-of-default-file-storage-setting", "To the local disk, without a warning on")
    settings.DEFAULT_FILE_STORAGE = "storages.backends.s3.S3Storage"
    settings.STATICFILES_STORAGE = MANIFEST["BACKEND"]
    assert type(storages["default"]) is FileSystemStorage
    assert type(storages["staticfiles"]).__name__ == "StaticFilesStorage"
    call_command("check")
    assert not recwarn


@pytest.mark.proves("misspelt-static-setting", "set-up-static-files")
def test_a_misspelt_setting_is_ignored_without_a_word(project, settings, tmp_path):
    bank.keyed("misspelt-static-setting", "The project runs; `site.css` is not found")
    names = run("misspelt-static-setting", __file__=tmp_path / "project" / "settings.py")
    project(names)
    assert settings.STATICFILE_DIRS == names["STATICFILE_DIRS"]
    call_command("check", fail_level="DEBUG")
    assert settings.STATIC_ROOT == names["STATIC_ROOT"]
    printed = io.StringIO()
    call_command("collectstatic", interactive=False, stdout=printed, stderr=printed)
    assert "copied" in printed.getvalue() and "STATICFILE_DIRS" not in printed.getvalue()
    assert names["STATIC_ROOT"].exists() and not (names["STATIC_ROOT"] / "site.css").exists()
    settings.STATIC_ROOT = None  # without it the command would fail, but over that and not the typo
    with pytest.raises(ImproperlyConfigured, match="STATIC_ROOT"):
        call_command("collectstatic", interactive=False, stdout=printed, stderr=printed)
    assert finders.find("shop/site.css") is None and finders.find("site.css") is None
    settings.STATICFILES_DIRS = names["STATICFILE_DIRS"]
    assert finders.find("site.css")


@pytest.mark.django_db
@pytest.mark.proves("static-files-missing-with-debug-off", "set-up-static-files")
def test_with_debug_off_whitenoise_serves_and_the_helper_does_not(tmp_path, settings):
    bank.keyed(
        "static-files-missing-with-debug-off",
        "The WhiteNoise middleware, below",
        "A location in nginx that points to `STATIC_ROOT`",
    )
    from django.conf.urls.static import static

    (tmp_path / "site.css").write_text("a {}")
    settings.STATIC_ROOT = str(tmp_path)
    assert settings.DEBUG is False
    assert static("/static/", document_root=str(tmp_path)) == []
    assert Client().get("/static/site.css").status_code == 404
    settings.MIDDLEWARE = [
        "django.middleware.security.SecurityMiddleware",
        "whitenoise.middleware.WhiteNoiseMiddleware",
    ]
    response = Client().get("/static/site.css")
    assert b"".join(response.streaming_content) == b"a {}"
    response.close()
    settings.DEBUG = True
    assert len(static("/static/", document_root=str(tmp_path))) == 1


# ------------------------------------------------------------- storages


@pytest.mark.proves("storages-for-media-and-hashed-static-files")
def test_the_storages_of_the_answer_name_both_aliases():
    from django.utils.module_loading import import_string

    setting = run("storages-for-media-and-hashed-static-files")["STORAGES"]
    assert set(setting) == {"default", "staticfiles"}
    backend = import_string(setting["staticfiles"]["BACKEND"])
    assert issubclass(backend, import_string(MANIFEST["BACKEND"]))


@pytest.mark.proves("pages-under-a-short-storages-setting",
                    "storages-for-media-and-hashed-static-files")
def test_a_missing_alias_is_not_filled_in(settings):
    bank.keyed(
        "pages-under-a-short-storages-setting",
        "They fail: the alias `staticfiles` is missing",
    )
    from django.core.files.storage.handler import InvalidStorageError

    settings.STORAGES = run("pages-under-a-short-storages-setting")["STORAGES"]
    assert type(storages["default"]) is InMemoryStorage
    with pytest.raises(SystemCheckError, match="staticfiles.E005"):
        call_command("check")
    with pytest.raises(InvalidStorageError, match="staticfiles"):
        render("{% load static %}{% static 'site.css' %}")


@pytest.mark.proves("static-tag-for-a-file-added-later",
                    "storages-for-media-and-hashed-static-files", "set-up-static-files")
def test_a_file_outside_the_manifest_raises(tmp_path, settings):
    bank.keyed("static-tag-for-a-file-added-later", "The page breaks: `ValueError`")
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "old.css").write_text("a { background: url(dot.svg) }")
    (tmp_path / "src" / "dot.svg").write_text("<svg/>")
    settings.STATICFILES_DIRS = [tmp_path / "src"]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STATIC_ROOT = tmp_path / "out"
    settings.STORAGES = {"default": MEMORY, "staticfiles": MANIFEST}
    call_command("collectstatic", interactive=False, verbosity=0)
    (tmp_path / "src" / "new.css").write_text("b {}")
    hashed = render("{% load static %}{% static 'old.css' %}")
    assert hashed != "/static/old.css" and hashed.startswith("/static/old.")
    css = (tmp_path / "out" / hashed.removeprefix("/static/")).read_text()
    assert "dot.svg" not in css and "dot." in css
    with pytest.raises(ValueError, match="Missing staticfiles manifest entry"):
        render("{% load static %}{% static 'new.css' %}")
    settings.DEBUG = True
    assert render("{% load static %}{% static 'new.css' %}") == "/static/new.css"


# ------------------------------------------------------------- uploads


@pytest.mark.proves("plain-form-with-a-filefield", "upload-from-request-to-storage")
def test_a_plain_form_field_stores_nothing(rf, tmp_path, settings, in_memory):
    bank.keyed("plain-form-with-a-filefield", "Nowhere: it is discarded with the request")
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path / "temp"
    (tmp_path / "temp").mkdir()
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 10
    upload = run("plain-form-with-a-filefield")["upload"]
    request = rf.post("/", {"cover": SimpleUploadedFile("a.txt", b"x" * 100)})
    assert upload(request).content == b"Thank you"
    temporary = request.FILES["cover"]
    assert type(temporary) is TemporaryUploadedFile
    assert default_storage.listdir("") == ([], []) and not settings.MEDIA_ROOT.exists()
    temporary.close()
    assert list((tmp_path / "temp").iterdir()) == []


@pytest.mark.proves("upload-from-request-to-storage")
def test_small_uploads_stay_in_memory_and_large_ones_go_to_a_file(rf, settings):
    assert settings.FILE_UPLOAD_MAX_MEMORY_SIZE == int(2.5 * 1024 * 1024)
    for size, kind in [(1000, InMemoryUploadedFile), (2_700_000, TemporaryUploadedFile)]:
        request = rf.post("/", {"f": SimpleUploadedFile("a.bin", b"x" * size)})
        assert type(request.FILES["f"]) is kind
        request.FILES["f"].close()


@pytest.mark.proves("upload-from-request-to-storage")
def test_the_form_of_the_answer_checks_and_stores(in_memory):
    names = run("upload-from-request-to-storage")
    form = names["CoverForm"]({}, {"cover": SimpleUploadedFile("a.txt", b"hi")})
    assert form.is_valid()
    assert names["store"](form) == "covers/a.txt"
    assert default_storage.open("covers/a.txt").read() == b"hi"
    second = names["store"](form)  # a taken name gets a suffix
    assert second != "covers/a.txt" and second.startswith("covers/a_")
    big = SimpleUploadedFile("a.txt", b"hi")
    big.size = 6 * 1024 * 1024
    assert not names["CoverForm"]({}, {"cover": big}).is_valid()


class Page(HTMLParser):
    """What a browser needs of a page with one form: its attributes, file inputs and buttons."""

    def __init__(self, source):
        super().__init__()
        self.form, self.files, self.buttons, self.open = {}, [], 0, False
        self.feed(source)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "form":
            self.form, self.open = attrs, True
        # A button of an unknown type submits; an input stands in the form or does not count.
        elif tag == "button" and self.open and attrs.get("type") not in {"button", "reset"}:
            self.buttons += 1
        elif tag == "input" and self.open and attrs.get("type") == "file":
            self.files.append(attrs["name"])

    def handle_endtag(self, tag):
        if tag == "form":
            self.open = False

    def submitted(self, rf):
        """The request of a browser in which a file was picked and the button pressed."""
        assert self.buttons == 1 and self.files == ["cover"]
        if self.form.get("method", "").lower() != "post":  # whatever else is said means GET
            return rf.get("/", {"cover": "photo.jpg"})
        if self.form.get("enctype") == "multipart/form-data":
            return rf.post("/", {"cover": SimpleUploadedFile("photo.jpg", b"x")})
        return rf.post("/", "cover=photo.jpg", content_type="application/x-www-form-urlencoded")


@pytest.mark.proves("file-missing-from-the-request", "upload-from-request-to-storage")
def test_without_multipart_the_browser_sends_the_name_as_text(rf):
    class CoverForm(forms.Form):
        cover = forms.FileField()

    def send(source):
        request = Page(render(source, form=CoverForm())).submitted(rf)
        return CoverForm(request.POST, request.FILES), request

    page = bank.code("file-missing-from-the-request")
    form, request = send(page)
    assert form.errors.as_data()["cover"][0].code == "required"
    assert request.FILES == {} and request.POST["cover"] == "photo.jpg"
    changes = {
        "method `put`": page.replace('method="post"', 'method="put"'),
        '`type="file"`': page.replace("<button>", '<button type="file">'),
        "`{{ form.media }}`": page.replace("{{ form.as_div }}", "{{ form.media }}{{ form.as_div }}"),
        "`enctype`": page.replace("<form", '<form enctype="multipart/form-data"'),
    }
    for option in options("file-missing-from-the-request"):
        (changed,) = [text for words, text in changes.items() if words in option["text"]]
        assert changed != page
        assert send(changed)[0].is_valid() is option["correct"], option["text"]
    assert CoverForm().is_multipart() is True


@pytest.mark.django_db
@pytest.mark.proves("what-leaves-the-old-file-behind", "upload-from-request-to-storage")
def test_which_deletions_leave_the_file(in_memory):
    left = []
    for choice in options("what-leaves-the-old-file-behind"):
        report = Report.objects.create(pdf=ContentFile(b"old", name="old.pdf"))
        name = report.pdf.name
        assert Report.objects.values_list("pdf", flat=True).get(pk=report.pk) == name
        names = {"Report": Report, "report": report,
                 "new_file": ContentFile(b"new", name="new.pdf")}
        exec(choice["text"].strip("`"), names)
        if default_storage.exists(name):
            left.append(choice["text"])
    assert left == keys("what-leaves-the-old-file-behind")


@pytest.mark.proves("upload-facts-chosen-by-the-client", "upload-from-request-to-storage")
def test_type_and_name_come_from_the_client_and_size_does_not(rf):
    part = (
        b"--b\r\nContent-Disposition: form-data; name=f; filename=\"../../evil.jpg\"\r\n"
        b"Content-Type: image/jpeg; charset=koi8-r\r\nContent-Length: 999999\r\n\r\n<script>\r\n--b--\r\n"
    )
    request = rf.post("/", part, content_type="multipart/form-data; boundary=b")
    upload = request.FILES["f"]
    seen = {
        "`upload.content_type`": upload.content_type == "image/jpeg",
        "The extension of `upload.name`": upload.name == "evil.jpg",
        "`upload.size`": upload.size == 999999,
        "`upload.charset`": upload.charset == b"koi8-r",
    }
    assert upload.read() == b"<script>"
    for choice in options("upload-facts-chosen-by-the-client"):
        assert seen[choice["text"]] == choice["correct"], choice["text"]


@pytest.mark.proves("upload-from-request-to-storage")
def test_an_image_field_looks_at_the_content():
    from PIL import Image

    buffer = io.BytesIO()
    Image.new("RGB", (1, 1)).save(buffer, "PNG")
    field = forms.ImageField()
    assert field.clean(SimpleUploadedFile("a.png", buffer.getvalue()))
    with pytest.raises(forms.ValidationError):
        field.clean(SimpleUploadedFile("a.png", b"<script>", content_type="image/png"))
