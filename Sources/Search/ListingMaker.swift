import Questions

/// Puts together what a list of results shows of a hit.
struct ListingMaker {
  let highlights: Highlights
  /// UTF-8 bytes of a snippet, about.
  let snippetSize: Int

  func listing(_ record: QuestionRecord, _ traits: QuestionTraits, topic: String) -> Listing {
    Listing(
      id: record.head.id, topic: topic, level: traits.level, kind: traits.kind,
      covers: record.covers,
      prompt: Excerpt(
        text: record.prompt, matches: highlights.matches(in: record.prompt).map(\.range).apart),
      snippet: SnippetMaker(highlights: highlights, size: snippetSize).snippet(record))
  }
}
