import TextAnalysis

/// What became of the words of a query: understood as others, dropped, to be highlighted.
struct WordReport {
  let corrected: String?
  let dropped: [String]
  let highlights: [String: Float]

  init(
    _ terms: [WeighedTerm], _ looks: ArraySlice<CloserLook>, file: IndexFile, vocabulary: Vocabulary
  ) {
    let main = terms.indices.filter { !terms[$0].term.isExtra }
    dropped = main.filter { term in
      terms[term].term.weight == 1 && !looks.contains { $0.matches[term] != nil }
    }.map { terms[$0].term.text }
    highlights = Self.highlights(terms, vocabulary)
    corrected = looks.first.flatMap { look in
      Self.corrected(
        main.map { (terms[$0], look.matches[$0]) }, Record(look.question, in: file), vocabulary)
    }
  }

  /// The words with the corrected ones in the spelling of the best hit.
  private static func corrected(
    _ words: [(term: WeighedTerm, match: CloserLook.Match?)], _ record: Record,
    _ vocabulary: Vocabulary
  ) -> String? {
    var isCorrected = false
    let spelled = words.map { word in
      guard let match = word.match else { return word.term.term.text }
      let answer = word.term.answers[match.answer].answer
      guard case .corrected = answer.reading, let found = answer.slots.first?.first else {
        return word.term.term.text
      }
      isCorrected = true
      return record.spelling(of: vocabulary.text(found))
    }
    return isCorrected ? spelled.joined(separator: " ") : nil
  }

  /// Function words only when there is nothing else.
  private static func highlights(
    _ terms: [WeighedTerm], _ vocabulary: Vocabulary
  ) -> [String: Float] {
    let telling = terms.filter { !$0.answers.isEmpty && !functionWords.contains($0.term.text) }
    var values: [String: Float] = [:]
    for term in telling.isEmpty ? terms : telling {
      for (answer, _) in term.answers {
        for word in answer.slots.joined() {
          values[vocabulary.text(word), default: 0] += term.value * answer.certainty
        }
      }
    }
    return values
  }
}

extension Record {
  /// A word of the index; an identifier as the question writes it: `select_related` for
  /// `selectrelated`.
  fileprivate func spelling(of word: String) -> String {
    for text in texts {
      let tokens = Tokenizer.tokens(in: text)
      guard let token = tokens.first(where: { $0.text == word && $0.form == .whole }) else {
        continue
      }
      return String(decoding: Array(text.utf8)[token.range], as: UTF8.self)
    }
    return word
  }
}
