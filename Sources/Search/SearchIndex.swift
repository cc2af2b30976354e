import Questions

/// Finds questions by words.
///
/// A segment a bank, so that another bank costs its own segment only.
///
///     let index = SearchIndex([SearchSegment(questions: questions, synonyms: synonyms)])
///     let results = index.results(for: try Query(parsing: "on_delete casc", topics: index.topics))
///     let listing = results.hits.first.map { index.listing(of: $0, in: results) }
package struct SearchIndex: Sendable {
  private let segments: [SearchSegment]
  /// The topics of the questions, in the order in which they came.
  package let topics: [String]

  /// The names of the banks, in the same order; without those that have no question.
  package var banks: [String] {
    segments.compactMap { segment in
      segment.count > 0 ? QuestionID(RecordHead(0, in: segment.file).id).bank : nil
    }
  }

  package init(_ segments: [SearchSegment]) {
    self.segments = segments
    var seen: Set<String> = []
    topics = segments.flatMap(\.topics).filter { seen.insert($0).inserted }
  }

  /// The number of questions.
  package var count: Int { segments.reduce(0) { $0 + $1.count } }

  /// The best hits; all questions in their order when the query has no words.
  ///
  /// The condition is what else a hit must meet, by its id, such as the standings of the query.
  package func results(
    for query: Query, limit: Int = 10, where condition: ((String) -> Bool)? = nil
  ) -> SearchResults {
    Search(query, in: segments.map(\.file)).results(limit: max(0, limit)) { index in
      Admission(query.filters, segments[index], condition: condition)
    }
  }

  /// What a list of results shows of a hit.
  ///
  /// A snippet has about as many UTF-8 bytes as is said.
  package func listing(
    of hit: Hit, in results: SearchResults, snippetSize: Int = 160
  ) -> Listing {
    let segment = segments[hit.segment]
    let traits = QuestionTraits(segment.file.number(hit.position, in: .traits))
    let topic = segment.topics.indices.contains(traits.topic) ? segment.topics[traits.topic] : ""
    let maker = ListingMaker(
      highlights: results.highlights[hit.segment], snippetSize: snippetSize)
    return maker.listing(QuestionRecord(hit.position, in: segment.file), traits, topic: topic)
  }
}
