import Questions

/// The search in one segment: what every question of it scores, then a closer look at the best.
struct SegmentSearch {
  let file: IndexFile
  let vocabulary: Vocabulary
  private(set) var terms: [WeighedTerm]
  private let questions: Int
  private let excluded: [ExpansionPostings]

  /// Questions that get the closer look, at least.
  private static let shortList = 48

  init(_ query: Query, _ file: IndexFile, among library: LibraryVocabulary) {
    let vocabulary = Vocabulary(file)
    let questions = file.count(.traits)
    let builder = TermBuilder(
      query, vocabulary: vocabulary, synonyms: SynonymTable(file), among: library)
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

  /// Sets what each term is worth, by how rare it is in all segments.
  mutating func weigh(_ rarities: [Float]) {
    for (index, rarity) in zip(terms.indices, rarities) { terms[index].rarity = rarity }
  }

  /// The best looks, best first, and how many questions have something of the query.
  ///
  /// - Complexity: O(*n* + *p*) in the number of questions and of postings of the words.
  func looks(limit: Int, _ admission: Admission) -> (best: ArraySlice<CloserLook>, all: Int) {
    let (shortList, all) = best(max(limit, Self.shortList), by: scores(), admission)
    let looks = CloserLook.looks(at: shortList.sorted(), terms, file)
      .sorted { ($1.score, $0.question) < ($0.score, $1.question) }.prefix(limit)
    return (looks, all)
  }

  /// The score of every question without closeness; 0 for those that are no hit.
  private func scores() -> [Float] {
    var scores = [Float](repeating: terms.isEmpty ? 1 : 0, count: questions)
    for term in terms { term.add(to: &scores) }
    for term in terms where term.query.isRequired {
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

  /// The questions with the highest scores, of equal ones the first, and how many have one.
  private func best(
    _ count: Int, by scores: [Float], _ admission: Admission
  ) -> (best: [Int], all: Int) {
    var all = 0
    var best: [(score: Float, question: Int)] = []
    var least: Float = 0
    for question in scores.indices where scores[question] > 0 {
      guard admission.admits(question) else { continue }
      all += 1
      guard count > 0, scores[question] > least else { continue }
      if best.count == count { best.removeLast() }
      let score = scores[question]
      best.insert((score, question), at: best.firstIndex { $0.score < score } ?? best.count)
      if best.count == count { least = best[count - 1].score }
    }
    return (best.map(\.question), all)
  }
}
