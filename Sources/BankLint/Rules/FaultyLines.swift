internal import Questions

extension LintRule {
  static let faultyLines = LintRule(
    "faulty-lines",
    "Code of \(goodCounts.words) lines, a third of them at fault at most, so that reading finds them."
  ) { question in
    guard case .point(let code) = question.question.body.shape,
      case .pointed(let faults)? = question.solution.right
    else { return [] }
    let count = code.lines.count
    let length =
      goodCounts.contains(count)
      ? [] : [FieldFinding("code", "show \(goodCounts.words) lines, not \(count)")]
    let isMany = faults.count * 3 > max(3, count)
    return length
      + (isMany ? [FieldFinding("lines", "name a third of the \(count) lines at most")] : [])
  }

  private static let goodCounts = 4...30
}
