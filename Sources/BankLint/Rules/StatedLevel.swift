internal import Questions

extension LintRule {
  static let statedLevel = LintRule(
    "stated-level", "A question says how hard it is, or it is asked of beginners and experts alike."
  ) { question in
    question.question.statedLevel == nil
      ? [FieldFinding("level", "is missing; it counts as intermediate")] : []
  }
}
