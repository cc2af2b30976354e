import JSON
import Questions
import Testing

@testable import BankLint

extension RuleExample {
  static let referenceLink = RuleExample(
    .referenceLink,
    failing: LintedBank(
      Sample.choice(references: []),
      Sample.choice("second", references: ["http://example.org/", Sample.link]),
      Sample.choice("third", references: ["https://docs.djangoproject.com/en/stable/"])),
    "orm.json: lazy: references: there is no link; name the page that says so",
    "orm.json: second: references[0]: \"http://example.org/\" is no https:// link",
    """
    orm.json: third: references: no link leads to a page below \
    https://docs.djangoproject.com/en/{version}/
    """,
    passing: LintedBank(
      Sample.choice(references: ["https://www.django-rest-framework.org/", Sample.link])))
}

@Suite struct ReferenceLinkTests {
  @Test(arguments: [
    ("https://example.org", true), ("https://example.org/a?b=c%20d#e", true),
    ("https://a-b.example.org/~x/(y)", true), ("", false), ("https://", false),
    ("https://localhost/", false), ("https://example..org/", false),
    ("https://example.org/a b", false),
    ("https://user@example.org/", false), ("ftp://example.org/", false),
    ("see https://example.org/", false), ("https://example.org/a\u{A0}b", false),
    ("https://example.org/a\u{202E}b", false), ("https://example.org:8000/", true),
    ("https://example.org:/", false), ("https://example.org:http/", false),
    ("https://exämple.org/", true), ("https://例え.テスト/", true), ("https://i❤.example/", false),
    ("https://हिन्दी.example/", true), ("https://example.org/é", true),
    ("https://de.wikipedia.org/wiki/Michelson–Morley", true),
    ("https://ja.example.org/漢字?語=か#下", true),
  ])
  func `a link is well formed`(row: (link: String, passes: Bool)) {
    let question = Sample.choice(references: [row.link])
    let bank = LintedBank(files: [LintedFile(name: "a.json", bank: "own", questions: [question])])
    #expect(bank.findings(.referenceLink).isEmpty == row.passes)
  }

  @Test func `one of several places will do, and a topic may name its own`() throws {
    let text = """
      {"bank": "own", "items": [],
       "documentation": ["https://a.example/{version}/", "https://b.example/"],
       "topics": [{"topic": "free", "title": "Free", "documentation": []}]}
      """
    let syllabus = Syllabus(try JSONDocument(Array(text.utf8)).root)
    let link = "https://c.example/"
    var free = Question(
      id: "free", topic: "free", level: .beginner, prompt: "What is free?",
      body: Choice(options: Sample.options, explanation: "Nothing is."))
    free.references = [link]
    let file = LintedFile(
      name: "a.json", bank: "own",
      questions: [
        Sample.choice("first", references: ["https://a.example/1.0/"]),
        Sample.choice("second", references: ["https://b.example/x"]),
        Sample.choice("third", references: [link]), free,
      ], syllabus: syllabus)
    let other = LintedFile(
      name: "b.json", bank: "other", questions: [Sample.choice("fourth", references: [link])],
      syllabus: syllabus)
    #expect(
      LintedBank(files: [file, other]).findings(.referenceLink) == [
        """
        a.json: third: references: no link leads to a page below \
        https://a.example/{version}/ or https://b.example/ [reference-link]
        """
      ])
  }
}
