import TextAnalysis

/// The synonyms by the stems of their words, as they stand in the index file.
struct SynonymTable: Sendable {
  /// Words of the longest phrase that has synonyms.
  static let longestPhrase = 5

  private var alternatives: [String: [[String]]] = [:]

  init(_ reader: ByteReader) {
    var reader = reader
    while !reader.isAtEnd {
      let key = reader.text()
      let count = reader.number()
      for _ in 0..<min(count, 1_000) where !reader.isAtEnd {
        alternatives[key, default: []].append(
          reader.text().split(separator: " ").prefix(Self.longestPhrase).map(String.init))
      }
    }
  }

  /// The other phrases, in words, that mean the same as the words.
  func alternatives(to words: some Sequence<String>) -> [[String]] {
    alternatives[Self.key(words)] ?? []
  }

  static func bytes(of synonyms: Synonyms) -> [UInt8] {
    var writer = ByteWriter()
    for group in synonyms.groups {
      let phrases = group.map(words)
      for phrase in phrases where !phrase.isEmpty && phrase.count <= longestPhrase {
        let key = key(phrase)
        let others = phrases.filter {
          !$0.isEmpty && $0.count <= longestPhrase && self.key($0) != key
        }
        writer.add(key)
        writer.add(number: others.count)
        for other in others { writer.add(other.joined(separator: " ")) }
      }
    }
    return writer.bytes
  }

  /// The words of a phrase, identifiers in parts.
  private static func words(_ phrase: String) -> [String] {
    Tokenizer.tokens(in: phrase).filter(\.isSmallest).map(\.text)
  }

  private static func key(_ words: some Sequence<String>) -> String {
    words.map(Porter2.stem).joined(separator: " ")
  }
}

extension Token {
  /// Whether it is a word or a part, so that such tokens are neighbours in a text.
  var isSmallest: Bool { form == .word || form == .part }

  /// The token as the text writes it.
  func source(in text: String) -> String {
    String(decoding: Array(text.utf8)[range], as: UTF8.self)
  }
}
