internal import TextAnalysis

extension LintRule {
  static let datedWord = LintRule(
    "dated-word", "No \"latest\" and no \"currently\": a version number stays true."
  ) { question in
    question.texts.flatMap { text in
      Set(datedWords(in: text.prose)).sorted().map {
        FieldFinding(
          text.field, "\"\($0)\" will be wrong one day; name the version or leave it out")
      }
    }
  }

  private static let superlatives: Set<String> = ["latest", "newest"]
  private static let adverbs: Set<String> = ["currently", "nowadays"]
  private static let articles: Set<String> = ["the", "a", "any", "each", "every"]
  private static let releases: Set<String> = [
    "version", "versions", "release", "releases", "edition", "standard", "major", "minor", "stable",
    "lts", "is", "are",
  ]

  /// The words that speak of the time of writing; "the latest commit" and "the currently chosen row"
  /// speak of the program's.
  private static func datedWords(in prose: String) -> [String] {
    let bytes = Array(prose.utf8)
    let tokens = Tokenizer.tokens(in: prose).filter { $0.form != .part }
    return tokens.indices.filter { index in
      let word = tokens[index].text
      let before = tokens[..<index].suffix(2).map(\.text)
      if adverbs.contains(word) { return before.last.map(articles.contains) != true }
      guard superlatives.contains(word), before != ["at", "the"] else { return false }
      guard let next = tokens.dropFirst(index + 1).first else { return true }
      let gap = bytes[tokens[index].range.upperBound..<next.range.lowerBound]
      let isName = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(bytes[next.range.lowerBound])
      return isName || releases.contains(next.text) || gap != [UInt8(ascii: " ")]
    }.map { tokens[$0].text }
  }
}
