"""Print what Python's `json` makes of random texts, for `PythonTests.swift` to compare.

    python3 Tests/JSONTests/against_python.py --random 20000 > cases.jsonl
    PREP_JSON_CASES=$PWD/cases.jsonl swift test --filter JSONTests

Half of the texts are JSON, spelt in every way there is; the other half were, before something was done to
their bytes. A line is {"hex", "value", "repeated"}: the bytes, the value in a form that tells 1 from 1.5
and bits from digits, or null where the text is refused, and how many keys stand in an object again.

Where prep reads less than Python, the value is null as well: NaN and Infinity, which are no JSON, half of
a surrogate pair, and more than 512 objects and lists within each other.
"""

import argparse
import json
import random
import struct
from decimal import Decimal

DEEPEST = 512
SPACES = ["", "", "", " ", "\n", "\r\n", "\t", "  \n    "]
# Every one starts or ends something, or nearly does.
SCRAPS = [b'"', b"\\", b"{", b"}", b"[", b"]", b",", b":", b" ", b"\n", b"0", b"-", b".", b"e", b"E+", b"tru"]
SCRAPS += [b"null", b"\x00", b"\x1f", b"\x7f", b"\xc3", b"\xa9", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xff"]
SCRAPS += [b"\\u", b"\\u00e9", b"\\ud800", b"\\udc00", b"\\ud83d\\ude00", b"\\x", b"\xef\xbb\xbf", b"\xe2\x80\xa8"]
CHARACTERS = list('ab/"\\\b\f\n\r\t é語😀\x00\x1f\x7f\x85\u2028\ufeff\uffff') + ["long enough for words of eight"]
ESCAPES = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
INTEGERS = [0, 1, -1, 7, 2**53, 2**53 + 1, 2**63 - 1, 2**63, -(2**63), -(2**63) - 1, 10**18, 10**19, 10**40]


class Number:
    def __init__(self, literal):
        self.literal = literal


class Writer:
    """Spells random values."""

    def __init__(self, source):
        self.source = source

    def space(self):
        return self.source.choice(SPACES)

    def value(self, depth):
        kinds = [self.text, self.text, self.number, self.number, self.word]
        if depth > 0:
            kinds += [self.list, self.object] * 3
        return self.space() + self.source.choice(kinds)(depth - 1) + self.space()

    def word(self, _):
        return self.source.choice(["null", "true", "false"])

    def list(self, depth):
        values = (self.value(depth) for _ in range(self.source.choice([0, 1, 2, 3])))
        return "[" + (",".join(values) or self.space()) + "]"

    def object(self, depth):
        count = self.source.choice([0, 1, 2, 3, 20])
        members = (self.key() + ":" + self.value(depth if count < 20 else 0) for _ in range(count))
        return "{" + (",".join(members) or self.space()) + "}"

    def key(self):
        # Of few names, so that some come twice.
        name = self.source.choice(["a", "b", "\u00e9", "e\u0301", "", "key", "a name of some length"])
        if self.source.random() < 0.5:
            name += str(self.source.randint(0, 30))
        return self.space() + '"' + "".join(map(self.character, name)) + '"' + self.space()

    def text(self, _):
        characters = (self.source.choice(CHARACTERS) for _ in range(self.source.choice([0, 1, 3, 12])))
        return '"' + "".join(self.character(c) for text in characters for c in text) + '"'

    def character(self, character):
        must = character < " " or character in '"\\'
        if character in ESCAPES and (must or self.source.random() < 0.5) and self.source.random() < 0.7:
            return ESCAPES[character]
        if character == "/" and self.source.random() < 0.3:
            return "\\/"
        if must or self.source.random() < 0.1:
            units = character.encode("utf-16-be").hex()
            digits = self.source.choice([str.lower, str.upper])
            return "".join("\\u" + digits(units[i : i + 4]) for i in range(0, len(units), 4))
        return character

    def number(self, _):
        match self.source.randint(0, 4):
            case 0:
                return str(self.source.choice(INTEGERS))
            case 1:
                return str(self.source.randint(-100, 100))
            case 2:
                return repr(self.source.choice([0.1, 1.0, -2.5, 1e22, 5e-324, 1.7976931348623157e308, 123456.789]))
            case 3:
                return repr(struct.unpack(">d", self.source.randbytes(8))[0]).replace("nan", "0").replace("inf", "1")
            case _:
                digits = str(self.source.choice(INTEGERS)) + "0" * self.source.choice([0, 0, 3, 30])
                fraction = self.source.choice(["", ".0", ".50", ".000000001"])
                exponent = self.source.choice(["", "e", "E", "e+", "e-"])
                power = str(self.source.choice([0, 1, 2, 18, 30, 400])) if exponent else ""
                return digits + fraction + exponent + power


def mutated(bytes_, source):
    bytes_ = bytearray(bytes_)
    for _ in range(source.choice([1, 1, 2, 4])):
        start = source.randint(0, len(bytes_))
        end = min(len(bytes_), start + source.choice([0, 0, 1, 1, 2, 8]))
        match source.randint(0, 4):
            case 0:
                bytes_[start:end] = source.choice(SCRAPS)
            case 1:
                bytes_[start:end] = b""
            case 2:
                bytes_[start:start] = bytes_[start:end] * source.choice([1, 2])
            case 3:
                del bytes_[start:]
            case _:
                bytes_[start:end] = source.randbytes(end - start)
    return bytes(bytes_)


def refuse(constant):
    raise ValueError(constant)


def members(pairs):
    return [("member", name, value) for name, value in pairs] or [("empty",)]


def dump(value, depth=0):
    """A value in one line; `PythonTests.swift` writes the same."""
    if isinstance(value, list) and depth >= DEEPEST:
        raise ValueError("too deep")
    if value is None or value is True or value is False:
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, str):
        return "'" + value.encode("utf-8").hex()
    if isinstance(value, Number):
        return number(value.literal)
    if value and isinstance(value[0], tuple):
        parts = [f"'{m[1].encode('utf-8').hex()} {dump(m[2], depth + 1)}" for m in value if m[0] == "member"]
        return "{" + " ".join(parts) + "}"
    return "[" + " ".join(dump(element, depth + 1) for element in value) + "]"


