"""Holds the search engine against SQLite FTS5 and tantivy: how good, how fast, how large.

    pip install tantivy && python3 Tests/Benchmarks/search/compare.py

Quality: the judged queries of Tests/SearchTests over the bundled bank. Speed: generated questions
whose words follow Zipf's law, each asked in two other ways as well, 1,000, 10,000 and 100,000 of
them; every engine gets the same texts and queries, in one run, with one thread; FTS5 gets the last
word as a prefix, tantivy's query language has none here. A query's time is the best of three,
building is processor time. Times of one machine mean little, ratios more.
"""

import argparse
import itertools
import json
import math
import pathlib
import random
import re
import sqlite3
import statistics
import subprocess
import tempfile
import time

import tantivy

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[2]
FIELDS = ["prompt", "tags", "points", "options", "answer", "asked"]
WEIGHTS = [5.0, 4.0, 2.0, 1.5, 1.0, 3.0]


def bank(folder):
    for path in sorted(folder.glob("*.json")):
        yield from json.loads(path.read_text()).get("questions", [])


def texts(value):
    """Every text below a value, such as the reasons of options."""
    if isinstance(value, str):
        return [value]
    children = value.values() if isinstance(value, dict) else value
    return [t for child in children for t in texts(child)] if isinstance(value, (dict, list)) else []


def row(question):
    """The texts of a question for the other engines, field by field."""
    options = question.get("options", [])
    asked = [o["text"] for o in options] + question.get("steps", []) + question.get("distractors", [])
    parts = ["answer", "explanation", "followUps", "hint", "code", "lines", "blanks", "solution"]
    answer = [t for part in parts for t in texts(question.get(part, ""))]
    return [question["id"], question["prompt"], "\n".join(question.get("tags", [])),
            "\n".join(texts(question.get("keyPoints", []))), "\n".join(asked),
            "\n".join(filter(None, answer + [o["why"] for o in options])),
            "\n".join(question.get("askedAs", [])), question["kind"]]


def judged():
    tests = ROOT / "Tests/SearchTests"
    names = ("Judged", "Later", "Strangers")
    source = "".join((tests / f"{name}Queries.swift").read_text() for name in names)
    tables = re.findall(r'"""\n(.*?)\n\s*"""', source, re.S)
    for line in "\n".join(tables).split("\n"):
        kind, query, ids = (cell.strip() for cell in line.split("|"))
        yield kind, query, set(ids.split())


class Swift:
    name = "prep"

    def __init__(self, questions, queries, synonyms, folder, typed=()):
        """The questions are rows or the folder of a bank."""
        if isinstance(questions, list):
            rows, questions = questions, folder / "questions.tsv"
            with questions.open("w") as file:
                for cells in rows:
                    print("\t".join(c.replace("\\n", " ").replace("\t", " ").replace("\n", "\\n")
                                    for c in cells), file=file)
        (folder / "synonyms.txt").write_text("".join("|".join(g) + "\n" for g in synonyms))
        (folder / "queries.txt").write_text("".join(q + "\n" for q in queries))
        (folder / "typed.txt").write_text("".join(q + "\n" for q in typed))
        subprocess.run(["swift", "build", "-c", "release", "--package-path", HERE],
                       check=True, stdout=subprocess.DEVNULL)
        output = subprocess.run(
            [HERE / ".build/release/bench", f"{questions}/" if questions.is_dir() else questions,
             folder / "synonyms.txt", folder / "queries.txt", folder / "typed.txt"], check=True, capture_output=True, text=True).stdout
        self.hits, self.times, self.keys = [], [], []
        for line in output.splitlines():
            mark, *cells = line.split(" ")
            if mark == "built":
                self.building, self.size = float(cells[0]), int(cells[2])
                self.texts = int(cells[3])
            elif mark == "key":
                self.keys.append(float(cells[0]))
            elif mark == "query":
                self.times.append(float(cells[0]))
                self.hits.append([id for id in cells[1:] if id])


def cells(row):
    """What another engine indexes: like ours, the words of the id are tags."""
    id, prompt, tags, *rest = row
    return [id, prompt, f"{tags}\n{id.replace('-', ' ')}", *rest[:4]]


