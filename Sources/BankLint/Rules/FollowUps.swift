internal import Questions

extension LintRule {
  static let followUps = LintRule(
    "follow-ups",
    "\(goodCounts.words) follow-ups above beginner level, because interviewers go on asking."
  ) { question in
    guard let open = question.open, question.question.level > .beginner,
      !goodCounts.contains(open.followUps.count)
    else { return [] }
    let count = open.followUps.count
    return [Finding(.followUps, "ask \(goodCounts.words) above beginner level, not \(count)")]
  }

  private static let goodCounts = 2...3
}
