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

  /// Of three options one is the key, so six hits on distractors alone have a chance of 9 %.
  @Test(arguments: [
    (6, 0, false), (5, 0, true), (6, 1, true), (0, 4, false), (0, 3, true), (1, 4, true),
    (0, 0, true),
  ])
  func `a word that stands often on one side alone is told by itself`(
    row: (distractors: Int, keys: Int, passes: Bool)
  ) {
    let bank = LintedBank(
      Sample.many(60) { index in
        Sample.options([
          index < row.keys ? "It both joins" : "It never joins",
          index < row.distractors ? "It both reads" : "It never reads", "It waits",
        ])
      })
    let (hits, side) =
      row.keys > 0 ? (row.keys, "keys") : (row.distractors, "distractors")
    let told = """
      orm.json: the word "both" stands in \(hits) \(side) and in no other option; \
      reword q0, q1, q2, q3\(hits > 4 ? ", q4" : "")\(hits > 5 ? ", …" : "") [cue-word]
      """
    #expect(bank.findings(.cueWord) == (row.passes ? [] : [told]))
  }

  @Test func `always, never and only are told one by one where careful readers use the others`() {
    let sweeping = ["always", "never", "only"]
    let bank = LintedBank(
      Sample.many(60) { index in
        let word = sweeping[index % 3]
        return Sample.options([
          word == "only" ? "It joins" : "It \(word) joins", "It \(word) reads", "It waits",
        ])
      })
    #expect(
      bank.findings(.cueWord) == [
        """
        orm.json: the word "only" stands in 20 distractors and in no other option; \
        reword q2, q5, q8, q11, q14, … [cue-word]
        """
      ])
  }
}
