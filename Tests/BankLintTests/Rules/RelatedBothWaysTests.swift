import Questions
import Testing

@testable import BankLint

extension RuleExample {
  static let relatedBothWays = RuleExample(
    .relatedBothWays,
    failing: LintedBank(Sample.choice("one", related: ["two", "unknown"]), Sample.choice("two")),
    "orm.json: one: related: two does not name this question in return",
    passing: LintedBank(
      Sample.choice("one", related: ["two"]), Sample.choice("two", related: ["one"])))
}

@Suite struct RelatedBothWaysTests {
  private static func findings(_ neighbour: Question, related: String) -> [String] {
    let file = { LintedFile(name: $0, bank: "django", questions: [$1]) }
    return LintedBank(
      files: [file("a.json", Sample.choice("one", related: [related]))],
      neighbours: [file("b.json", neighbour)]
    ).findings(.relatedBothWays)
  }

  @Test func `a neighbour's link counts, and only the file itself is reported on`() {
    #expect(Self.findings(Sample.choice("two", related: ["one"]), related: "two") == [])
    #expect(Self.findings(Sample.choice("two"), related: "two").count == 1)
    #expect(Self.findings(Sample.choice("two", related: ["one"]), related: "three") == [])
  }

  @Test func `a former id is as good as the present one`() {
    var renamed = Sample.choice("two", related: ["one"])
    renamed.formerIDs = ["old-two"]
    #expect(Self.findings(renamed, related: "old-two") == [])
  }
}
