"""Print what markdown-it-py makes of Markdown texts, for `ReferenceTests.swift` to compare.

    pip install markdown-it-py
    python3 Tests/MarkdownTests/reference_trees.py > trees.json
    PREP_MARKDOWN_TREES=$PWD/trees.json swift test --filter MarkdownTests

The texts: every Markdown field of the bank, the rows of `rows.json`, and, with `--random N`, that many
made from the pieces that Markdown gives a meaning to. The result is a list of {"text", "tree"}.
"""

import argparse
import json
import random
import re
import sys
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

HERE = Path(__file__).resolve().parent
BANK = HERE.parents[1] / "Data" / "django"

# The meaningful pieces of Markdown; lines of them collide in every way there is.
PIECES = """* ** *** _ __ ~~ ~ ` `` ``` ~~~ [ ] ( ) < > ! # ## - + 1. 2) | :-: --- === \\ & &amp; &#35; "
 ' a b c d. e, é \t : / <b> </b> <!-- --> http://x.y <http://x.y> <m@x.y> [a] ![ ]( "t"
 <div> </div> <pre> <? ?> = > | a | | --- | a|b -|- [b](/u) **b** _c_ `d` 10. <a href="x"> {% %} {{ }}"""
BREAKS = ["\n"] * 6 + ["\n\n", "\n\n", "  \n", "\\\n", "\n  ", "\n    ", "\n> ", "\n- ", "\n   ", "\n\t"]

# Where markdown-it-py leaves the specification, random texts do not go.
DEVIATIONS = [
    # A line after a definition continues its paragraph, whatever it looks like.
    re.compile(r"\]:"),
    # So does one after a paragraph in a quote or an item, when it is indented like code.
    re.compile(r">.*\n(.+\n)*( {4}|\t)"),
    re.compile(r"\n( {4}|\t)\s*(`{3}|~{3}|>|#|<|[-+*]|\d)"),
    # A backslash before two spaces and a line ending leaves them a hard break.
    re.compile(r"\\ +\n"),
    # A no-break space is not stripped from the edge of a paragraph.
    re.compile("\xa0"),
    # A comment may end in three dashes.
    re.compile(r"--->"),
    # What opens a list, a quote, a heading or a fence comes before the header of a table, and so
    # does the paragraph that a line continues.
    re.compile(r"^[ \t>]*([-+*>#`~|<]|\d+[.)]).*\n[-:| \t>]+$", re.M),
    # What cannot be a destination leaves the brackets before it a reference.
    re.compile(r"\]\([^/]"),
]


def parser():
    markdown = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    # Percent-encoding is up to who writes HTML, and our limit of depth is another one.
    markdown.normalizeLink = markdown.normalizeLinkText = lambda url: url
    markdown.options["maxNesting"] = 10_000
    markdown.core.ruler.after("block", "strip_lines", strip_lines)
    return markdown


def strip_lines(state):
    """Strip the beginning of every line, as CommonMark does, also where code goes over lines."""
    for token in state.tokens:
        if token.type == "inline":
            token.content = re.sub(r"\n[ \t]+", "\n", token.content)


