import Questions
import Testing

@testable import BankLint

extension RuleExample {
  static let keyPoints = RuleExample(
    .keyPoints,
    failing: LintedBank(
      Sample.open(
        prompt: "Which relations are joined by `select_related`?",
        keyPoints: [
          KeyPoint(point: "It joins", accept: ["join"]),
          KeyPoint(point: "It follows keys", accept: ["select related", "foreign key"]),
        ])),
    "orm.json: loading: keyPoints: name 3 to 7 points, not 2",
    """
    orm.json: loading: keyPoints[0].accept: accept 2 ways to say it or more, not 1
    """,
    """
    orm.json: loading: keyPoints[0].accept: "join" is in the prompt, so repeating it would count
    """,
    """
    orm.json: loading: keyPoints[1].accept: "select related" is in the prompt, \
    so repeating it would count
    """,
    passing: LintedBank(Sample.open()))
}

@Suite struct KeyPointsTests {
  @Test(arguments: [(2, false), (3, true), (7, true), (8, false)])
  func `three to seven points pass`(row: (count: Int, passes: Bool)) {
    let points = (0..<row.count).map { KeyPoint(point: "Point \($0)", accept: ["one", "two"]) }
    #expect(LintedBank(Sample.open(keyPoints: points)).findings(.keyPoints).isEmpty == row.passes)
  }

  @Test(arguments: [
    (["erosion", "Erosion"], false), (["café", "cafe"], false), (["a b", "a  b"], false),
    (["erosion", "erodes"], true), (["Erosion", "erosion", "erodes"], true),
  ])
  func `terms that differ in case, accents or blanks alone count once`(
    row: (terms: [String], passes: Bool)
  ) {
    let points = (0..<3).map { KeyPoint(point: "Point \($0)", accept: row.terms) }
    #expect(LintedBank(Sample.open(keyPoints: points)).findings(.keyPoints).isEmpty == row.passes)
  }
}
