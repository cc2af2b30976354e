internal import Questions

extension LintRule {
  static let explanation = LintRule(
    "explanation", "What can be marked has an explanation, which outlives the right answer."
  ) { question in
    let isMissing = question.solution.answer == nil && question.solution.explanation == nil
    return isMissing ? [FieldFinding("explanation", "is missing")] : []
  }
}