def number(literal):
    exact = Decimal(literal)
    if exact == 0:
        return "0"
    if -1 < exact.adjusted() < 20 and exact == exact.to_integral_value() and -(2**63) <= int(exact) < 2**63:
        return str(int(exact))
    nearest = float(literal)
    return "beyond" if nearest in (float("inf"), -float("inf")) else struct.pack(">d", nearest).hex()


def repeated(value):
    """How many keys stand in their object again, in all of a value."""
    if not isinstance(value, list):
        return 0
    names = [part[1] for part in value if isinstance(part, tuple) and part[0] == "member"]
    inner = (repeated(part[2] if isinstance(part, tuple) and part[0] == "member" else part) for part in value)
    return len(names) - len(set(names)) + sum(inner)


def reading(bytes_):
    try:
        value = json.loads(
            bytes_.decode("utf-8-sig"), parse_int=Number, parse_float=Number, parse_constant=refuse,
            object_pairs_hook=members,
        )
        return dump(value), repeated(value)
    except (ValueError, RecursionError):
        return None, 0


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--random", type=int, default=20_000, help="how many texts")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    source = random.Random(arguments.seed)
    writer = Writer(source)
    for index in range(arguments.random):
        bytes_ = writer.value(source.choice([0, 1, 3, 5])).encode("utf-8")
        if index % 2:
            bytes_ = mutated(bytes_, source)
        value, again = reading(bytes_)
        print(json.dumps({"hex": bytes_.hex(), "value": value, "repeated": again}))
    for depth in (DEEPEST - 1, DEEPEST, DEEPEST + 1, 10_000):
        bytes_ = b"[" * depth + b"]" * depth
        value = "[" * depth + "]" * depth if depth <= DEEPEST else None
        print(json.dumps({"hex": bytes_.hex(), "value": value, "repeated": 0}))


if __name__ == "__main__":
    main()
