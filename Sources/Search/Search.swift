import Questions

/// One search in all segments.
///
/// How rare a word is, and whether it is known at all, is asked of all segments together; so their
/// hits are worth the same and are told in one list.
struct Search {
  private var segments: [SegmentSearch]

  init(_ query: Query, in files: [IndexFile]) {
    let library = LibraryVocabulary(files.map(Vocabulary.init))
    segments = files.map { SegmentSearch(query, $0, among: library) }
    let questions = files.reduce(0) { $0 + $1.count(.traits) }
    // Every segment makes the same terms of a query, with other words to answer them.
    let rarities = (segments.first?.terms ?? []).indices.map { term in
      let count = segments.reduce(0) { $0 + $1.terms[term].count }
      return Ranking.rarity(of: min(count, questions), among: questions)
    }
    for index in segments.indices { segments[index].weigh(rarities) }
  }

  func results(limit: Int, admission: (Int) -> Admission) -> SearchResults {
    var found: [SegmentLook] = []
    var count = 0
    for index in segments.indices {
      let (looks, all) = segments[index].looks(limit: limit, admission(index))
      found += looks.map { SegmentLook(segment: index, look: $0) }
      count += all
    }
    if segments.count > 1 { found.sort(by: <) }
    let best = Array(found.prefix(limit))
    let report = WordReport(best, in: segments)
    return SearchResults(
      hits: best.map(\.hit), count: count, doubt: Doubt(best, in: segments),
      corrected: report.corrected, dropped: report.dropped,
      highlights: segments.map { Highlights($0.terms, $0.vocabulary) })
  }
}

/// A closer look and the segment that its question is of.
struct SegmentLook: Comparable {
  let segment: Int
  let look: CloserLook

  /// The better one first, of equal ones the first in the library.
  static func < (left: Self, right: Self) -> Bool {
    (right.look.score, left.segment, left.look.question)
      < (left.look.score, right.segment, right.look.question)
  }

  static func == (left: Self, right: Self) -> Bool {
    (left.segment, left.look.question) == (right.segment, right.look.question)
  }

  var hit: Hit {
    Hit(
      segment: segment, position: look.question, id: look.id, score: look.score, parts: look.parts)
  }
}

/// The words of all segments.
struct LibraryVocabulary {
  private let vocabularies: [Vocabulary]

  init(_ vocabularies: [Vocabulary]) {
    self.vocabularies = vocabularies
  }

  /// Whether a question of any segment has the word in any form; such a word is no slip.
  func knows(_ word: String, stem: String) -> Bool {
    vocabularies.count > 1
      && vocabularies.contains { $0.number(of: word) != nil || !$0.words(withStem: stem).isEmpty }
  }
}
