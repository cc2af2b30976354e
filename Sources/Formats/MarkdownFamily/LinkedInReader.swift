internal import Questions
internal import TextAnalysis

/// Reads the quizzes of https://github.com/Ebazhanov/linkedin-skill-assessments-quizzes: a heading with a
/// number, options with boxes, then a reference or an explanation.
struct LinkedInReader: TextReader {
  private(set) var reading: FileReading
  private var topic: String?

  mutating func read(_ text: SourceText) {
    let sections = Self.sections(MarkdownLines.lines(of: text))
    let labels = QuestionLabels(sections.map { ($0.level, $0.title) })
    let questionLevel = sections.filter(\.hasOptions).map(\.level).min() ?? 0
    for (index, section) in sections.enumerated() {
      let stem = labels.stem(section.title)
      let isAbove = sections.dropFirst(index + 1).first.map { $0.level > section.level } ?? false
      if section.hasOptions {
        take(section, stem)
      } else if stem == nil, section.isEmpty || isAbove && section.level < questionLevel {
        topic = section.title
      } else {
        reading.refuse(section.line, "\"\(section.title.brief)\" has no options with boxes")
      }
    }
  }

  init(reading: FileReading) { self.reading = reading }

  private static func sections(_ lines: [MarkdownLine]) -> [QuizSection] {
    var sections: [QuizSection] = []
    for line in lines {
      if let heading = line.heading {
        sections.append(QuizSection(line: line.number, level: heading.level, title: heading.text))
      } else if !sections.isEmpty {
        sections[sections.count - 1].add(line)
      }
    }
    return sections
  }

  private mutating func take(_ section: QuizSection, _ stem: String?) {
    let parts = StubbedOptions(section.body.withWholeBoxes)
    if let line = parts.breach {
      return reading.refuse(
        section.line, "line \(line) stands among the options and has no box of their kind")
    }
    var draft = SourceDraft(line: section.line)
    draft.topic = topic
    draft.prompt = [stem ?? section.title, parts.before.source].filter { !$0.isEmpty }
      .joined(separator: "\n\n")
    let trailer = Trailer(parts.after)
    draft.references = trailer.references
    draft.answer = .choice(parts.options, explanation: trailer.explanation)
    reading.take(draft)
  }
}

/// Options of which some are only a letter, with code below that is not indented.
struct StubbedOptions {
  private(set) var before: [MarkdownLine] = []
  private(set) var options: [Option] = []
  private(set) var after: [MarkdownLine] = []
  /// The line of an item without a box among them.
  private(set) var breach: Int?

  init(_ lines: [MarkdownLine]) {
    let starts = lines.indices.filter { lines[$0].item?.isTicked != nil }
    guard let first = starts.first, let last = starts.last else { return }
    before = Array(lines[..<first])
    let indent = lines[first].indent
    breach =
      lines[first..<last].first { line in
        line.item.map { $0.isTicked == nil && $0.indent <= indent } == true
      }?.number
    let end = Self.end(of: last, at: starts.count - 1, in: lines)
    after = Array(lines[end...])
    for (place, start) in starts.enumerated() {
      let next = place + 1 < starts.count ? starts[place + 1] : end
      options.append(Self.option(Array(lines[start..<next]), place))
    }
  }

  /// The last option goes on in indented lines, and in code when it has no text of its own.
  private static func end(of last: Int, at place: Int, in lines: [MarkdownLine]) -> Int {
    guard let item = lines[last].item else { return lines.count }
    let isStub = isStub(item.text, place)
    var end = last + 1
    for next in (last + 1)..<max(last + 1, lines.count) {
      let line = lines[next]
      if line.isBlank, !line.isCode { continue }
      guard line.indent > item.indent || line.isCode && (isStub || lines[last].opensFence) else {
        break
      }
      end = next + 1
    }
    return end
  }

  /// Whether an option is nothing but its letter; a small one has to be that of its place, since `i` may be an answer.
  private static func isStub(_ text: String, _ place: Int) -> Bool {
    // Some write an entity that shows nothing where others write a letter.
    let letters = HTMLNode.text(of: HTMLNode.tree(text)).unicodeScalars.filter {
      !".):".unicodeScalars.contains($0) && !$0.properties.isWhitespace
        && !$0.properties.isDefaultIgnorableCodePoint
    }.map { Character($0) }
    guard let letter = letters.first else { return true }
    return letters.count == 1
      && (letter.isUppercase || TableColumns.place(String(letter)) == place)
  }

  private static func option(_ lines: [MarkdownLine], _ place: Int) -> Option {
    guard let item = lines[0].item else { return Option(text: "", isCorrect: false, why: "") }
    let rest = lines.dropFirst()
    let least = rest.filter { !$0.isBlank }.map(\.indent).min() ?? 0
    let body = rest.map { $0.outdented(by: min(least, item.width + 4)) }
    let hasCode = body.contains { $0.isCode }
    let head = hasCode && isStub(item.text, place) ? "" : item.shownText
    let text = [head, Array(body).source].filter { !$0.isEmpty }
      .joined(separator: lines[0].opensFence ? "\n" : "\n\n")
    return Option(text: text, isCorrect: item.isTicked == true, why: "")
  }
}

/// What stands below the options: addresses and an explanation.
struct Trailer {
  private(set) var references: [String] = []
  let explanation: String

  init(_ lines: [MarkdownLine]) {
    var rest: [MarkdownLine] = []
    for line in lines.withoutComments where !line.isRule {
      if !line.isCode, Self.isReference(line.text),
        let address = MarkdownLink.address(in: line.text)
      {
        references.append(address)
      } else if !Self.isLabel(line) {
        rest.append(
          MarkdownLine(number: line.number, text: Self.withoutLabel(line), isCode: line.isCode))
      }
    }
    explanation = rest.source
  }

  /// A line that is a link and nothing else.
  private static func isReference(_ line: String) -> Bool {
    var text = line.trimmed
    for beginning in ["- ", "* ", "> "] where text.hasPrefix(beginning) {
      text = String(text.dropFirst(2)).trimmed
    }
    while text.last == "." || text.last == " " { text.removeLast() }
    return text.hasPrefix("[") && text.hasSuffix(")") && text.places(of: "](").count == 1
  }

  private static func isLabel(_ line: MarkdownLine) -> Bool {
    !line.isCode
      && ["**explanation**", "**explanation:**", "**explanation**:"]
        .contains(line.text.trimmed.lowercased())
  }

  private static func withoutLabel(_ line: MarkdownLine) -> String {
    guard !line.isCode else { return line.text }
    let text = line.text.trimmed
    for label in ["**explanation:**", "**explanation**:", "**explanation**", "explanation:"]
    where text.lowercased().hasPrefix(label) {
      return String(text.dropFirst(label.count)).trimmed
    }
    return line.text
  }
}
