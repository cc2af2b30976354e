/// Finds the sentences of a question that say best why it was found.
struct SnippetMaker {
  let highlights: Highlights
  /// UTF-8 bytes, about.
  let size: Int

  /// Sentences that stand one after the other in one paragraph.
  private struct Passage {
    let field: SearchField
    let range: Range<Int>
    var value: Float = 0
    var matches: [Highlights.TextMatch] = []
  }

  /// The best passage of all fields but the prompt, else the beginning of the first that has text.
  func snippet(_ record: QuestionRecord) -> Snippet? {
    let fields = SearchField.allCases.filter { $0.isShown && !record.texts[$0.rawValue].isEmpty }
    var best: Passage?
    for field in fields {
      let matches = highlights.matches(in: record.texts[field.rawValue])
      guard !matches.isEmpty else { continue }
      for passage in passages(of: record.texts[field.rawValue], field, matches)
      where passage.value > best?.value ?? 0 {
        best = passage
      }
    }
    if best == nil, let field = fields.first(where: { $0 == .answer }) ?? fields.first {
      best = passages(of: record.texts[field.rawValue], field, []).first
    }
    return best.map { cut($0, record.texts[$0.field.rawValue]) }
  }

  /// From every sentence on as many as there is room for, one at least.
  private func passages(
    of text: String, _ field: SearchField, _ matches: [Highlights.TextMatch]
  ) -> [Passage] {
    TextPieces(of: text, inLines: field == .code).paragraphs.flatMap { sentences in
      sentences.indices.map { start in
        let first = sentences[start].lowerBound
        let end = sentences[start...].last { $0.upperBound - first <= size } ?? sentences[start]
        return passage(field, first..<max(end.upperBound, sentences[start].upperBound), matches)
      }
    }
  }

  private func passage(
    _ field: SearchField, _ range: Range<Int>, _ all: [Highlights.TextMatch]
  ) -> Passage {
    var passage = Passage(field: field, range: range)
    passage.matches = all.filter {
      range.lowerBound <= $0.range.lowerBound && $0.range.upperBound <= range.upperBound
    }
    var seen: Set<String> = []
    for match in passage.matches where seen.insert(match.name).inserted {
      passage.value += match.value
    }
    return passage
  }

  private func cut(_ passage: Passage, _ text: String) -> Snippet {
    let bytes = Array(text.utf8)
    let range = cutRange(passage, bytes)
    let line = bytes[range].map { $0 < 0x20 ? 0x20 : $0 }
    let ranges = passage.matches.map(\.range)
      .filter { $0.lowerBound >= range.lowerBound && $0.upperBound <= range.upperBound }
      .map { ($0.lowerBound - range.lowerBound)..<($0.upperBound - range.lowerBound) }
    return Snippet(
      field: passage.field,
      excerpt: Excerpt(text: String(decoding: line, as: UTF8.self), matches: ranges.apart),
      isCutAtStart: range.lowerBound > passage.range.lowerBound,
      isCutAtEnd: range.upperBound < passage.range.upperBound)
  }

  /// A sentence that is too long is cut around its best words.
  private func cutRange(_ passage: Passage, _ bytes: [UInt8]) -> Range<Int> {
    guard passage.range.count > size else { return passage.range }
    let window =
      bestWindow(of: passage.matches) ?? passage.range.lowerBound..<passage.range.lowerBound
    let rest = max(0, size - window.count)
    let lead = max(rest / 3, size - (passage.range.upperBound - window.lowerBound))
    let start = wordStart(
      in: bytes, from: max(passage.range.lowerBound, window.lowerBound - lead), passage.range,
      window)
    let end = min(passage.range.upperBound, start + max(size, window.count))
    return start..<wordEnd(in: bytes, from: end, passage.range, window)
  }

  /// The piece of at most the snippet's size whose different words are worth most, and the first.
  private func bestWindow(of matches: [Highlights.TextMatch]) -> Range<Int>? {
    var best: (value: Float, range: Range<Int>)?
    for (start, first) in matches.enumerated() {
      var value: Float = 0
      var end = first.range.upperBound
      var seen: Set<String> = []
      for match in matches[start...] {
        guard match.range.upperBound - first.range.lowerBound <= size else { break }
        end = max(end, match.range.upperBound)
        if seen.insert(match.name).inserted { value += match.value }
      }
      if value > best?.value ?? 0 { best = (value, first.range.lowerBound..<end) }
    }
    return best?.range
  }

  private func wordStart(
    in bytes: [UInt8], from start: Int, _ passage: Range<Int>, _ window: Range<Int>
  ) -> Int {
    guard start > passage.lowerBound else { return passage.lowerBound }
    let blank = bytes[start..<window.lowerBound].firstIndex { $0 <= 0x20 }
    return blank.map { $0 + 1 } ?? window.lowerBound
  }

  private func wordEnd(
    in bytes: [UInt8], from end: Int, _ passage: Range<Int>, _ window: Range<Int>
  ) -> Int {
    guard end < passage.upperBound else { return passage.upperBound }
    let rest = window.upperBound..<max(end, window.upperBound)
    if let blank = bytes[rest].lastIndex(where: { $0 <= 0x20 }) { return blank }
    // Not inside of a character.
    return rest.last { bytes[$0 + 1] & 0xC0 != 0x80 }.map { $0 + 1 } ?? rest.upperBound
  }
}

extension [Range<Int>] {
  /// The ranges, which come by their starts, without those that lie in the one before.
  var apart: [Range<Int>] {
    reduce(into: []) { result, range in
      if range.lowerBound >= result.last?.upperBound ?? 0 { result.append(range) }
    }
  }
}
