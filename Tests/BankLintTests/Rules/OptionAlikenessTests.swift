import Questions
import Testing

@testable import BankLint

extension RuleExample {
  static let optionAlikeness = RuleExample(
    .optionAlikeness,
    failing: LintedBank(
      Sample.choice(
        options: Sample.options([
          "It reads the table. Then it filters in Python.", "It reads the table", "It waits",
        ]))),
    """
    orm.json: lazy: options: the longest option has 46 characters, the shortest 8; \
    bring them within 3 times
    """,
    "orm.json: lazy: options: some options end in a full stop (1 of 3); end all alike",
    "orm.json: lazy: options: some options run over several sentences (1 of 3); make all alike",
    passing: LintedBank(
      Sample.choice(
        options: Sample.options(["It reads the table", "It filters in Python", "It waits"]))))
}

@Suite struct OptionAlikenessTests {
  @Test(arguments: [
    (["1", "The database and the cache", "2"], true),
    (["1", String(repeating: "x", count: 36), "2"], true),
    (["1", String(repeating: "x", count: 37), "2"], false),
    (
      [String(repeating: "x", count: 20), String(repeating: "y", count: 60), "`len(books)` of it"],
      false
    ),
    (["`a.`", "`b`", "`c`"], true),
    (["`now()`", "```python\nvalue = datetime(2026, 7, 1, tzinfo=ZoneInfo('UTC'))\n```"], true),
    (["`now()`", "`datetime(2026, 7, 1, tzinfo=ZoneInfo('UTC'))` alone"], false),
    (["A.", "B.", "C."], true),
    (["Since 5.2 it joins", "It never joins", "It joins twice"], true),
    (["No query", "no  query", "Two"], false),
    (["`Book`", "`book`", "`BOOK`"], true),
    (["It joins", "It waits", "it reads"], false),
    (["It joins", "it waits", "`it` reads"], false),
    (["Python", "the database", "the server"], true),
    (["Django", "Flask", "neither"], true),
    (["1 row", "The rows", "no rows"], false),
    (["A file, e.g. Makefile", "A folder", "A socket"], true),
    (["One. Two", "Three. Four", "Five. Six"], true),
    (["the city Lyon", "`Paris`", "the city Nice"], false),
    (["Lyon is it", "```text\nParis\n```", "Nice is it"], false),
    (["Lyon is it", "Paris:\n\n```text\nParis\n```", "Nice is it"], false),
    (["the city `Lyon`", "`Paris`", "the city Nice"], true),
    (["`a`", "`b`", "Nothing"], true),
    (["`a`", "Nothing"], true),
    (["Lyon is it", "the `Paris`", "Nice is it"], true),
    (["Lyon is it", "**Paris** is it", "Nice is it"], false),
    (["**Lyon** is it", "**Paris** is it", "Nice is it"], false),
    (["**Lyon** is it", "**Paris** is it", "**Nice** is it"], true),
    (["Lyon *is* it", "Paris is it", "Nice is it"], true),
    (["`2 ** 3`", "`2 * 3`", "`2 + 3`"], true),
  ])
  func `short options, code and full stops throughout pass`(row: (texts: [String], passes: Bool)) {
    let bank = LintedBank(Sample.choice(options: Sample.options(row.texts)))
    #expect(bank.findings(.optionAlikeness).isEmpty == row.passes)
  }
}
