package import Questions

/// Finds questions by words.
///
/// The index is one array of bytes, the same in memory and as a cache file: ``serialized()`` hands it
/// out and ``init(bytes:digest:)`` takes it back without decoding anything.
///
///     let index = SearchIndex(questions: questions, synonyms: synonyms)
///     let results = index.results(for: try Query(parsing: "on_delete casc", topics: topics))
///     let listing = results.hits.first.map { index.listing(of: $0, in: results) }
package struct SearchIndex: Sendable {
  private let file: IndexFile
  /// The topics of the questions, in the order in which they came.
  package let topics: [String]

  /// Builds the index.
  ///
  /// The digest stands for the questions and synonyms, such as a hash of their files.
  ///
  /// - Complexity: O(*n*) in the length of the texts.
  package init(questions: [Question], synonyms: Synonyms = Synonyms(), digest: String = "") {
    self.init(IndexBuilder.file(questions: questions, synonyms: synonyms, digest: digest))
  }

  /// Takes up an index that was serialized, or nothing when it is damaged or of another digest.
  package init?(bytes: [UInt8], digest: String = "") {
    guard let file = IndexFile(bytes: bytes),
      file.bytes[file[.digest]].elementsEqual(digest.utf8)
    else { return nil }
    self.init(file)
  }

  private init(_ file: IndexFile) {
    self.file = file
    var names = SectionReader(file.bytes, file[.topics])
    var topics: [String] = []
    while !names.isAtEnd { topics.append(names.text()) }
    self.topics = topics
  }

  package func serialized() -> [UInt8] {
    file.bytes
  }

  /// The number of questions.
  package var count: Int { file.count(.traits) }

  /// Bytes of what is looked up, and of the texts that are kept for listings.
  package var sizes: (lookup: Int, texts: Int) {
    let texts = file[.records].count + file[.recordStarts].count
    return (file.bytes.count - texts, texts)
  }

  /// The best hits; all questions in their order when the query has no words.
  ///
  /// The condition is what else a hit must meet, by its id, such as the standings of the query.
  package func results(
    for query: Query, limit: Int = 10, where condition: ((String) -> Bool)? = nil
  ) -> SearchResults {
    let admission = Admission(query.filters, file: file, topics: topics, condition: condition)
    return Search(query, file: file).results(
      limit: max(0, limit), admission: admission)
  }

  /// What a list of results shows of a hit.
  ///
  /// A snippet has about as many UTF-8 bytes as is said.
  package func listing(
    of hit: Hit, in results: SearchResults, snippetSize: Int = 160
  ) -> Listing {
    let traits = QuestionTraits(file.number(hit.position, in: .traits))
    let topic = topics.indices.contains(traits.topic) ? topics[traits.topic] : ""
    return ListingMaker(highlights: results.highlights, snippetSize: snippetSize)
      .listing(QuestionRecord(hit.position, in: file), traits, topic: topic)
  }
}
