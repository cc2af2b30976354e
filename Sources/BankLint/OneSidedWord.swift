internal import TextAnalysis

/// A word looked at by itself: it stands on one side, and never on the other.
///
/// Together the words of a cue may be even while one of them tells the key.
struct OneSidedWord {
  let word: String
  private(set) var keys = 0
  private(set) var distractors = 0
  private(set) var ids: [String] = []

  /// Those of the cues, and amounts, which are no cue in general but may become a habit.
  static let words = Cue.allCases.reduce(
    into: Set(["all", "both", "none", "nothing", "nobody", "nowhere"])
  ) { $0.formUnion($1.words) }

  static func findings(in questions: [LintedQuestion]) -> [String] {
    var hits: [String: OneSidedWord] = [:]
    for question in questions {
      for option in question.options {
        for word in words.intersection(Tokenizer.tokens(in: option.text.prose).map(\.text)) {
          hits[word, default: OneSidedWord(word: word)].add(question.id, isKey: option.isKey)
        }
      }
    }
    let options = questions.flatMap(\.options)
    let keys = Double(options.count { $0.isKey }) / Double(options.count)
    return hits.values.sorted { $0.word < $1.word }.compactMap { $0.finding(shareOfKeys: keys) }
  }

  private mutating func add(_ id: String, isKey: Bool) {
    if isKey { keys += 1 } else { distractors += 1 }
    if ids.last != id { ids.append(id) }
  }

  private static let fewestHits = 4
  /// A word falls on one side so often by chance in fewer than one of ten honest banks.
  private static let greatestChance = 0.1

  private func finding(shareOfKeys: Double) -> String? {
    guard min(keys, distractors) == 0 else { return nil }
    let hits = keys + distractors
    let share = keys > 0 ? shareOfKeys : 1 - shareOfKeys
    let chance = repeatElement(share, count: hits).reduce(1, *)
    guard hits >= Self.fewestHits, chance < Self.greatestChance else { return nil }
    return """
      the word "\(word)" is in \(hits) \(keys > 0 ? "keys" : "distractors") and in no other \
      option; reword \(LintRule.sample(ids))
      """
  }
}
