internal import Questions
internal import TextAnalysis

/// Reads the flashcards of a note, as the spaced-repetition plugin of Obsidian finds them.
///
/// https://www.stephenmwangi.com/obsidian-spaced-repetition/flashcards/
struct ObsidianReader: TextReader {
  private(set) var reading: FileReading
  private var topic: String?
  private var paragraph: [MarkdownLine] = []

  mutating func read(_ text: SourceText) {
    let lines = MarkdownLines.lines(of: text)
    topic = Self.tags(lines).lazy.compactMap(Self.deck).first
    for line in lines.dropFirst(Self.frontMatter(lines)) { read(line) }
    endParagraph()
  }

  init(reading: FileReading) { self.reading = reading }

  private static func frontMatter(_ lines: [MarkdownLine]) -> Int {
    guard lines.first?.isRule == true else { return 0 }
    return lines.dropFirst().firstIndex(where: \.isRule).map { $0 + 1 } ?? 0
  }

  /// Whether a note has the tag by which it has cards.
  static func isTagged(_ lines: [MarkdownLine]) -> Bool { !tags(lines).isEmpty }

  /// The tags `flashcards` and those below it, of the front matter and of the text, without their "#".
  private static func tags(_ lines: [MarkdownLine]) -> [String] {
    let top = frontMatter(lines)
    let words = fieldTags(lines.prefix(top)) + textTags(lines.dropFirst(top))
    return words.filter { $0 == "flashcards" || $0.hasPrefix("flashcards/") }
  }

  /// Of `tags: flashcards`, `tags: [flashcards, go]` or a list below.
  private static func fieldTags(_ fields: ArraySlice<MarkdownLine>) -> [String] {
    let rest = fields.drop { !$0.text.lowercased().hasPrefix("tag") }
    let values = rest.prefix(1) + rest.dropFirst().prefix { $0.item != nil || $0.indent > 0 }
    return values.flatMap { $0.text.split { " \t,[]\"':".contains($0) } }.map { word in
      String(word.first == "#" ? word.dropFirst() : word)
    }
  }

  private static func textTags(_ lines: ArraySlice<MarkdownLine>) -> [String] {
    lines.filter { !$0.isCode && $0.text.contains(text: "#flashcards") }
      .flatMap { $0.text.split(whereSeparator: \.isWhitespace) }
      .filter { $0.hasPrefix("#") }.map { String($0.dropFirst()) }
  }

  /// The last part of a tag such as `flashcards/python/basics`.
  private static func deck(_ tag: String) -> String? {
    tag.split(separator: "/").dropFirst().last.map(String.init)
  }

  private mutating func read(_ line: MarkdownLine) {
    if !line.isCode,
      line.isBlank || line.text.trimmed == "+++" || line.isRule || line.heading != nil
    {
      endParagraph()
      if let heading = line.heading, !heading.text.hasPrefix("#"),
        Self.separator(heading.text) != nil
      {
        paragraph = [line]
        endParagraph()
      }
    } else {
      paragraph.append(line)
    }
  }

  private mutating func endParagraph() {
    let lines = Self.withoutSchedule(paragraph)
    paragraph = []
    guard !lines.isEmpty else { return }
    if let middle = lines.firstIndex(where: { !$0.isCode && ["?", "??"].contains($0.text.trimmed) })
    {
      let (front, back) = (Array(lines[..<middle]).source, Array(lines[(middle + 1)...]).source)
      return take(front, back, lines[0].number, bothWays: lines[middle].text.trimmed == "??")
    }
    if lines.contains(where: { !$0.isCode && Self.separator($0.text) != nil }) {
      for line in lines where !line.isCode { takeLine(line) }
      return
    }
    takeCloze(lines)
  }

  private mutating func takeLine(_ line: MarkdownLine) {
    guard let (sign, range) = Self.separator(line.text) else { return }
    let front = Self.bare(String(line.text[..<range.lowerBound]))
    let back = String(line.text[range.upperBound...]).trimmed
    let isField =
      sign == "::" && !line.text[..<range.lowerBound].contains(" ")
      && line.text[range.upperBound...].first == " "
    take(
      front, back, line.number, bothWays: sign == ":::",
      changes: isField
        ? ["looks like a field of the note, which the plugin takes for a card too"] : [])
  }

  private mutating func take(
    _ front: String, _ back: String, _ line: Int, bothWays: Bool, changes: [String] = []
  ) {
    var draft = SourceDraft(line: line, prompt: front, .open(back))
    draft.topic = topic
    draft.changes = changes
    reading.take(draft)
    guard bothWays else { return }
    (draft.prompt, draft.answer) = (back, .open(front))
    reading.take(draft)
  }

  /// Only `==words==` are gaps unless somebody sets the plugin otherwise.
  private mutating func takeCloze(_ lines: [MarkdownLine]) {
    let cloze = Self.cloze(lines)
    for number in cloze.numbers {
      var draft = SourceDraft(
        line: lines[0].number, prompt: cloze.prompt(number).trimmed, .open(cloze.answer(number)))
      draft.topic = topic
      reading.take(draft)
    }
  }

  private static func cloze(_ lines: [MarkdownLine]) -> Cloze {
    var pieces: [Cloze.Part] = []
    var count = 0
    for line in lines {
      let parts =
        line.isCode
        ? [line.text]
        : bare(line.text).pieces(partedBy: "==").map { String($0) }
      for (index, part) in parts.enumerated() {
        let isGap = index % 2 == 1 && index + 1 < parts.count && !part.isEmpty
        if isGap { count += 1 }
        pieces.append(
          isGap
            ? .gap([.text(part)], number: count, hint: nil)
            : .text(index % 2 == 1 ? "==" + part : part))
      }
      pieces.append(.text("\n"))
    }
    return Cloze(pieces)
  }

  /// Where a card is parted, not within code or an address.
  static func separator(_ line: String) -> (String, Range<String.Index>)? {
    var isCode = false
    var index = line.startIndex
    while index < line.endIndex {
      if line[index] == "`" { isCode.toggle() }
      if !isCode, line[index...].hasPrefix("::"), !isInAddress(line[..<index]) {
        let signs = line[index...].prefix { $0 == ":" }
        let isCard = signs.count <= 3 && index > line.startIndex
        return isCard ? (String(signs), index..<signs.endIndex) : nil
      }
      index = line.index(after: index)
    }
    return nil
  }

  private static func isInAddress(_ before: Substring) -> Bool {
    (before.split(whereSeparator: \.isWhitespace).last ?? "").contains(text: "://")
      && before.last?.isWhitespace == false
  }

  /// Without a bullet and without the tag of a deck.
  private static func bare(_ text: String) -> String {
    var text = text.trimmed
    if let item = MarkdownItem(text), !item.isOrdered { text = item.text }
    return text.split(separator: " ", omittingEmptySubsequences: false)
      .filter { !$0.hasPrefix("#flashcards") }.joined(separator: " ").trimmed
  }

  /// What the plugin keeps of each card stands in a comment behind it.
  private static func withoutSchedule(_ lines: [MarkdownLine]) -> [MarkdownLine] {
    lines.compactMap { line in
      guard !line.isCode, let start = line.text.firstPlace(of: "<!--SR:") else {
        return !line.isCode && bare(line.text).isEmpty ? nil : line
      }
      let end =
        line.text[start.upperBound...].firstPlace(of: "-->")?.upperBound ?? line.text.endIndex
      let rest = line.text[..<start.lowerBound] + line.text[end...]
      return String(rest).trimmed.isEmpty
        ? nil : MarkdownLine(number: line.number, text: String(rest).trimmedAtEnd, isCode: false)
    }
  }
}
