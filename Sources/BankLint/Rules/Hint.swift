internal import Questions

extension LintRule {
  static let hint = LintRule(
    "hint", "A hint above beginner level, which leaves most key points to be found."
  ) { question in
    guard let open = question.open else { return [] }
    guard let hint = question[.hint] else {
      return question.question.level > .beginner
        ? [FieldFinding(.hint, "is missing; open questions above beginner level have one")] : []
    }
    let stems = StemmedWords(hint.plain)
    let given = open.keyPoints.count { point in
      point.accept.contains { stems.contain(StemmedWords($0)) }
    }
    guard given * 2 > open.keyPoints.count else { return [] }
    return [
      FieldFinding(
        .hint, "gives away \(given) of \(open.keyPoints.count) key points by an accepted term")
    ]
  }
}
