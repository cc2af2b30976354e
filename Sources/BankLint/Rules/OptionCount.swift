internal import Questions

extension LintRule {
  static let optionCount = LintRule(
    "option-count",
    "\(goodCounts.words) options, not all right: two are a coin toss, six a reading test."
  ) { question in
    let options = question.options
    guard !options.isEmpty else { return [] }
    if !goodCounts.contains(options.count) {
      return [FieldFinding("options", "offer \(goodCounts.words) options, not \(options.count)")]
    }
    return options.allSatisfy(\.isKey)
      ? [FieldFinding("options", "every option is right; offer at least one that is not")] : []
  }

  private static let goodCounts = 3...5
}
