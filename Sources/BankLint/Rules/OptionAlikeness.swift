extension LintRule {
  static let optionAlikeness = LintRule(
    "option-alikeness",
    "Options of one question are alike in length and form, so that looks tell nothing."
  ) { question in
    let texts = question.options.map(\.text)
    return [unlikeLengths(texts), unlikeEnds(texts), unlikeSentences(texts)].compactMap { text in
      text.map { Finding(.options, $0) }
    }
  }

  /// Below this many characters an option is short, and no other is too short beside it.
  private static let shortOption = 12
  private static let greatestRatio = 3

  private static func unlikeLengths(_ texts: [MarkdownText]) -> String? {
    // Code is as long as it has to be, and its length tells nothing of whether it is right.
    if texts.allSatisfy({ $0.prose.allSatisfy { $0 == "`" || $0.isWhitespace } }) { return nil }
    let lengths = texts.map(\.plain.count)
    guard let shortest = lengths.min(), let longest = lengths.max(),
      longest > greatestRatio * max(shortest, shortOption)
    else { return nil }
    return "the longest option has \(longest) characters, the shortest \(shortest); "
      + "bring them within \(greatestRatio) times"
  }

  private static func unlikeEnds(_ texts: [MarkdownText]) -> String? {
    let stops = texts.count { $0.prose.hasSuffix(".") }
    guard stops > 0, stops < texts.count else { return nil }
    return "some options end in a full stop (\(stops) of \(texts.count)); end all alike"
  }

  private static func unlikeSentences(_ texts: [MarkdownText]) -> String? {
    let several = texts.count { sentences(in: $0.prose) > 1 }
    guard several > 0, several < texts.count else { return nil }
    return "some options run over several sentences (\(several) of \(texts.count)); make all alike"
  }

  /// Counts ends of sentences that are followed by a capital, and the last.
  private static func sentences(in prose: String) -> Int {
    let words = prose.split(whereSeparator: \.isWhitespace)
    return 1
      + zip(words, words.dropFirst()).count { word, next in
        word.last.map { ".!?".contains($0) } == true && next.first?.isUppercase == true
      }
  }
}
