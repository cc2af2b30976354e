"""Short answers of Data/django/static-media.json."""

import io

import bank
import pytest
from bank import code, filled, typed
from django.core.files.uploadedfile import TemporaryUploadedFile
from django.template import Context, Engine
from sample import play, prompt


@pytest.mark.proves("address-of-a-static-file")
def test_the_address_of_a_file(settings):
    settings.STATIC_URL = "/assets/"
    engine = Engine(libraries={"static": "django.templatetags.static"})
    page = engine.from_string(code("address-of-a-static-file", "prompt")).render(Context())
    typed("address-of-a-static-file", page.strip())


@pytest.mark.proves("upload-read-piece-by-piece")
def test_an_upload_in_pieces():
    for source in filled("upload-read-piece-by-piece"):
        target = io.BytesIO()
        upload = TemporaryUploadedFile("a.bin", "application/octet-stream", 200_000, None)
        upload.write(b"x" * 200_000)
        play(source)["copy"](upload, target)
        assert target.getvalue() == b"x" * 200_000
        assert max(map(len, upload.chunks())) == 64 * 2**10


@pytest.mark.proves("file-name-that-leaves-the-folder")
def test_a_name_that_leads_out(tmp_path):
    uploads = str(tmp_path / "uploads")
    source = prompt("file-name-that-leaves-the-folder").replace("/srv/uploads", uploads)
    with pytest.raises(Exception) as caught:
        play(source)
    names = {caught.type.__name__, f"{caught.type.__module__}.{caught.type.__name__}"}
    assert set(bank.accepted("file-name-that-leaves-the-folder")[0]) == names
    assert not (tmp_path / "settings.py").exists()
