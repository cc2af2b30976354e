import Questions

/// One search: what every question scores, then a closer look at the best.
struct Search {
  private let file: IndexFile
  private let vocabulary: Vocabulary
  private let questions: Int
  private let terms: [WeighedTerm]
  private let excluded: [ExpansionPostings]

  /// Hits that get the closer look, at least.
  private static let shortList = 48

  init(_ query: Query, file: IndexFile) {
    let vocabulary = Vocabulary(file)
    let questions = file.count(.traits)
    let builder = TermBuilder(query, vocabulary: vocabulary, synonyms: SynonymTable(file))
    let presence = Ranking.presence(among: builder.terms)
    terms = builder.terms.map {
      WeighedTerm($0, presence: presence, vocabulary: vocabulary, questions: questions)
    }
    excluded = builder.excluded.map {
      ExpansionPostings($0, vocabulary: vocabulary, questions: questions)
    }
    self.file = file
    self.vocabulary = vocabulary
    self.questions = questions
  }

  /// - Complexity: O(*n* + *p*) in the number of questions and of postings of the words.
  func results(limit: Int, admission: Admission) -> SearchResults {
    let shortList = best(max(limit, Self.shortList), by: scores(), admission)
    let looks = CloserLook.looks(at: shortList.sorted(), terms, file)
      .sorted { ($1.score, $0.question) < ($0.score, $1.question) }.prefix(limit)
    let report = WordReport(terms, looks, file: file, vocabulary: vocabulary)
    return SearchResults(
      hits: looks.map(\.hit), corrected: report.corrected, dropped: report.dropped,
      highlights: Highlights(terms, vocabulary))
  }

  /// The score of every question without closeness; 0 for those that are no hit.
  private func scores() -> [Float] {
    var scores = [Float](repeating: terms.isEmpty ? 1 : 0, count: questions)
    for term in terms { term.add(to: &scores) }
    for term in terms where term.term.isRequired {
      let required = term.expansions.map(\.postings)
      let has = flags(required)
      for question in scores.indices where !has[question] { scores[question] = 0 }
    }
    let isExcluded = excluded.isEmpty ? [] : flags(excluded)
    for question in isExcluded.indices where isExcluded[question] { scores[question] = 0 }
    return scores
  }

  private func flags(_ postings: [ExpansionPostings]) -> [Bool] {
    var flags = [Bool](repeating: false, count: questions)
    for postings in postings {
      postings.forEach { question, _ in
        if question < flags.count { flags[question] = true }
      }
    }
    return flags
  }

  /// The questions with the highest scores, of equal ones the first.
  private func best(_ count: Int, by scores: [Float], _ admission: Admission) -> [Int] {
    var best: [(score: Float, question: Int)] = []
    var least: Float = 0
    for question in scores.indices where scores[question] > least {
      guard count > 0, admission.admits(question) else { continue }
      if best.count == count { best.removeLast() }
      let score = scores[question]
      best.insert((score, question), at: best.firstIndex { $0.score < score } ?? best.count)
      if best.count == count { least = best[count - 1].score }
    }
    return best.map(\.question)
  }
}

/// A term with its postings and its rarity.
struct WeighedTerm {
  let term: QueryTerm
  let rarity: Float
  private let presence: Float
  let expansions: [(expansion: Expansion, postings: ExpansionPostings)]

  /// What a literal match in the best place is worth.
  var value: Float { rarity * term.weight }

  init(_ term: QueryTerm, presence: Float, vocabulary: Vocabulary, questions: Int) {
    self.term = term
    self.presence = presence
    expansions = term.expansions.map {
      ($0, ExpansionPostings($0, vocabulary: vocabulary, questions: questions))
    }
    // The rarity of the word itself if the index has it, else of what it stands for.
    let own = expansions.filter {
      $0.expansion.reading == .literal || $0.expansion.reading == .inflected
    }
    let count = (own.isEmpty ? expansions : own).reduce(0) { $0 + $1.postings.count }
    rarity = logarithm(1 + Float(questions) / Float(max(1, min(count, questions))))
  }

  /// What one of the expansions is worth.
  func contribution(of expansion: Expansion, prominence: UInt8) -> Float {
    Ranking.contribution(value, expansion, prominence: prominence, presence: presence)
  }

  /// Adds what the term's best expansion in each question is worth.
  func add(to scores: inout [Float]) {
    var best = [Float](repeating: 0, count: expansions.count > 1 ? scores.count : 0)
    for (expansion, postings) in expansions {
      let least = contribution(of: expansion, prominence: 0)
      let step = (contribution(of: expansion, prominence: 255) - least) / 255
      if expansions.count == 1 {
        postings.forEach { question, prominence in
          if question < scores.count { scores[question] += least + step * Float(prominence) }
        }
      } else {
        postings.forEach { question, prominence in
          guard question < scores.count else { return }
          let gain = least + step * Float(prominence) - best[question]
          guard gain > 0 else { return }
          scores[question] += gain
          best[question] += gain
        }
      }
    }
  }
}
