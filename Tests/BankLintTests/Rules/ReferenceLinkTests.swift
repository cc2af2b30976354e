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
    orm.json: third: references: no link leads to a page of a version, \
    such as https://docs.djangoproject.com/en/6.1/
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
    ("https://user@example.org/", false), ("https://exämple.org/", false),
    ("ftp://example.org/", false),
    ("see https://example.org/", false), ("https://example.org/é", false),
  ])
  func `a link is well formed`(row: (link: String, passes: Bool)) {
    let question = Sample.choice(references: [row.link])
    let bank = LintedBank(files: [LintedFile(name: "a.json", bank: "own", questions: [question])])
    #expect(bank.findings(.referenceLink).isEmpty == row.passes)
  }

  @Test(arguments: [
    ("https://docs.djangoproject.com/en/5.2/ref/", true),
    ("https://docs.djangoproject.com/en/5.2/", true),
    ("https://docs.djangoproject.com/en/5.2", false),
    ("https://docs.djangoproject.com/en/dev/", false),
    ("https://docs.djangoproject.com/en/5.x/", false),
    ("https://docs.djangoproject.com/en/5./", false),
    ("https://docs.djangoproject.com/en/", false),
    ("https://docs.djangoproject.com/fr/5.2/", false),
  ])
  func `the django bank names a page of a version`(row: (link: String, passes: Bool)) {
    let bank = LintedBank(Sample.choice(references: [row.link]))
    #expect(bank.findings(.referenceLink).isEmpty == row.passes)
  }
}
