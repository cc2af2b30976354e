internal import TextAnalysis

extension LintRule {
  static let cueWord = LintRule(
    "cue-word", "Words such as \"always\" and \"usually\" stand in keys and distractors alike."
  ) { questions in
    let choices = questions.filter { !$0.options.isEmpty }
    guard choices.count >= fewestForFigures else { return [] }
    return Cue.allCases.compactMap { $0.finding(in: choices) } + OneSidedWord.findings(in: choices)
      + TellingWord.findings(in: choices, besides: OneSidedWord.words)
  }
}

/// Words that test-wise readers know to stand on one side.
enum Cue: CaseIterable {
  /// Sweeping claims, which are mostly wrong.
  case absolutes
  /// Careful ones, which are mostly right.
  case hedges

  var words: Set<String> {
    switch self {
    case .absolutes:
      [
        "always", "never", "only", "every", "everything", "everywhere", "must", "cannot",
        "impossible", "completely", "entirely", "totally", "absolutely", "forever", "solely",
      ]
    case .hedges:
      [
        "usually", "often", "sometimes", "typically", "generally", "normally", "mostly", "may",
        "might", "can", "could", "possibly", "probably", "likely", "depends", "unless",
      ]
    }
  }

  private var tellsKey: Bool { self == .hedges }

  private var side: String { tellsKey ? "keys" : "distractors" }

  /// An honest bank has these words on both sides about alike; a telling side may have this many
  /// times the other's share.
  private static let factor = 2
  /// And so many options in a hundred more.
  private static let slackPercentage = 5
  /// One or two words are no pattern.
  private static let fewestHits = 3

  func finding(in questions: [LintedQuestion]) -> String? {
    let options = questions.flatMap(\.options)
    let telling = options.filter { $0.isKey == tellsKey }
    let others = options.filter { $0.isKey != tellsKey }
    let (hits, otherHits) = (telling.count(where: holds), others.count(where: holds))
    // hits / telling > factor * otherHits / others + slack, in whole numbers
    guard hits >= Self.fewestHits,
      100 * hits * others.count
        > (100 * Self.factor * otherHits + Self.slackPercentage * others.count) * telling.count
    else { return nil }
    let withWord = questions.filter { $0.options.contains { $0.isKey == tellsKey && holds($0) } }
    let isTold = { (question: LintedQuestion) in
      !question.options.contains { $0.isKey != tellsKey && holds($0) }
    }
    let worstFirst = withWord.filter(isTold) + withWord.filter { !isTold($0) }
    return """
      words such as \(sampleWords(in: telling)) stand in \(hits) of \(telling.count) \(side), \
      and in \(otherHits) of the \(others.count) other options; reword \
      \(LintRule.sample(worstFirst.map(\.id)))
      """
  }

  private func holds(_ option: LintedQuestion.LintedOption) -> Bool {
    !found(in: option).isEmpty
  }

  private func found(in option: LintedQuestion.LintedOption) -> Set<String> {
    Set(Tokenizer.tokens(in: option.text.prose).map(\.text)).intersection(words)
  }

  /// The words found most often.
  private func sampleWords(in options: [LintedQuestion.LintedOption]) -> String {
    var counts: [String: Int] = [:]
    for word in options.flatMap(found) { counts[word, default: 0] += 1 }
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(3)
      .map { "\"\($0.key)\"" }.joined(separator: ", ")
  }
}
