import TextAnalysis

/// What became of the words of a query: understood as others, dropped.
struct WordReport {
  let corrected: String?
  let dropped: [String]

  init(
    _ terms: [WeighedTerm], _ looks: ArraySlice<CloserLook>, file: IndexFile, vocabulary: Vocabulary
  ) {
    let main = terms.indices.filter { !terms[$0].term.isExtra }
    dropped = main.filter { term in
      terms[term].term.weight == 1 && !looks.contains { $0.matches[term] != nil }
    }.map { terms[$0].term.text }
    let isCorrected = main.contains { terms[$0].isCorrected }
    corrected =
      isCorrected
      ? main.map { term in
        let look = looks.first { $0.matches[term] != nil }
        return terms[term].spelling(look, look?.matches[term], file, vocabulary)
      }.joined(separator: " ") : nil
  }
}

extension WeighedTerm {
  /// Whether the index has nothing that the word itself means.
  fileprivate var isCorrected: Bool {
    guard let first = expansions.first, case .corrected = first.expansion.reading else {
      return false
    }
    return true
  }

  /// The word as typed, or a corrected one in the spelling of a question that has it.
  fileprivate func spelling(
    _ look: CloserLook?, _ match: CloserLook.TermMatch?, _ file: IndexFile, _ vocabulary: Vocabulary
  ) -> String {
    guard isCorrected, let look, let match,
      let word = expansions[match.expansion].expansion.slots.first?.first
    else { return term.text }
    return QuestionRecord(look.question, in: file).spelling(of: vocabulary.text(word))
  }
}

extension QuestionRecord {
  /// A word of the index; an identifier as the question writes it: `select_related` for
  /// `selectrelated`.
  fileprivate func spelling(of word: String) -> String {
    for text in texts {
      let tokens = Tokenizer.tokens(in: text)
      guard let token = tokens.first(where: { $0.text == word && $0.form == .whole }) else {
        continue
      }
      return token.source(in: text)
    }
    return word
  }
}
