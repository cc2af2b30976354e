internal import TextAnalysis

extension LintRule {
  static let optionLetter = LintRule(
    "option-letter", "No option is named by letter or place, because options are shuffled."
  ) { question in
    guard !question.options.isEmpty else { return [] }
    return question.texts.compactMap { text in
      (placeNamed(in: text.prose) ?? letterNamed(in: text.prose)
        ?? (question.promptNamesSeveral ? nil : placeJudged(in: text.prose))).map {
          FieldFinding(text.field, "\"\($0)\" names an option by its place; say what it says")
        }
    }
  }

  private static let nouns: Set<String> = [
    "option", "options", "answer", "answers", "choice", "choices", "distractor", "distractors",
  ]
  private static let ordinals: Set<String> = [
    "first", "second", "third", "fourth", "fifth", "last", "previous", "next",
  ]
  private static let articles: Set<String> = ["a", "an", "the", "this", "that"]
  private static let pointers: Set<String> = ["as", "see", "unlike"]
  private static let verbs: Set<String> = ["is", "are", "was", "looks", "sounds", "says", "would"]
  private static let verdicts: Set<String> = [
    "right", "correct", "true", "wrong", "incorrect", "false", "tempting", "best", "not", "says",
    "would",
  ]

  /// The first words such as "option B", "answer 2" or "second option is wrong".
  private static func placeNamed(in prose: String) -> String? {
    let bytes = Array(prose.utf8)
    let tokens = Tokenizer.tokens(in: prose).filter { $0.form == .word }
    for (index, (word, next)) in zip(tokens, tokens.dropFirst()).enumerated() {
      let before = index > 0 ? tokens[index - 1].text : nil
      let after = tokens.dropFirst(index + 2).prefix(2).map(\.text)
      let isPlace =
        nouns.contains(word.text) && word.range.upperBound + 1 == next.range.lowerBound
        && names(bytes[next.range], after: before, isJudged: isVerdict(after))
      // A server may send a second answer, and a command have a last option.
      let isOrdinal =
        ordinals.contains(word.text) && nouns.contains(next.text) && isVerdict(after)
      if isPlace || isOrdinal {
        return String(decoding: bytes[word.range.lowerBound..<next.range.upperBound], as: UTF8.self)
      }
    }
    return nil
  }

  private static let judgements: Set<String> = [
    "right", "correct", "true", "wrong", "incorrect", "false",
  ]

  /// Such as "The last one" before "is right", where nothing was said yet that it could speak of.
  private static func placeJudged(in prose: String) -> String? {
    let words = Tokenizer.tokens(in: String(prose.prefix(40))).prefix(5).map(\.text)
    guard words.count == 5, words[0] == "the", ordinals.contains(words[1]), words[2] == "one",
      verbs.contains(words[3]), judgements.contains(words[4])
    else { return nil }
    return words.prefix(3).joined(separator: " ")
  }

  /// Whether the sign behind "option" is a place: "the answer 2" may be a number, "option c" one of a
  /// command, and "answer a question" has an article.
  private static func names(_ sign: ArraySlice<UInt8>, after word: String?, isJudged: Bool) -> Bool
  {
    guard sign.count == 1, let sign = sign.first else { return false }
    if "ABCDE".utf8.contains(sign) { return true }
    if "12345".utf8.contains(sign) { return word.map(articles.contains) != true }
    return "bcde".utf8.contains(sign) && (isJudged || word.map(pointers.contains) == true)
  }

  private static func isVerdict(_ words: some Collection<String>) -> Bool {
    words.first.map(verbs.contains) == true && words.contains(where: verdicts.contains)
  }

  /// The first word such as "(c)" or "b)" that is judged or pointed at; others number a list.
  private static func letterNamed(in prose: String) -> String? {
    // Most texts have none, and words cost more than bytes.
    guard prose.utf8.contains(UInt8(ascii: ")")) else { return nil }
    let words = prose.split(whereSeparator: \.isWhitespace).map { word in
      String(word.drop { $0 == "\"" }.prefix { !",.;:?!\"".contains($0) })
    }
    return words.indices.first { index in
      let isPointedAt = index > 0 && pointers.contains(words[index - 1].lowercased())
      return isLetter(words[index])
        && (isPointedAt || isVerdict(words.dropFirst(index + 1).prefix(2)))
    }.map { words[$0] }
  }

  private static func isLetter(_ word: String) -> Bool {
    let letter = word.hasPrefix("(") ? word.dropFirst() : word[...]
    return letter.count == 2 && letter.hasSuffix(")")
      && letter.first.map { "abcdeABCDE".contains($0) } == true
  }
}
