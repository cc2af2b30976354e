internal import Questions

extension LintRule {
  static let followUps = LintRule(
    "follow-ups",
    "\(goodCounts.words) follow-ups above beginner level, because interviewers go on asking."
  ) { question in
    guard question.isAnsweredAtLength else { return [] }
    let count = question.solution.followUps.count
    let isOther = question.question.level > .beginner && !goodCounts.contains(count)
    return
      (isOther
      ? [FieldFinding("followUps", "ask \(goodCounts.words) above beginner level, not \(count)")]
      : [])
      + repetitions(of: question.question.prompt, question.solution.followUps.map(\.ask))
  }

  private static func repetitions(of prompt: String, _ followUps: [String]) -> [FieldFinding] {
    var firstPlaces = [prompt.comparable: "the prompt"]
    return followUps.enumerated().compactMap { index, followUp in
      let field = FieldPath("followUps", index)
      guard let first = firstPlaces[followUp.comparable] else {
        firstPlaces[followUp.comparable] = field.description
        return nil
      }
      return FieldFinding(field, "repeats \(first); ask something new")
    }
  }

  private static let goodCounts = 2...3
}
