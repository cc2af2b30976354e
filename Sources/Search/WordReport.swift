import TextAnalysis

/// What became of the words of a query: understood as others, dropped.
struct WordReport {
  let corrected: String?
  let dropped: [String]

  init(_ looks: [SegmentLook], in segments: [SegmentSearch]) {
    let terms = segments.best(for: looks)
    let main = terms.indices.filter { !terms[$0].query.isExtra }
    dropped = main.filter { term in
      terms[term].query.isTelling && !looks.contains { $0.look.matches[term] != nil }
    }.map { terms[$0].query.text }
    corrected =
      main.contains { terms[$0].query.isCorrected }
      ? main.map { term in
        let found = looks.first { $0.look.matches[term] != nil }
        return found.flatMap { segments[$0.segment].spelling(of: term, in: $0.look) }
          ?? terms[term].query.text
      }.joined(separator: " ") : nil
  }
}

extension [SegmentSearch] {
  /// The terms as the segment of the best hit has them.
  func best(for looks: [SegmentLook]) -> [WeighedTerm] {
    isEmpty ? [] : self[looks.first?.segment ?? 0].terms
  }
}

extension SegmentSearch {
  /// A corrected word in the spelling of a question that has it; nothing for a word as typed.
  fileprivate func spelling(of number: Int, in look: CloserLook) -> String? {
    let term = terms[number]
    guard term.query.isCorrected, let match = look.matches[number],
      let word = term.expansions[match.expansion].expansion.slots.first?.first
    else { return nil }
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
