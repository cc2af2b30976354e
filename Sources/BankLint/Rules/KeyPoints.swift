internal import Questions

extension LintRule {
  static let keyPoints = LintRule(
    "key-points",
    "\(goodCounts.words) key points, \(fewestTerms) or more terms each, none from the prompt."
  ) { question in
    guard question.isAnsweredAtLength else { return [] }
    let points = question.solution.keyPoints
    let count =
      goodCounts.contains(points.count)
      ? []
      : [FieldFinding("keyPoints", "name \(goodCounts.words) points, not \(points.count)")]
    let prompt = StemmedWords(question["prompt"]?.plain ?? "")
    return count
      + points.enumerated().flatMap { index, point in
        termFaults(point, prompt).map { FieldFinding(FieldPath("keyPoints", index, "accept"), $0) }
      }
  }

  private static let goodCounts = 3...7
  private static let fewestTerms = 2

  private static func termFaults(_ point: KeyPoint, _ prompt: StemmedWords) -> [String] {
    let count = Set(point.accept.map(\.comparable)).count
    let few =
      count < fewestTerms ? ["accept \(fewestTerms) ways to say it or more, not \(count)"] : []
    let given = point.accept.filter { prompt.contain(StemmedWords($0)) }
    return few + given.map { "\"\($0)\" is in the prompt, so repeating it would count" }
  }
}
