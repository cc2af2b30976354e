internal import Questions

extension LintRule {
  static let answerLength = LintRule(
    "answer-length", "An open answer has \(goodLengths.words) words, a minute or two of speech."
  ) { question in
    guard let words = question["answer"]?.wordCount, !goodLengths.contains(words) else { return [] }
    return [FieldFinding("answer", "write \(goodLengths.words) words of prose, not \(words)")]
  }

  private static let goodLengths = 80...250
}
