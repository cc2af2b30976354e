internal import Questions
internal import TextAnalysis

/// Reads pages whose questions unfold: the question is the summary and the answer what is folded, or the question
/// stands above a fold that is called "Answer".
struct DetailsReader: TextReader {
  private(set) var reading: FileReading
  private var headings: [(level: Int, text: String)] = []
  /// What folds are called again and again, which is no question of theirs.
  private var labels: Set<String> = []
  /// What stands between the last heading or fold and the next fold.
  private var above: [MarkdownLine] = []

  mutating func read(_ text: SourceText) {
    read(MarkdownLines.lines(of: text))
  }

  init(reading: FileReading) { self.reading = reading }

  private mutating func read(_ lines: [MarkdownLine]) {
    let summaries = lines.filter { !$0.isCode && $0.text.contains(text: "<summary>") }
      .map { Self.words($0.text) }.filter { !$0.contains { "?？؟".contains($0) } }
    let counts = Dictionary(grouping: summaries) { $0 }.mapValues(\.count)
    labels = Set(counts.filter { $0.value > 1 }.keys)
    var place = 0
    while place < lines.count {
      let line = lines[place]
      if !line.isCode, line.text.contains(text: "<details") {
        let end = Self.end(of: lines[place...])
        take(Array(lines[place..<end]))
        (place, above) = (end, [])
      } else {
        if let heading = line.heading {
          headings.removeAll { $0.level >= heading.level }
          headings.append(heading)
          above = []
        } else {
          above.append(line)
        }
        place += 1
      }
    }
  }

  /// Behind the line that closes a fold, and those within it.
  private static func end(of lines: ArraySlice<MarkdownLine>) -> Int {
    var depth = 0
    for (place, line) in zip(lines.indices, lines) where !line.isCode {
      depth += line.text.places(of: "<details").count - line.text.places(of: "</details").count
      if depth <= 0 { return place + 1 }
    }
    return lines.endIndex
  }

  private mutating func take(_ fold: [MarkdownLine]) {
    guard let line = fold.first?.number,
      let close = fold.firstIndex(where: { !$0.isCode && $0.text.contains(text: "</summary>") })
    else { return }
    let summary = Self.words(fold[...close].map(\.text).joined(separator: " "))
    let answer = Self.answer(Array(fold[close...]))
    var draft = SourceDraft(line: line, .open(answer))
    var topics = headings.map(\.text)
    if Self.isCalledAnswer(summary) || labels.contains(summary) {
      let words = above.filter { !$0.isRule }.source
      draft.prompt = ([topics.last ?? "", words].filter { !$0.isEmpty })
        .joined(separator: "\n\n")
      topics = topics.dropLast()
      if draft.prompt.isEmpty {
        return reading.refuse(line, "\"\(summary.brief)\" unfolds what no question stands above")
      }
    } else {
      draft.prompt = summary
    }
    draft.topic = topics.last
    reading.take(draft)
  }

  /// What a summary says.
  private static func words(_ text: String) -> String {
    guard let open = text.firstPlace(of: "<summary>"), let close = text.firstPlace(of: "</summary>")
    else { return "" }
    let words = String(text[open.upperBound..<close.lowerBound]).trimmed
    return HTMLText.isHTML(words) ? HTMLText.markdown(words) : words
  }

  /// Such as "Answer", "Click to see the answer".
  private static func isCalledAnswer(_ summary: String) -> Bool {
    let words = summary.filter { $0.isLetter || $0 == " " }.lowercased().split(separator: " ")
    return words.count <= 6 && !summary.contains("?")
      && words.contains { ["answer", "answers", "solution", "explanation"].contains($0) }
  }

  /// What is folded, without the tags that only set it apart.
  private static func answer(_ lines: [MarkdownLine]) -> String {
    var lines = lines
    if let first = lines.first, let cut = first.text.firstPlace(of: "</summary>") {
      lines[0] = MarkdownLine(
        number: first.number, text: String(first.text[cut.upperBound...]), isCode: false)
    }
    if let last = lines.indices.last, let cut = lines[last].text.places(of: "</details").last {
      lines[last] = MarkdownLine(
        number: lines[last].number, text: String(lines[last].text[..<cut.lowerBound]),
        isCode: false)
    }
    return lines.map { line in
      line.isCode ? line : MarkdownLine(number: line.number, text: bare(line.text), isCode: false)
    }.source
  }

  private static func bare(_ text: String) -> String {
    ["<br>", "<br/>", "<br />", "<b>", "</b>", "<p>", "</p>"].reduce(text) {
      $0.replacing(text: $1, with: "")
    }.trimmedAtEnd
  }
}
