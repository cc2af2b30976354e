import Questions
import Testing

@testable import BankLint

extension RuleExample {
  static let followUps = RuleExample(
    .followUps, failing: LintedBank(Sample.open(level: .intermediate, followUps: ["And then?"])),
    "orm.json: loading: followUps: ask 2 to 3 above beginner level, not 1",
    passing: LintedBank(Sample.open(level: .intermediate, followUps: ["And then?", "And why?"])))
}

@Suite struct FollowUpsTests {
  @Test(arguments: [
    (Level.beginner, 0, true), (.intermediate, 0, false), (.advanced, 3, true),
    (.advanced, 4, false),
  ])
  func `two or three pass above beginner level`(row: (level: Level, count: Int, passes: Bool)) {
    let bank = LintedBank(
      Sample.open(level: row.level, followUps: Array(repeating: "And?", count: row.count)))
    #expect(bank.findings(.followUps).isEmpty == row.passes)
  }
}
