import Markdown
internal import Questions

extension LintRule {
  static let optionAlikeness = LintRule(
    "option-alikeness",
    "Options of one question are alike in length and form, so that looks tell nothing."
  ) { question in
    let texts = question.options.map(\.text)
    return [
      equalOptions(texts), unlikeLengths(texts), unlikeEnds(texts), unlikeStarts(texts),
      unlikeSentences(texts), loneCode(texts), unlikeBold(texts),
    ].compactMap { text in
      text.map { FieldFinding("options", $0) }
    }
  }

  private static func equalOptions(_ texts: [MarkdownText]) -> String? {
    var seen: [String: Int] = [:]
    for (index, text) in texts.enumerated() {
      let words = text.plain.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      // Case tells names in code apart, and nothing else.
      if let first = seen.updateValue(index, forKey: text.hasCode ? words : words.lowercased()) {
        return "options[\(index)] is the same as options[\(first)]; offer another"
      }
    }
    return nil
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

  private static func unlikeStarts(_ texts: [MarkdownText]) -> String? {
    let starts = texts.map { $0.prose.prefix(while: \.isLetter) }
    let small = starts.count { $0.allSatisfy(\.isLowercase) && !$0.isEmpty }
    let capital = starts.count {
      $0.first?.isUppercase == true && openers.contains($0.lowercased())
    }
    guard small > 0, capital > 0 else { return nil }
    return "some options begin with a capital (\(capital) of \(texts.count)); begin all alike"
  }

  /// Words that have a capital only because they come first; any other may be a name.
  private static let openers: Set<String> = [
    "a", "an", "the", "it", "its", "they", "this", "that", "these", "you", "no", "not", "one",
    "all",
    "only", "every", "each", "both", "by", "in", "on", "at", "to", "from", "with", "without", "for",
    "because", "when", "if", "as", "yes", "nothing", "never", "always", "there",
  ]

  private static func unlikeSentences(_ texts: [MarkdownText]) -> String? {
    let several = texts.count { sentences(in: $0.prose) > 1 }
    guard several > 0, several < texts.count else { return nil }
    return "some options run over several sentences (\(several) of \(texts.count)); make all alike"
  }

  /// Of two options either may be the odd one, and "Nothing" beside code says what code cannot.
  private static func loneCode(_ texts: [MarkdownText]) -> String? {
    guard texts.count > 2, texts.count(where: \.hasCode) == 1,
      texts.contains(where: \.isLedByCode)
    else { return nil }
    return "one option is code and no other has any; write all alike"
  }

  private static func unlikeBold(_ texts: [MarkdownText]) -> String? {
    let bold = texts.count { $0.document.blocks.allInlines.flattened.contains(where: \.isBold) }
    guard bold > 0, bold < texts.count else { return nil }
    return "some options have bold text (\(bold) of \(texts.count)); set all alike"
  }

  private static let abbreviations: Set<String> = [
    "e.g.", "i.e.", "etc.", "vs.", "cf.", "(e.g.", "(i.e.", "no.", "approx.",
  ]

  /// Counts ends of sentences that are followed by a capital, and the last.
  private static func sentences(in prose: String) -> Int {
    let words = prose.split(whereSeparator: \.isWhitespace)
    return 1
      + zip(words, words.dropFirst()).count { word, next in
        word.last.map { ".!?".contains($0) } == true && !abbreviations.contains(word.lowercased())
          && next.first?.isUppercase == true
      }
  }
}

extension MarkdownText {
  fileprivate var hasCode: Bool { !codeSpans.isEmpty || !codeBlocks.isEmpty }

  /// Whether it is a single piece of code, or has a block of it.
  fileprivate var isLedByCode: Bool { prose == "`" || !codeBlocks.isEmpty }
}

extension Inline {
  fileprivate var isBold: Bool {
    if case .strong = self { true } else { false }
  }
}
