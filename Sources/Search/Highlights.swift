import TextAnalysis

/// The words and phrases that answer a query, and what each is worth in a snippet.
struct Highlights: Sendable {
  struct TextMatch {
    /// UTF-8 offsets in the text.
    let range: Range<Int>
    /// Matches of one name count once in a snippet.
    let name: String
    let value: Float
  }

  /// What a word is worth alone, and the phrases that it begins.
  private struct WordValue {
    var value: Float = 0
    var phrases: [WordRun] = []
  }

  private struct WordRun {
    /// For each place the words that may stand there.
    let slots: [Set<String>]
    let value: Float
  }

  private var entries: [String: WordValue] = [:]

  /// Takes function words, and parts of a known identifier, only when there is nothing else.
  init(_ terms: [WeighedTerm], _ vocabulary: Vocabulary) {
    let telling = terms.filter { !$0.expansions.isEmpty && $0.query.isTelling }
    for term in telling.isEmpty ? terms : telling {
      for (expansion, _) in term.expansions {
        add(
          expansion.slots.map { $0.map(vocabulary.text) }, value: term.value * expansion.certainty)
      }
    }
  }

  private mutating func add(_ slots: [[String]], value: Float) {
    guard let first = slots.first else { return }
    let phrase = WordRun(slots: slots.map { Set($0) }, value: value)
    for word in first {
      if slots.count == 1 {
        entries[word, default: WordValue()].value += value
      } else {
        entries[word, default: WordValue()].phrases.append(phrase)
      }
    }
  }

  /// By where they start, of those that start together the longest first.
  func matches(in text: String) -> [TextMatch] {
    let tokens = Tokenizer.tokens(in: text)
    var matches: [TextMatch] = []
    for (index, token) in tokens.enumerated() {
      guard let entry = entries[token.text] else { continue }
      if entry.value > 0 {
        matches.append(TextMatch(range: token.range, name: token.text, value: entry.value))
      }
      matches += entry.phrases.compactMap { match(of: $0, from: tokens[index...]) }
    }
    return matches.sorted {
      ($0.range.lowerBound, $1.range.upperBound) < ($1.range.lowerBound, $0.range.upperBound)
    }
  }

  private func match(of phrase: WordRun, from tokens: ArraySlice<Token>) -> TextMatch? {
    var places: [Token] = []
    for token in tokens where token.isSmallest {
      guard phrase.slots[places.count].contains(token.text) else { return nil }
      places.append(token)
      if places.count == phrase.slots.count { return textMatch(of: places, value: phrase.value) }
    }
    return nil
  }

  private func textMatch(of places: [Token], value: Float) -> TextMatch {
    let start = places[0].range.lowerBound
    let end = places.reduce(start) { max($0, $1.range.upperBound) }
    return TextMatch(
      range: start..<end, name: places.map(\.text).joined(separator: " "), value: value)
  }
}
