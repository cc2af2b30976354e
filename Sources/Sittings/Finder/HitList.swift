package import JSON
internal import Questions
package import Search
package import Terminal
internal import TextAnalysis

/// Hits as `prep search` lists them: the question, where it stands, why it was found.
package struct HitList {
  private let results: SearchResults
  private let listings: [(hit: Hit, listing: Listing)]

  package init(_ results: SearchResults, in index: SearchIndex) {
    self.results = results
    listings = results.hits.map { ($0, index.listing(of: $0, in: results)) }
  }

  package var isEmpty: Bool { listings.isEmpty }

  /// The form of `prep search --json`.
  package func json(query: String) -> JSON {
    [
      "query": .text(query), "corrected": .text(results.corrected),
      "dropped": .texts(results.dropped), "confident": .bool(results.isConfident),
      "hits": .list(listings.map { Self.json($0.hit, $0.listing) }),
    ]
  }

  private static func json(_ hit: Hit, _ listing: Listing) -> JSON {
    [
      "id": .text(listing.id), "bank": .text(QuestionID(listing.id).bank),
      "topic": .text(listing.topic), "level": .text(listing.level.rawValue),
      "kind": .text(listing.kind.rawValue), "covers": .texts(listing.covers),
      "prompt": .text(listing.prompt.text), "snippet": .text(listing.snippet?.line ?? ""),
      "score": .rounded(hit.score),
    ]
  }

  /// Three lines a hit, cut at `width` columns; `explained` adds what each score is made of, `counted`
  /// the number of hits, which a program counts itself.
  package func text(palette: Palette, width: Int, explained: Bool, counted: Bool) -> String {
    let hits = listings.flatMap { hit, listing in
      Self.lines(listing).map { $0.shortened(to: width).ansi(palette) }
        + (explained ? [Self.explanation(hit)] : [])
    }
    let count = counted ? [StyledLine(results.counted, Style(.muted)).ansi(palette)] : []
    return (hits + count).joined(separator: "\n")
  }

  private static func lines(_ listing: Listing) -> [StyledLine] {
    let place = "(\(listing.topic), \(listing.level.rawValue), \(listing.kind.rawValue))"
    let id = StyledLine("    \(listing.id)  ") + StyledLine(place, Style(.muted))
    let snippet = listing.snippet.map { StyledLine("    ") + StyledLine(marking: $0) }
    return [StyledLine(marking: listing.prompt), id] + [snippet].compactMap(\.self)
  }

  private static func explanation(_ hit: Hit) -> String {
    let parts = hit.parts.map { part in
      let value = (part.value * 100).rounded() / 100
      return switch part.reason {
      case .word(let word, let reading, let field):
        "\(word) \(value) (\(reading.name), \(field))"
      case .closeness: "closeness \(value)"
      case .overview: "overview \(value)"
      }
    }
    return "    = " + parts.joined(separator: " + ")
  }
}
