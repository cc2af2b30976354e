/// Words that leave no exception.
enum Absolutes {
  /// So many in one answer are a manner of speaking that right answers seldom have.
  static let tooMany = 2

  static func count(in answer: AnswerText) -> Int {
    answer.wholes.count { words.contains($0.text) }
  }

  private static let words: Set<String> = [
    "always", "never", "automatically", "everything", "nothing", "completely", "entirely",
    "impossible", "guaranteed",
  ]
}
