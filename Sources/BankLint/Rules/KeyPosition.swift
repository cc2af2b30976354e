extension LintRule {
  static let keyPosition = LintRule(
    "key-position",
    "No place holds more than \(greatestPercentage) % of the keys as stored, so that places tell nothing."
  ) { questions in
    let singles = questions.singleKeyed
    guard singles.count >= fewestForFigures else { return [] }
    return (0..<(singles.map(\.options.count).max() ?? 0)).compactMap { slot in
      let keys = singles.count { $0.singleKey == slot }
      let allowed = keysAllowed(in: slot, of: singles)
      guard keys > allowed else { return nil }
      return "the key is option \(slot + 1) in \(keys) of \(singles.count) questions with one key, "
        + "\(allowed) may be; move some"
    }
  }

  private static let greatestPercentage = 30

  /// A share of all, or what an even spread gives when options are so few that it is more.
  private static func keysAllowed(in slot: Int, of questions: [LintedQuestion]) -> Int {
    let expected = questions.map(\.options.count).filter { $0 > slot }.reduce(0.0) {
      $0 + 1 / Double($1)
    }
    return max(questions.count * greatestPercentage / 100, Int(expected.rounded(.up)))
  }
}
