private import TextAnalysis

/// A text as words in sentences, read in two ways: "SQLite" and `select_related` as one word, and as
/// their parts; people write either.
struct AnswerText: Sendable {
  let wholes: [Word]
  let parts: [Word]

  struct Word: Sendable {
    let stem: String
    let text: String
    /// Numbers of the sentence and of the clause; a clause ends at a comma or before "but".
    let sentence: Int
    let clause: Int
    /// Whether the sentence says something, and is no heap of keywords.
    var isStatement = true
  }

  /// Words before which a new clause begins, where a negation ends.
  private static let clauseOpeners: Set<String> = [
    "but", "while", "whereas", "although", "though", "because", "however", "unless", "when", "if",
    "since", "so",
  ]

  // English prose is half function words. A sentence of this many words with hardly any is a heap of
  // keywords; so is one with few and a comma after nearly every word.
  private static let heapSize = 6
  private static let heapShare = 0.1
  private static let listShare = 0.12
  private static let listWords = 2.0

  init(_ text: String) {
    let bytes = Array(text.utf8)
    var wholes: [Word] = []
    var parts: [Word] = []
    var (sentence, clause, end) = (0, 0, 0)
    for token in Tokenizer.tokens(in: text) where token.form != .call {
      if token.range.lowerBound > end {
        let gap = bytes[end..<token.range.lowerBound]
        if Self.endsSentence(gap) { sentence += 1 }
        if Self.endsClause(gap) { clause += 1 }
      }
      if Self.clauseOpeners.contains(token.text) { clause += 1 }
      let word = Word(
        stem: Rephrasings.inAnswers.canonical(Porter2.stem(token.text)), text: token.text,
        sentence: sentence, clause: clause)
      if token.form != .part { wholes.append(word) }
      if token.form != .whole { parts.append(word) }
      end = max(end, token.range.upperBound)
    }
    let heaps = Self.heaps(wholes)
    self.wholes = wholes.map { $0.inStatement(!heaps.contains($0.sentence)) }
    self.parts = parts.map { $0.inStatement(!heaps.contains($0.sentence)) }
  }

  /// A dot ends a sentence only before white space: not in `request.COOKIES`.
  private static func endsSentence(_ gap: ArraySlice<UInt8>) -> Bool {
    let space = gap.last.map { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") } ?? false
    return gap.contains { byte in
      switch byte {
      case UInt8(ascii: "."): space
      case UInt8(ascii: ";"), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "\n"): true
      default: false
      }
    }
  }

  private static func endsClause(_ gap: ArraySlice<UInt8>) -> Bool {
    endsSentence(gap) || gap.contains { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ":") }
  }

  private static func heaps(_ words: [Word]) -> Set<Int> {
    let sentences = Dictionary(grouping: words, by: \.sentence)
    return Set(
      sentences.filter { _, words in
        let count = Double(words.count)
        let share = Double(words.count { FunctionWords.inAnswers.contains($0.text) }) / count
        let wordsPerClause = count / Double(Set(words.map(\.clause)).count)
        return words.count >= heapSize
          && (share < heapShare || (share < listShare && wordsPerClause <= listWords))
      }.keys)
  }
}

extension AnswerText.Word {
  fileprivate func inStatement(_ isStatement: Bool) -> Self {
    var word = self
    word.isStatement = isStatement
    return word
  }
}
