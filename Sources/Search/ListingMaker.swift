import Questions

/// Finds the words of a search in the texts of a hit.
struct ListingMaker {
  let highlights: Highlights
  /// UTF-8 bytes of a snippet, about.
  let snippetSize: Int

  func listing(_ record: QuestionRecord, _ traits: QuestionTraits, topic: String) -> Listing {
    Listing(
      id: record.head.id, topic: topic, level: traits.level, kind: traits.kind,
      covers: record.covers,
      prompt: Excerpt(
        text: record.prompt, matches: apart(highlights.matches(in: record.prompt).map(\.range))),
      snippet: snippet(record))
  }

  /// The ranges without those that lie in the one before.
  private func apart(_ ranges: [Range<Int>]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    for range in ranges where range.lowerBound >= result.last?.upperBound ?? 0 {
      result.append(range)
    }
    return result
  }

  /// The best window of all fields but the prompt, else the beginning of the first that has text.
  private func snippet(_ record: QuestionRecord) -> Snippet? {
    let fields = SearchField.allCases.filter {
      $0 != .prompt && $0 != .tags && !record.texts[$0.rawValue].isEmpty
    }
    var best:
      (value: Float, field: SearchField, window: Range<Int>, matches: [Highlights.TextMatch])?
    for field in fields {
      let matches = highlights.matches(in: record.texts[field.rawValue])
      let window = bestWindow(of: matches)
      if window.value > best?.value ?? 0 { best = (window.value, field, window.range, matches) }
    }
    if let best {
      return cut(record.texts[best.field.rawValue], best.window, best.field, best.matches)
    }
    guard let field = fields.first(where: { $0 == .answer }) ?? fields.first else { return nil }
    return cut(record.texts[field.rawValue], 0..<0, field, [])
  }

  /// The piece of at most the snippet's size whose different words are worth most, and the first.
  private func bestWindow(of matches: [Highlights.TextMatch]) -> (value: Float, range: Range<Int>) {
    var best: (value: Float, range: Range<Int>) = (0, 0..<0)
    for (start, first) in matches.enumerated() {
      var value: Float = 0
      var end = first.range.upperBound
      var seen: Set<String> = []
      for match in matches[start...] {
        guard match.range.upperBound - first.range.lowerBound <= snippetSize else { break }
        end = max(end, match.range.upperBound)
        if seen.insert(match.name).inserted { value += match.value }
      }
      if value > best.value { best = (value, first.range.lowerBound..<end) }
    }
    return best
  }

  /// Widens the window to the snippet's size, by a third before it or what the end leaves over.
  private func cut(
    _ text: String, _ window: Range<Int>, _ field: SearchField, _ matches: [Highlights.TextMatch]
  ) -> Snippet {
    let bytes = Array(text.utf8)
    let rest = max(0, snippetSize - window.count)
    let lead = max(rest / 3, snippetSize - (bytes.count - window.lowerBound))
    let start = wordStart(in: bytes, from: max(0, window.lowerBound - lead), before: window)
    let end = wordEnd(
      in: bytes, from: min(bytes.count, start + max(snippetSize, window.count)), after: window)
    let line = bytes[start..<end].map { $0 < 0x20 ? 0x20 : $0 }
    let ranges = matches.map(\.range).filter { $0.lowerBound >= start && $0.upperBound <= end }
      .map { ($0.lowerBound - start)..<($0.upperBound - start) }
    return Snippet(
      field: field,
      excerpt: Excerpt(text: String(decoding: line, as: UTF8.self), matches: apart(ranges)),
      isCutAtStart: start > 0, isCutAtEnd: end < bytes.count)
  }

  private func wordStart(in bytes: [UInt8], from start: Int, before window: Range<Int>) -> Int {
    guard start > 0 else { return 0 }
    let blank = bytes[start..<window.lowerBound].firstIndex { $0 <= 0x20 }
    return blank.map { $0 + 1 } ?? window.lowerBound
  }

  private func wordEnd(in bytes: [UInt8], from end: Int, after window: Range<Int>) -> Int {
    guard end < bytes.count else { return bytes.count }
    let rest = window.upperBound..<max(end, window.upperBound)
    if let blank = bytes[rest].lastIndex(where: { $0 <= 0x20 }) { return blank }
    // Not inside of a character.
    return rest.last { bytes[$0 + 1] & 0xC0 != 0x80 }.map { $0 + 1 } ?? rest.upperBound
  }
}
