internal import Questions

extension LintRule {
  static let relatedQuestion = LintRule(
    "related-question",
    "A related question above beginner level, where an open one leads its reader next."
  ) { question in
    guard question.isAnsweredAtLength, question.question.level > .beginner,
      question.question.related.isEmpty
    else { return [] }
    return [FieldFinding("related", "name a question close to this one")]
  }
}
