internal import TextAnalysis

/// A text as stems in order, in the two ways in which an answer is read: `select_related` as one word,
/// and as its parts.
struct StemmedWords: Sendable {
  private let wholes: [String]
  private let parts: [String]

  init(_ text: String) {
    let tokens = Tokenizer.tokens(in: text)
    wholes = tokens.filter { $0.form == .word || $0.form == .whole }.map { Porter2.stem($0.text) }
    parts = tokens.filter { $0.form == .word || $0.form == .part }.map { Porter2.stem($0.text) }
  }

  /// Whether the words of the other text stand here in a row, in any word form.
  func contain(_ other: StemmedWords) -> Bool {
    Self.contains(wholes, other.wholes) || Self.contains(parts, other.parts)
  }

  private static func contains(_ words: [String], _ run: [String]) -> Bool {
    guard !run.isEmpty, words.count >= run.count else { return false }
    return (0...words.count - run.count).contains { start in
      words[start..<start + run.count].elementsEqual(run)
    }
  }
}