def bank_texts(value):
    """Every string of a bank file; what is no Markdown does no harm."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from bank_texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from bank_texts(part)


def random_text(source):
    pieces = PIECES.split()
    text = ""
    for _ in range(source.randint(1, 24)):
        text += source.choice(pieces)
        text += source.choice(["", "", " ", " ", source.choice(BREAKS)])
    return text.rstrip() + "\n\n[a]: /u\n"


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


class Dump:
    def __init__(self):
        self.lines = []

    def line(self, depth, *words):
        self.lines.append(" " * depth + " ".join(word for word in words if word))

    def block(self, node, depth):
        match node.type:
            case "paragraph":
                self.line(depth, "tight" if node.hidden else "paragraph")
                self.inlines(node.children[0], depth + 1)
            case "heading":
                self.line(depth, "heading", node.tag[1:])
                self.inlines(node.children[0], depth + 1)
            case "bullet_list":
                self.line(depth, "bullet")
                self.blocks(node, depth + 1)
            case "ordered_list":
                self.line(depth, "ordered", str(node.attrs.get("start", 1)))
                self.blocks(node, depth + 1)
            case "list_item":
                self.line(depth, "item")
                self.blocks(node, depth + 1)
            case "fence":
                words = unescaped(node.info).split()
                self.line(depth, "code", words[0] if words else "", quoted(without_end(node.content)))
            case "code_block":
                self.line(depth, "code", quoted(without_end(node.content)))
            case "blockquote":
                self.line(depth, "quote")
                self.blocks(node, depth + 1)
            case "hr":
                self.line(depth, "thematicBreak")
            case "html_block":
                self.line(depth, "html", quoted(re.sub(r"(\n[ \t]*)+$", "", node.content)))
            case "table":
                self.table(node, depth)

    def blocks(self, node, depth):
        for child in node.children:
            self.block(child, depth)

    def table(self, node, depth):
        rows = [row for part in node.children for row in part.children]
        styles = [cell.attrs.get("style", "text-align:none") for cell in rows[0].children]
        self.line(depth, "table", *(style.removeprefix("text-align:") for style in styles))
        for row in rows:
            self.line(depth + 1, "row")
            for cell in row.children:
                self.line(depth + 2, "cell")
                self.inlines(cell.children[0], depth + 3)

    def inlines(self, node, depth):
        text = ""
        for child in node.children:
            if child.type == "text":
                text += child.content
                continue
            self.text(text, depth)
            text = ""
            self.inline(child, depth)
        self.text(text, depth)

    def text(self, text, depth):
        if text:
            self.line(depth, "text", quoted(text))

    def inline(self, node, depth):
        match node.type:
            case "code_inline":
                self.line(depth, "span", quoted(node.content))
            case "html_inline":
                self.line(depth, "tag", quoted(node.content))
            case "softbreak":
                self.line(depth, "softBreak")
            case "hardbreak":
                self.line(depth, "hardBreak")
            case "em" | "strong" | "s":
                names = {"em": "emphasis", "strong": "strong", "s": "strikethrough"}
                self.line(depth, names[node.type])
                self.inlines(node, depth + 1)
            case "link" if node.markup == "autolink":
                self.line(depth, "autolink", quoted(node.attrs["href"]), quoted(node.children[0].content))
            case "link":
                self.line(depth, "link", quoted(node.attrs["href"]), quoted(node.attrs.get("title", "")))
                self.inlines(node, depth + 1)
            case "image":
                self.line(depth, "image", quoted(node.attrs["src"]), quoted(node.attrs.get("title", "")))
                self.inlines(node, depth + 1)


def unescaped(info):
    from markdown_it.common.utils import unescapeAll

    return unescapeAll(info)


def without_end(text):
    return text.removesuffix("\n")


def tree(markdown, text):
    dump = Dump()
    dump.blocks(SyntaxTreeNode(markdown.parse(text)), 0)
    return "\n".join(dump.lines)


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--random", type=int, default=0, metavar="N")
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--bank", type=Path, default=BANK)
    options = arguments.parse_args()
    texts = json.loads((HERE / "rows.json").read_text(encoding="utf-8"))
    for path in sorted(options.bank.glob("*.json")):
        texts += bank_texts(json.loads(path.read_text(encoding="utf-8")))
    source = random.Random(options.seed)
    made = (random_text(source) for _ in range(options.random))
    texts += [text for text in made if not any(known.search(text[:-8]) for known in DEVIATIONS)]
    markdown = parser()
    trees = [{"text": text, "tree": tree(markdown, text)} for text in dict.fromkeys(texts)]
    json.dump(trees, sys.stdout, ensure_ascii=False, indent=0)


if __name__ == "__main__":
    main()
