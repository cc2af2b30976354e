package import Search
package import Terminal

extension StyledLine {
  /// A snippet with what tells where it comes from and where it is cut.
  package init(marking snippet: Snippet) {
    self =
      StyledLine((snippet.label ?? "") + (snippet.isCutAtStart ? "…" : ""), Style(.muted))
      + StyledLine(marking: snippet.excerpt)
      + StyledLine(snippet.isCutAtEnd ? "…" : "", Style(.muted))
  }

  /// The first line of an excerpt with the words that were searched for in bold.
  package init(marking excerpt: Excerpt) {
    let bytes = Array(excerpt.text.utf8)
    let end = bytes.firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
    var spans: [Span] = []
    var place = 0
    func add(_ range: Range<Int>, _ style: Style) {
      spans.append(Span(String(decoding: bytes[range], as: UTF8.self), style))
    }
    for match in excerpt.matches where match.upperBound <= end {
      add(place..<match.lowerBound, .plain)
      add(match, Style(.accent, .bold))
      place = match.upperBound
    }
    add(place..<end, .plain)
    self.init(spans)
  }
}
