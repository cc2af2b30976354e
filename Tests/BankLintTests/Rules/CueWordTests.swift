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
  /// Three in turn, so that no verb tells the key.
  private func verb(_ index: Int) -> String { ["joins", "reads", "waits"][index % 3] }

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
          index < row.keys ? "It both \(verb(index))" : "It never \(verb(index))",
          index < row.distractors ? "It both \(verb(index + 1))" : "It never \(verb(index + 1))",
          "It \(verb(index + 2))",
        ])
      })
    let (hits, side) =
      row.keys > 0 ? (row.keys, "keys") : (row.distractors, "distractors")
    let told = """
      orm.json: the word "both" is in \(hits) \(side) and in no other option; \
      reword q0, q1, q2, q3\(hits > 4 ? ", q4" : "")\(hits > 5 ? ", …" : "") [cue-word]
      """
    #expect(bank.findings(.cueWord) == (row.passes ? [] : [told]))
  }

  @Test(arguments: ["Simply", "Just", "Merely", "Automatically"])
  func `any word that stands in distractors alone is told`(word: String) {
    let bank = LintedBank(
      Sample.many(12) { index in
        Sample.options(["It has \(index)", "\(word) it has \(-index)", "\(word) it has x\(index)"])
      })
    #expect(
      bank.findings(.cueWord) == [
        """
        orm.json: the word "\(word.lowercased())" is in 0 of 12 keys, where chance would put \
        it in 8; reword q0, q1, q2, q3, q4, … [cue-word]
        """
      ])
  }

  @Test(arguments: [
    // How many of 60 keys have the word, of as many questions that have it in one of four options.
    (0, false), (3, false), (4, true), (15, true), (48, true), (49, false), (60, false),
  ])
  func `a word that almost tells the key is told as well`(row: (keys: Int, passes: Bool)) {
    let bank = LintedBank(
      Sample.many(60) { index in
        Sample.options(
          (0..<4).map { place in
            (place == 0) == (index < row.keys) && place < 2 ? "It duly joins" : "It joins"
          })
      })
    let told = bank.findings(.cueWord).filter { $0.contains("\"duly\"") }
    #expect(told.isEmpty == row.passes)
  }

  @Test func `a topic's words are no cue, however the keys fall`() {
    var random = SplitMix(seed: 7)
    for _ in 0..<40 {
      let bank = LintedBank(
        Sample.many(60) { _ in
          let topic = Int.random(in: 0..<12, using: &random)
          let texts = (0..<4).map { _ in
            (0..<4).map { _ in "word\(topic)of\(Int.random(in: 0..<5, using: &random))" }
              .joined(separator: " ")
          }
          return Sample.options(texts, key: Int.random(in: 0..<4, using: &random))
        })
      #expect(bank.findings(.cueWord) == [])
    }
  }

  @Test func `always, never and only are told one by one where careful readers use the others`() {
    let sweeping = ["always", "never", "only"]
    let bank = LintedBank(
      Sample.many(60) { index in
        let word = sweeping[index % 3]
        return Sample.options([
          word == "only" ? "It \(verb(index / 3))" : "It \(word) \(verb(index / 3))",
          "It \(word) \(verb(index / 3 + 1))", "It \(verb(index / 3 + 2))",
        ])
      })
    #expect(
      bank.findings(.cueWord) == [
        """
        orm.json: the word "only" is in 20 distractors and in no other option; \
        reword q2, q5, q8, q11, q14, … [cue-word]
        """
      ])
  }
}
