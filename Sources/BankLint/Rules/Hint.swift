internal import Questions

extension LintRule {
  static let hint = LintRule(
    "hint", "A hint above beginner level, which leaves most key points to be found."
  ) { question in
    guard question.isAnsweredAtLength else { return [] }
    let points = question.solution.keyPoints
    guard let hint = question["hint"] else {
      return question.question.level > .beginner
        ? [FieldFinding("hint", "is missing; open questions above beginner level have one")] : []
    }
    let stems = StemmedWords(hint.plain)
    let given = points.count { point in
      point.accept.contains { stems.contain(StemmedWords($0)) }
    }
    guard given * 2 > points.count else { return [] }
    return [
      FieldFinding(
        "hint", "gives away \(given) of \(points.count) key points by an accepted term")
    ]
  }
}
