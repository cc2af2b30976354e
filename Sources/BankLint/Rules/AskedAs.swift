internal import Questions
internal import TextAnalysis

extension LintRule {
  static let askedAs = LintRule(
    "asked-as", "A line of askedAs says the prompt in other words, so that search finds both."
  ) { question in
    let prompt = words(question["prompt"]?.plain ?? "")
    return question.question.askedAs.enumerated().compactMap { index, line in
      finding(words(line), prompt).map { FieldFinding(FieldPath("askedAs", index), $0) }
    }
  }

  private static func finding(_ line: Set<String>, _ prompt: Set<String>) -> String? {
    guard !line.isEmpty else { return "has no word to be found by" }
    let old = line.intersection(prompt).count
    return old * 2 > line.count
      ? "takes \(old) of its \(line.count) words from the prompt; half should be new" : nil
  }

  /// The words that are searched for, by stem.
  private static func words(_ text: String) -> Set<String> {
    Set(
      QuestionWords.tokens(in: text).filter { !FunctionWords.inQueries.contains($0) }
        .map(Porter2.stem))
  }
}
