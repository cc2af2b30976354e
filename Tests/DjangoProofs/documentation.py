"""Django's own documentation, for facts about the project that no code can show.

`run` fetches it from the source distribution of the newest supported version.
"""

from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / ".build" / "django-proofs" / "documentation"


def chapter(name):
    """The text of one page, such as "faq/general", with single spaces."""
    path = FOLDER / f"{name}.txt"
    assert path.exists(), "the documentation is missing; Tests/DjangoProofs/run fetches it"
    return " ".join(path.read_text(encoding="utf-8").split())
