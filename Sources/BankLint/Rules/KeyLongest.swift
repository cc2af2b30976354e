extension LintRule {
  static let keyLongest = LintRule(
    "key-longest",
    "At most \(greatestPercentage) % of the keys are the longest option, so that length tells nothing."
  ) { questions in
    let leads = questions.singleKeyed.map { ($0.id, $0.leadOfKey) }
    guard leads.count >= fewestForFigures else { return [] }
    let longest = leads.filter { $0.1 > 0 }
    let allowed = leads.count * greatestPercentage / 100
    guard longest.count > allowed else { return [] }
    let worst = longest.sorted { $0.1 > $1.1 }.map(\.0)
    return [
      """
      the key is the longest option in \(longest.count) of \(leads.count) questions with one key, \
      \(allowed) (\(greatestPercentage) %) may be; begin with \
      \(sample(worst, atMost: longest.count - allowed))
      """
    ]
  }

  private static let greatestPercentage = 30
}

extension LintedQuestion {
  /// By how many characters the key is longer than the longest distractor.
  fileprivate var leadOfKey: Int {
    let keys = options.filter(\.isKey).map(\.text.plain.count)
    let others = options.filter { !$0.isKey }.map(\.text.plain.count)
    return (keys.max() ?? 0) - (others.max() ?? 0)
  }
}