class Engine:
    """Builds in memory, answers one query after the other."""

    def __init__(self, rows, queries):
        start = time.process_time()
        self.build(rows)
        self.building = time.process_time() - start
        self.hits, self.times = [], []
        for query in queries:
            # The best of three: what other processes take is nobody's time.
            self.times.append(min(timed(lambda: self.answer(query)) for _ in range(3)))
            self.hits.append(self.answer(query))


class FTS5(Engine):
    name = "SQLite FTS5"

    def build(self, rows):
        self.database = sqlite3.connect(":memory:")
        self.database.execute(
            f"create virtual table t using fts5(id unindexed, {', '.join(FIELDS)}, "
            "tokenize = 'porter unicode61', prefix = '2 3')")
        self.database.executemany(
            f"insert into t values ({','.join('?' * (len(FIELDS) + 1))})",
            map(cells, rows))
        self.database.commit()

    def answer(self, query):
        words = [f'"{word}"' for word in re.findall(r"\w+", query)]
        if not words:
            return []
        match = " OR ".join(words) + "*"
        ranking = f"bm25(t, 0, {', '.join(map(str, WEIGHTS))})"
        return [id for (id,) in self.database.execute(
            f"select id from t where t match ? order by {ranking} limit 10", (match,))]


class Tantivy(Engine):
    name = "tantivy"

    def build(self, rows):
        writer = self.writer = self.index.writer(heap_size=512_000_000, num_threads=1)
        for document in self.documents:
            writer.add_document(document)
        writer.commit()
        self.index.reload()
        self.searcher = self.index.searcher()

    def __init__(self, rows, queries, folder=None, stored=False):
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("id", stored=True, tokenizer_name="raw")
        for field in FIELDS:
            builder.add_text_field(field, stored=stored, tokenizer_name="en_stem")
        self.index = tantivy.Index(builder.build(), path=folder and str(folder))
        # Made before the clock starts: what Python takes for it is not tantivy's time.
        self.documents = [
            tantivy.Document(**dict(zip(["id", *FIELDS], cells(row)))) for row in rows]
        super().__init__(rows, queries)

    @classmethod
    def sizes(cls, rows):
        """Bytes of what is looked up, and of the texts that are kept to show them (compressed)."""
        with tempfile.TemporaryDirectory() as folder:
            cls(rows, [], folder, stored=True).writer.wait_merging_threads()
            sizes = {True: 0, False: 0}
            for path in pathlib.Path(folder).iterdir():
                sizes[path.suffix == ".store"] += path.stat().st_size
            return sizes[False], sizes[True]

    def answer(self, query):
        words = re.sub(r"[^\w]+", " ", query).strip()
        if not words:
            return []
        parsed = self.index.parse_query(words.lower(), FIELDS, dict(zip(FIELDS, WEIGHTS)))
        return [self.searcher.doc(address)["id"][0]
                for _, address in self.searcher.search(parsed, limit=10, count=False).hits]


def timed(body):
    start = time.perf_counter()
    body()
    return time.perf_counter() - start


def gain(hits, ids):
    best = sum(1 / math.log2(n + 2) for n in range(min(10, len(ids))))
    return sum(1 / math.log2(n + 2) for n, hit in enumerate(hits[:10]) if hit in ids) / best


def quality(folder, bank_folder):
    queries = list(judged())
    texts = [query for _, query, _ in queries]
    rows = [row(question) for question in bank(bank_folder)]
    synonyms = json.loads((ROOT / "Data/django/synonyms.json").read_text())["groups"]
    engines = [Swift(bank_folder, texts, synonyms, folder), FTS5(rows, texts), Tantivy(rows, texts)]
    print(f"{len(queries)} judged queries over {len(rows)} questions\n")
    print(f"{'engine':12} {'kind':12} {'first':>7} {'in five':>8} {'nDCG@10':>8}")
    for engine in engines:
        kinds = {}
        for (kind, _, ids), hits in zip(queries, engine.hits):
            if ids:
                score = (hits[:1] != [] and hits[0] in ids, bool(ids & set(hits[:5])), gain(hits, ids))
            else:
                score = (not hits, not hits, float(not hits))
            kinds.setdefault(kind, []).append(score)
            kinds.setdefault("all", []).append(score)
        kinds["all"] = kinds.pop("all")
        for kind, scores in kinds.items():
            first, five, ndcg = (statistics.mean(column) for column in zip(*scores))
            print(f"{engine.name:12} {kind:12} {first:7.1%} {five:8.1%} {ndcg:8.3f}")
        print()


