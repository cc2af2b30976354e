import TextAnalysis

/// Turns the words of a query into terms: finds what in the index expansions each of them.
struct TermBuilder {
  private let vocabulary: Vocabulary
  private let synonyms: SynonymTable
  private let library: LibraryVocabulary
  private(set) var terms: [QueryTerm] = []
  /// The phrases that hits must not have.
  private(set) var excluded: [Expansion] = []
  /// The words and parts in the order of the query, each with the terms that it is in.
  private var sequence: [(typed: String, meant: String, terms: [Int])] = []

  /// Words of a query that are looked up.
  private static let mostWords = 64
  /// Words that one beginning may stand for, the most frequent ones.
  private static let mostCompletions = 40
  /// Postings of all completions of a word, so that one typed letter does not take long.
  private static let mostCompletedPostings = 20_000
  /// Neighbours that are also tried as one word.
  private static let mostJoined = 3

  init(
    _ query: Query, vocabulary: Vocabulary, synonyms: SynonymTable, among library: LibraryVocabulary
  ) {
    self.vocabulary = vocabulary
    self.synonyms = synonyms
    self.library = library
    for (index, clause) in query.clauses.enumerated() where terms.count < Self.mostWords {
      switch clause {
      case .word(let text):
        addWord(text, isOpen: query.lastWordIsOpen && index == query.clauses.count - 1)
      case .phrase(let text): addPhrase(text)
      case .excluded(let text): excluded += phrase(text).map { [$0] } ?? []
      }
    }
    addJoinedWords()
    addSynonyms()
  }

  private mutating func addPhrase(_ text: String) {
    let words = Tokenizer.tokens(in: text).filter(\.isSmallest).map(\.text)
    guard !words.isEmpty else { return }
    var term = QueryTerm(text: "\"" + words.joined(separator: " ") + "\"", isRequired: true)
    term.expansions = phrase(text).map { [$0] } ?? []
    terms.append(term)
  }

  /// The literal words one after the other, or nothing when one of them is unknown.
  private func phrase(_ text: String) -> Expansion? {
    let words = Tokenizer.tokens(in: text).filter(\.isSmallest).prefix(Self.mostWords)
    let known = words.compactMap { vocabulary.number(of: $0.text) }
    guard !known.isEmpty, known.count == words.count else { return nil }
    return Expansion(.literal, slots: known.map { [$0] })
  }

  private mutating func addWord(_ text: String, isOpen: Bool) {
    let tokens = Tokenizer.tokens(in: text).prefix(Self.mostWords)
    var whole: (term: Int, end: Int)?
    for token in tokens {
      let isLast = token.range.upperBound == text.utf8.count
      var term = QueryTerm(
        text: token.form == .call ? token.text : token.source(in: text),
        role: token.form == .word && isFunctionWord(token.text) ? .functionWord : .word)
      switch token.form {
      case .word, .part:
        term.expansions = expansions(to: token.text, isOpen: isOpen && isLast)
        let isInside = whole.map { token.range.upperBound <= $0.end } ?? false
        if isInside, let whole, !terms[whole.term].expansions.isEmpty {
          term.role = .part(isFunctionWord: !term.isTelling)
          term.isExtra = true
        }
        sequence.append(
          (
            token.text, understood(token.text, term),
            (isInside ? whole.map { [$0.term] } ?? [] : []) + [terms.count]
          ))
      case .whole, .call:
        term.expansions = expansions(
          to: token.text, isOpen: isOpen && isLast && token.form == .whole)
        term.isExtra = term.expansions.isEmpty
        whole = (terms.count, token.range.upperBound)
      }
      terms.append(term)
    }
  }

  /// The word itself, or the one that was probably meant.
  private func understood(_ word: String, _ term: QueryTerm) -> String {
    guard let expansion = term.expansions.first, case .corrected = expansion.reading,
      let number = expansion.slots.first?.first
    else { return word }
    return vocabulary.text(number)
  }

  private func isFunctionWord(_ word: String) -> Bool {
    FunctionWords.inQueries.contains(word)
  }

  private func expansions(to word: String, isOpen: Bool) -> [Expansion] {
    let stem = Porter2.stem(word)
    let forms = vocabulary.words(withStem: stem)
    let literal = vocabulary.number(of: word)
    var expansions = literal.map { [Expansion(.literal, word: $0)] } ?? []
    expansions += forms.filter { $0 != literal }.map { Expansion(.inflected, word: $0) }
    if isOpen {
      let known = Set(forms + (literal.map { [$0] } ?? []))
      let completions = vocabulary.words(beginningWith: word).filter { !known.contains($0) }
      // Two letters begin many words, eight hardly more than the one that is meant.
      let share = Float(word.count) / Float(word.count + 2)
      expansions += vocabulary.mostFrequent(
        completions, atMost: Self.mostCompletions, postings: Self.mostCompletedPostings
      ).map {
        Expansion(.completed, word: $0, share: share)
      }
    }
    guard expansions.isEmpty, !library.knows(word, stem: stem) else { return expansions }
    return Slips(vocabulary).readings(of: word, isOpen: isOpen)
  }

  /// `query set` is also answered by `queryset`.
  private mutating func addJoinedWords() {
    forEachSpan(of: 2...Self.mostJoined) { builder, span in
      let words = builder.sequence[span]
      for joined in Set([words.map(\.typed).joined(), words.map(\.meant).joined()]) {
        guard let word = builder.vocabulary.number(of: joined) else { continue }
        builder.add(Expansion(.inflected, word: word), to: span)
      }
    }
  }

  private mutating func addSynonyms() {
    forEachSpan(of: 1...SynonymTable.longestPhrase) { builder, span in
      let words = builder.sequence[span].map(\.meant)
      for phrase in builder.synonyms.alternatives(to: words) {
        let slots = phrase.map { builder.vocabulary.words(withStem: Porter2.stem($0)) }
        guard !slots.contains(where: \.isEmpty) else { continue }
        builder.add(Expansion(.synonym, slots: slots), to: span)
      }
    }
  }

  private mutating func forEachSpan(
    of lengths: ClosedRange<Int>, _ body: (inout Self, Range<Int>) -> Void
  ) {
    for start in sequence.indices {
      for length in lengths where start + length <= sequence.count {
        body(&self, start..<(start + length))
      }
    }
  }

  private mutating func add(_ expansion: Expansion, to span: Range<Int>) {
    for term in Set(sequence[span].flatMap(\.terms)) {
      terms[term].expansions.append(expansion)
      if terms[term].isExtra, sequence[span].allSatisfy({ $0.terms.contains(term) }) {
        terms[term].isExtra = false
      }
    }
  }
}
