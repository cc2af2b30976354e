"""Django's own documentation, for facts about the project that no code can show, and for the links
of the bank.

`run` fetches it from the source distribution of the newest supported version.
"""

import functools
import itertools
import re
import unicodedata
from pathlib import Path

from environments import ENVIRONMENTS, VERSIONS

FOLDER = ENVIRONMENTS / "documentation"


def source(name):
    """The file of one page; None when there is no such page."""
    assert FOLDER.exists(), "the documentation is missing; Tests/DjangoProofs/run fetches it"
    paths = FOLDER / f"{name}.txt", FOLDER / name / "index.txt"
    return next((path for path in paths if path.is_file()), None)


def chapter(name):
    """The text of one page, such as "faq/general", with single spaces."""
    path = source(name)
    assert path, f"the documentation has no page {name}"
    return " ".join(path.read_text(encoding="utf-8").split())


# What Sphinx makes an anchor of: labels, titles, and the directives of Django's documentation.
TITLE = re.compile(r"(?m)^(?=\S)(.+)\n([=~\-^\"'`*+#.:_])\2{2,}[ ]*$")
LABEL = re.compile(r"(?m)^ *\.\. _`?([^:\n`]+(?::(?! )[^:\n`]+)*)`?:[ ]*$")
DIRECTIVE = re.compile(r"^((?:\* +| )*)\.\. (?:py:)?([a-z-]+)::(?: +(.*))?$")
MEMBERS = {"attribute", "classmethod", "method", "property", "staticmethod"}
OBJECTS = MEMBERS | {"class", "data", "decorator", "exception", "function"}
NAMED = {"fieldlookup", "setting", "templatefilter", "templatetag"}


def make_id(text):
    """The anchor of a title or a label, by the rules of docutils."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"^[-0-9]+|-+$", "", re.sub(r"[^a-z0-9]+", "-", plain))


def shown(title):
    """The text of a title without its markup."""
    title = re.sub(r":cve:`([^`]*)`", r"CVE-\1", title)
    title = re.sub(r":[\w:-]+:`([^`<]*?)\s*<[^`]*>`", r"\1", title)
    title = re.sub(r":[\w:-]+:`~[^`]*?([^.`]+)`", r"\1", title)
    title = re.sub(r":[\w:-]+:`!?([^`]*)`", r"\1", title)
    return title.replace("`", "").replace("\\", "")


@functools.cache
def anchors(name):
    """The anchors of one page, such as "ref/settings"."""
    text = source(name).read_text(encoding="utf-8")
    found = {make_id(shown(title)) for title, _ in TITLE.findall(text)}
    found |= {make_id(label) for label in LABEL.findall(text)}
    return (found | set(directives(text.splitlines()))) - {""}


def directives(lines):
    """The anchors of modules, classes, settings, commands and the like."""
    module = program = None
    classes = []  # the open ones, as (indentation, name)
    for number, line in enumerate(lines):
        if line.strip():
            indentation = len(line) - len(line.lstrip())
            classes = [one for one in classes if one[0] < indentation]
        if not (match := DIRECTIVE.match(line)):
            continue
        kind, first = match[2], (match[3] or "").strip()
        rest = itertools.takewhile(
            lambda more: more.strip() and not DIRECTIVE.match(more), lines[number + 1 :]
        )
        signatures, options = [first], []
        for more in map(str.strip, rest):
            (options if options or more.startswith(":") else signatures).append(more)
        if kind in {"module", "currentmodule"}:
            module = first
            if kind == "module":
                yield f"module-{first}"
        elif kind == "program":
            program = None if first == "None" else first
        elif kind == "django-admin":
            program = first.split()[0]
            yield f"django-admin-{program}"
        elif kind in {"django-admin-option", "option"}:
            for option in re.findall(r"(?:^|, )-{0,2}([\w-]+)", first):
                yield "-".join(filter(None, ["cmdoption", program, make_id(option)]))
        elif kind in NAMED:
            yield f"std-{kind}-{first}"
        elif kind in OBJECTS:
            names = [re.match(r"(?:async |class )?([\w.]*)", one)[1] for one in signatures]
            if classes:
                around = classes[-1][1]
                names = [one if one.startswith(f"{around}.") else f"{around}.{one}" for one in names]
            if kind in {"class", "exception"}:
                classes.append((len(match[1]), names[0]))
            if not {":noindex:", ":no-index:"} & set(options):
                prefix = f"{module}." if module else ""
                yield from (prefix + one.removeprefix(prefix) for one in names)


def problem(address):
    """What is wrong with a link into Django's documentation; None when it leads somewhere."""
    match = re.fullmatch(
        r"https://docs\.djangoproject\.com/en/([\w.]+)/((?:\w[\w.-]*/)*)(?:#(.+))?", address
    )
    if not match:
        return "not an address of a page"
    version, page, anchor = match[1], match[2].rstrip("/"), match[3]
    if version not in VERSIONS:
        return f"version {version} is none of {', '.join(VERSIONS)}"
    page = page or "index"
    if not source(page) or match[2].endswith("index/"):
        return f"no page {page}"
    if anchor and anchor not in anchors(page):
        return f"no anchor {anchor} on the page {page}"
    return None
