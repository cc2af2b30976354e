internal import TextAnalysis

extension LintRule {
  static let optionLetter = LintRule(
    "option-letter", "No option is named by letter or place, because options are shuffled."
  ) { question in
    guard !question.options.isEmpty else { return [] }
    return question.texts.compactMap { text in
      placeNamed(in: text.prose).map {
        Finding(text.field, "\"\($0)\" names an option by its place; say what it says")
      }
    }
  }

  private static let nouns: Set<String> = [
    "option", "options", "answer", "answers", "choice", "choices", "distractor", "distractors",
  ]
  private static let ordinals: Set<String> = [
    "first", "second", "third", "fourth", "fifth", "last", "previous", "next",
  ]

  /// The first pair of words such as "option B", "answer 2" or "second option".
  private static func placeNamed(in prose: String) -> String? {
    let bytes = Array(prose.utf8)
    let tokens = Tokenizer.tokens(in: prose).filter { $0.form == .word }
    for (word, next) in zip(tokens, tokens.dropFirst()) {
      let original = bytes[next.range]
      // A capital, because "answer a question" and "option a" in a list say nothing of places.
      let isPlace =
        original.count == 1 && original.allSatisfy { "ABCDE12345".utf8.contains($0) }
        && word.range.upperBound + 1 == next.range.lowerBound
      if (nouns.contains(word.text) && isPlace)
        || (ordinals.contains(word.text) && nouns.contains(next.text))
      {
        return String(decoding: bytes[word.range.lowerBound..<next.range.upperBound], as: UTF8.self)
      }
    }
    return nil
  }
}
