import Questions
import Testing

@testable import BankLint

extension RuleExample {
  static let cueWord = RuleExample(
    .cueWord, failing: bank(keys: [], distractors: ["always", "never", "never", "only"]),
    """
    orm.json: words such as "never", "always", "only" stand in 4 of 20 distractors, \
    and in 0 of the 10 other options; reword q0, q1, q2, q3
    """,
    passing: bank(keys: ["never", "only"], distractors: ["always", "never", "never", "only"]))

  /// Ten questions; the words go into the key or a distractor of the first ones.
  fileprivate static func bank(keys: [String], distractors: [String]) -> LintedBank {
    LintedBank(
      Sample.many(10) { index in
        Sample.options([
          index < keys.count ? "It \(keys[index]) joins" : "It joins",
          index < distractors.count ? "It \(distractors[index]) reads" : "It reads", "It waits",
        ])
      })
  }
}

@Suite struct CueWordTests {
  @Test(
    arguments: [
      // Two words are no pattern, nor is code.
      ([], ["always", "never"], true),
      ([], ["`always`", "`never`", "`only`"], true),
      // Careful words tell the key.
      (["usually", "often", "may"], [], false),
      (["usually", "often"], [], true),
      (["usually", "often", "may"], ["can", "might"], false),
      (["usually", "often", "may"], ["can", "might", "could"], true),
    ] as [([String], [String], Bool)])
  func `words on both sides tell nothing`(
    row: (keys: [String], distractors: [String], passes: Bool)
  ) {
    let bank = RuleExample.bank(keys: row.keys, distractors: row.distractors)
    #expect(bank.findings(.cueWord).isEmpty == row.passes)
  }

  @Test func `questions with the word on one side come first`() {
    let bank = RuleExample.bank(
      keys: ["can"] + Array(repeating: "may", count: 4), distractors: ["may"])
    #expect(
      bank.findings(.cueWord) == [
        """
        orm.json: words such as "may", "can" stand in 5 of 10 keys, and in 1 of the 20 other \
        options; reword q1, q2, q3, q4, q0 [cue-word]
        """
      ])
  }

  @Test func `fewer than ten questions have no figures`() {
    let nine = Sample.many(9) { _ in Sample.options(["It joins", "It never reads", "It waits"]) }
    #expect(LintedBank(nine).findings(.cueWord) == [])
  }
}
