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
      Sample.open(level: row.level, followUps: (0..<row.count).map { "And \($0)?" }))
    #expect(bank.findings(.followUps).isEmpty == row.passes)
  }

  @Test func `a follow-up asks something new`() {
    let bank = LintedBank(
      Sample.open(
        level: .beginner, prompt: "Why `x`?", followUps: ["And then?", "why  `x`?", "and then?"]))
    #expect(
      bank.findings(.followUps) == [
        "orm.json: loading: followUps[1]: repeats the prompt; ask something new [follow-ups]",
        "orm.json: loading: followUps[2]: repeats followUps[0]; ask something new [follow-ups]",
      ])
  }
}
