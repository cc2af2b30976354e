import TextAnalysis

/// The words and phrases that answer a query, and what each is worth in a snippet.
struct Highlights: Sendable {
  struct Match {
    /// UTF-8 offsets in the text.
    let range: Range<Int>
    /// Matches of one name count once in a snippet.
    let name: String
    let value: Float
  }

  private struct Phrase {
    /// For each place the words that may stand there.
    let slots: [Set<String>]
    let value: Float

    func stands(at start: Int, in tokens: [Token]) -> Bool {
      start + slots.count <= tokens.count
        && slots.indices.allSatisfy { slots[$0].contains(tokens[start + $0].text) }
    }
  }

  private var words: [String: Float] = [:]
  /// By each word that may come first.
  private var phrases: [String: [Phrase]] = [:]

  /// Takes function words, and parts of a known identifier, only when there is nothing else.
  init(_ terms: [WeighedTerm], _ vocabulary: Vocabulary) {
    let telling = terms.filter { !$0.answers.isEmpty && $0.term.weight == 1 }
    for term in telling.isEmpty ? terms : telling {
      for (answer, _) in term.answers {
        add(answer.slots.map { $0.map(vocabulary.text) }, value: term.value * answer.certainty)
      }
    }
  }

  private mutating func add(_ slots: [[String]], value: Float) {
    if slots.count == 1 {
      for word in slots[0] { words[word, default: 0] += value }
    } else {
      let phrase = Phrase(slots: slots.map { Set($0) }, value: value)
      for word in phrase.slots[0] { phrases[word, default: []].append(phrase) }
    }
  }

  /// By where they start, of those that start together the longest first.
  func matches(in text: String) -> [Match] {
    let tokens = Tokenizer.tokens(in: text)
    let single = tokens.compactMap { token in
      words[token.text].map { Match(range: token.range, name: token.text, value: $0) }
    }
    let joined = phrases.isEmpty ? [] : phraseMatches(in: tokens.filter(\.isSmallest))
    return (single + joined).sorted {
      ($0.range.lowerBound, $1.range.upperBound) < ($1.range.lowerBound, $0.range.upperBound)
    }
  }

  private func phraseMatches(in tokens: [Token]) -> [Match] {
    tokens.indices.flatMap { start in
      let candidates = phrases[tokens[start].text] ?? []
      return candidates.filter { $0.stands(at: start, in: tokens) }.map { phrase in
        let places = tokens[start..<(start + phrase.slots.count)]
        let range = tokens[start].range.lowerBound..<tokens[places.endIndex - 1].range.upperBound
        return Match(
          range: range, name: places.map(\.text).joined(separator: " "), value: phrase.value)
      }
    }
  }
}
