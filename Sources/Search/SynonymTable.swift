import Questions
import TextAnalysis

/// The synonyms by the stems of their words, as they stand in the index file.
struct SynonymTable {
  /// Words of the longest phrase that has synonyms.
  static let longestPhrase = 5

  private let file: IndexFile

  init(_ file: IndexFile) {
    self.file = file
  }

  /// The other phrases, in words, that mean the same as the words.
  func alternatives(to words: some Sequence<String>) -> [[String]] {
    let key = Self.key(words)
    let entries = 0..<max(0, file.count(.synonymStarts) - 1)
    let found = entries.partitionPoint {
      !self.key(of: $0).utf8.lexicographicallyPrecedes(key.utf8)
    }
    guard entries.contains(found) else { return [] }
    var reader = entry(found)
    guard reader.text() == key else { return [] }
    return (0..<min(reader.number(), 1_000)).map { _ in
      reader.text().split(separator: " ").prefix(Self.longestPhrase).map(String.init)
    }.filter { !$0.isEmpty }
  }

  private func key(of index: Int) -> String {
    var reader = entry(index)
    return reader.text()
  }

  private func entry(_ index: Int) -> SectionReader {
    SectionReader(file.bytes, file.range(index, starts: .synonymStarts, in: .synonyms))
  }

  static func sections(of synonyms: Synonyms) -> (starts: [UInt8], entries: [UInt8]) {
    var alternatives: [String: [[String]]] = [:]
    for group in synonyms.groups {
      let phrases = group.map(words).filter { !$0.isEmpty && $0.count <= longestPhrase }
      for phrase in phrases {
        let others = phrases.filter { key($0) != key(phrase) }
        alternatives[key(phrase), default: []] += others
      }
    }
    var starts = SectionWriter()
    var entries = SectionWriter()
    for (key, others) in alternatives.sorted(by: {
      $0.key.utf8.lexicographicallyPrecedes($1.key.utf8)
    }) {
      starts.add(fixed: entries.bytes.count)
      entries.add(key)
      entries.add(number: others.count)
      for other in others { entries.add(other.joined(separator: " ")) }
    }
    starts.add(fixed: entries.bytes.count)
    return (starts.bytes, entries.bytes)
  }

  /// The words of a phrase, identifiers in parts.
  private static func words(_ phrase: String) -> [String] {
    Tokenizer.tokens(in: phrase).filter(\.isSmallest).map(\.text)
  }

  private static func key(_ words: some Sequence<String>) -> String {
    words.map(Porter2.stem).joined(separator: " ")
  }
}

extension Range<Int> {
  /// The first index for which a condition holds that holds for all after it, else the end.
  func partitionPoint(where condition: (Int) -> Bool) -> Int {
    var (low, high) = (lowerBound, upperBound)
    while low < high {
      let middle = low + (high - low) / 2
      if condition(middle) { high = middle } else { low = middle + 1 }
    }
    return low
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
