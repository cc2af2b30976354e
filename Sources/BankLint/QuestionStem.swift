internal import TextAnalysis

/// The prompt of a question, prepared for the comparison with others.
struct QuestionStem: Sendable {
  /// Pairs of neighbouring words without fillers, code included.
  let shingles: Set<Shingle>
  /// The pieces of the code that stands in its lines.
  private let names: Set<Substring>
  /// Its blocks of code, piece by piece.
  private let samples: [[Substring]]

  struct Shingle: Hashable, Sendable {
    let word: String
    let next: String
  }

  init(_ prompt: MarkdownText) {
    let words = Self.words(prompt.plain)
    // A word alone, so that a prompt of one word is comparable.
    shingles = Set(zip(words, words.dropFirst() + [""]).map { Shingle(word: $0, next: $1) })
    names = Set(prompt.codeSpans.flatMap(Self.pieces))
    samples = prompt.codeBlocks.map { Self.pieces($0.text) }
  }

  /// The share of all shingles that both have (Jaccard), 0 to 1.
  func similarity(to other: QuestionStem) -> Double {
    let shared = shingles.intersection(other.shingles).count
    let all = shingles.count + other.shingles.count - shared
    return all == 0 ? 0 : Double(shared) / Double(all)
  }

  /// Whether the code alone makes it another question: blocks that differ in a single name, or names
  /// in the text on either side that the other lacks.
  func differsInCode(from other: QuestionStem) -> Bool {
    samples != other.samples
      || !(names.isSubset(of: other.names) || other.names.isSubset(of: names))
  }

  /// Words that may change without the question changing.
  private static let fillers: Set<String> = [
    "a", "an", "the", "this", "that", "these", "those", "of", "do", "does", "did", "is", "are",
  ]

  private static func words(_ text: String) -> [String] {
    Tokenizer.tokens(in: text)
      .filter { $0.form != .part && $0.form != .call && !fillers.contains($0.text) }
      .map { Porter2.stem($0.text) }
  }

  /// Words, and every other sign by itself; blanks separate.
  private static func pieces(_ code: String) -> [Substring] {
    var pieces: [Substring] = []
    var rest = code[...]
    while let first = rest.first {
      let isWord = first.isLetter || first.isNumber || first == "_"
      let piece =
        isWord ? rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" } : rest.prefix(1)
      if !first.isWhitespace { pieces.append(piece) }
      rest = rest.dropFirst(piece.count)
    }
    return pieces
  }
}