def generated(size):
    """Questions and queries whose words follow Zipf's law."""
    rng = random.Random(1)
    syllables = [c + v for c in "bcdfghklmnprstvwz" for v in ["a", "e", "i", "o", "u", "an", "er"]]
    words = set()
    while len(words) < 60_000:
        words.add("".join(rng.choices(syllables, k=rng.choice([1, 2, 2, 3, 3, 3, 4]))))
    words = rng.sample(sorted(words), len(words))
    frequency = list(itertools.accumulate(1 / rank for rank in range(1, len(words) + 1)))
    text = lambda count: " ".join(rng.choices(words, cum_weights=frequency, k=count))
    rows = [[text(4).replace(" ", "-"), text(12), text(2), "", text(25), text(60),
             f"{text(8)}\n{text(8)}", "choice"] for _ in range(size)]
    def some(count):
        # Words of one question, as somebody would type who looks for it.
        source = rng.choice(rows)
        return rng.sample((source[1] + " " + source[5]).split(), count)
    exact = [" ".join(some(2 + n % 2)) for n in range(1_000)]
    def slip(word):
        place = rng.randrange(1, len(word) - 1)
        return word[:place] + word[place + 1] + word[place] + word[place + 2:]
    typos = [" ".join(slip(w) if len(w) > 4 else w for w in query.split()) for query in exact]
    return rows, exact, typos


def speed(size, folder):
    rows, exact, typos = generated(size)
    texts = sum(len(cell.encode()) for cells in rows for cell in cells[:7])
    ours = Swift(rows, exact + typos, [], folder, typed=exact[:100] + typos[:100])
    engines = [("prep", ours.building, ours.times[:len(exact)])]
    for kind in (Tantivy, FTS5):
        engine = kind(rows, exact if kind is Tantivy else exact[:200])
        engines.append((engine.name, engine.building, engine.times))
    print(f"{size} generated questions, {texts / 1e6:.1f} MB of text, queries of two and three words\n")
    print(f"{'engine':12} {'build, CPU s':>12} {'median ms':>10} {'p99 ms':>8}")
    for name, building, times in engines:
        print(f"{name:12} {building:12.3f} {median(times):10.3f} {p99(times):8.3f}")
    slips = ours.times[len(exact):]
    print(f"{'prep, typos':12} {'':12} {median(slips):10.3f} {p99(slips):8.3f}\n")
    _, building, times = engines[1]
    ratios = (ours.building / building, median(engines[0][2]) / median(times),
              p99(engines[0][2]) / p99(times), p99(slips) / p99(engines[0][2]))
    print("against tantivy: build {:.2f}, median {:.2f}, p99 {:.2f}; "
          "typos against exact: p99 {:.2f}".format(*ratios))
    print(f"live search, from a key to the frame: median {median(ours.keys):.1f} ms, "
          f"p99 {p99(ours.keys):.1f} ms, most {max(ours.keys) * 1e3:.1f} ms, {len(ours.keys)} keys")
    print(f"\n{'size against the texts':24} {'look-up':>8} {'kept texts':>11} {'both':>6}")
    for name, (lookup, kept) in [("prep", (ours.size, ours.texts)), ("tantivy", Tantivy.sizes(rows))]:
        print(f"{name:24} {lookup / texts:8.2f} {kept / texts:11.2f} {(lookup + kept) / texts:6.2f}")
    print()
    return [size, ours.building, median(engines[0][2]), p99(engines[0][2]), p99(slips),
            p99(ours.keys), *ratios]


def growth(rows):
    """How time grows with the bank, in one table."""
    heads = ["questions", "build s", "median", "p99", "typos p99", "key p99 ms",
             "build/t", "median/t", "p99/t", "typos/exact"]
    print("prep by size of the bank, times in ms; /t against tantivy\n")
    print(" ".join(f"{head:>11}" for head in heads))
    for size, *values in rows:
        print(f"{size:11}", *(f"{value:11.3f}" for value in values))


def median(times):
    return statistics.median(times) * 1e3


def p99(times):
    return sorted(times)[len(times) * 99 // 100] * 1e3


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("--size", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    arguments.add_argument("--bank", type=pathlib.Path, default=ROOT / "Data/django")
    options = arguments.parse_args()
    with tempfile.TemporaryDirectory() as name:
        quality(pathlib.Path(name), options.bank)
        growth([speed(size, pathlib.Path(name)) for size in options.size])
