internal import Questions

extension LintRule {
  static let stepCount = LintRule(
    "step-count",
    "\(goodCounts.words) pieces to put in order: fewer are guessed, more are a puzzle."
  ) { question in
    guard case .arrange(let pieces) = question.question.body.shape,
      !goodCounts.contains(pieces.texts.count)
    else { return [] }
    return [
      FieldFinding("steps", "offer \(goodCounts.words) pieces, not \(pieces.texts.count)")
    ]
  }

  private static let goodCounts = 3...8
}
