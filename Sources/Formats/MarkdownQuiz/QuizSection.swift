internal import Questions
internal import TextAnalysis

/// A heading of a Markdown quiz with everything under it.
struct QuizSection {
  let line: Int
  let level: Int
  let title: String
  private(set) var body: [MarkdownLine] = []

  init(line: Int, level: Int, title: String) {
    self.line = line
    self.level = level
    self.title = title
  }

  mutating func add(_ line: MarkdownLine) { body.append(line) }

  var isEmpty: Bool { body.withoutComments.allSatisfy(\.isBlank) }

  /// Whether it is a table of contents.
  var isContents: Bool {
    let lines = body.withoutComments.filter { !$0.isBlank && !$0.isTableRule }
    // Beside the links there may be the head of a table, or a fold around it.
    let links = lines.count { !$0.isCode && $0.text.contains(text: "](#") }
    return links > 0 && lines.count - links <= (links > 1 ? max(1, links / 4) : 0)
  }

  var hasOptions: Bool { body.contains { !$0.isCode && $0.item?.isTicked != nil } }

  /// Whether a part with a name has begun, in which a deeper heading is a part of the text.
  var hasParts: Bool { body.contains { Part($0) != nil } }

  /// A part of a question that is called by its name.
  enum Part: String, CaseIterable {
    case answer = "answer"
    case explanation = "explanation"
    case keyPoints = "key points"
    case followUps = "follow-up questions"
    case references = "references"
    case hint = "hint"
    case askedAs = "also asked as"
    case accept = "accept"
    case acceptExactly = "accept exactly"
    case inOrder = "in order"
    case strangers = "does not belong"
    case faultyLines = "faulty lines"

    /// A heading, or a line in bold, that says nothing but the name; of some parts also a line with a colon.
    init?(_ line: MarkdownLine) {
      guard !line.isCode else { return nil }
      let text = line.heading?.text ?? line.text.trimmed
      let words = text.filter { $0 != "*" && $0 != "_" && $0 != ":" }.trimmed.lowercased()
      self.init(rawValue: Self.otherNames[words] ?? words)
      let isSetApart = line.heading != nil || text.hasPrefix("**") || text.hasPrefix("__")
      let isPlain =
        Self.plainNames.contains(self) && text.hasSuffix(":") || self == .keyPoints
      guard isSetApart || isPlain && line.indent == 0 else { return nil }
    }

    /// What people write without marks; the others would be words of an answer.
    private static let plainNames: Set<Part> = [
      .answer, .keyPoints, .followUps, .references, .hint,
    ]

    private static let otherNames = [
      "follow-ups": "follow-up questions", "followups": "follow-up questions",
      "reference": "references", "sources": "references", "keypoints": "key points",
      "faulty line": "faulty lines",
    ]
  }

  /// The lines before the first part, and those of each part.
  var parts: (lead: [MarkdownLine], named: [Part: [MarkdownLine]]) {
    var lead: [MarkdownLine] = []
    var named: [Part: [MarkdownLine]] = [:]
    var part: Part?
    for line in body.withoutComments {
      if let next = Part(line) {
        part = next
        named[next, default: []] += []
      } else if let part {
        named[part, default: []].append(line)
      } else {
        lead.append(line)
      }
    }
    return (lead, named)
  }

  /// The fields that a comment says, such as `level: advanced`.
  var fields: QuizFields {
    var fields = QuizFields()
    var isComment = false
    for line in body where !line.isCode {
      let text = line.text.trimmed
      if text.hasPrefix("<!--") { isComment = true }
      if isComment {
        fields.read(text.replacing(text: "<!--", with: "").replacing(text: "-->", with: "").trimmed)
      }
      if text.contains(text: "-->") { isComment = false }
    }
    return fields
  }
}

/// What front matter or a comment says of a question, a line a field.
struct QuizFields {
  private(set) var values: [String: String] = [:]

  mutating func read(_ line: String) {
    guard let colon = line.firstIndex(of: ":") else { return }
    let name = line[..<colon].lowercased().trimmed
    let value = String(line[line.index(after: colon)...]).trimmed
    guard !name.isEmpty, name.allSatisfy({ $0.isLetter || $0 == "-" }), !value.isEmpty else {
      return
    }
    values[name] = value.trimmingQuotes
  }

  subscript(name: String) -> String? { values[name] }

  /// Values with commas between, in brackets as YAML has them or without.
  func list(_ name: String) -> [String] {
    guard var text = values[name] else { return [] }
    if text.hasPrefix("["), text.hasSuffix("]") { text = String(text.dropFirst().dropLast()) }
    return text.split(separator: ",").map { String($0).trimmed.trimmingQuotes }
      .filter { !$0.isEmpty }
  }
}

extension MarkdownLine {
  /// The row of a table that only sets its head apart.
  fileprivate var isTableRule: Bool {
    text.contains("-") && text.allSatisfy { "|-: ".contains($0) }
  }

  /// A line that leads to another place of its page, where prep shows a question alone.
  fileprivate var isLinkUp: Bool {
    let words = text.filter { $0 != "*" && $0 != "_" }.trimmed
    return !isCode && words.hasPrefix("[") && words.hasSuffix(")")
      && words.contains(text: "](#") && words.places(of: "](").count == 1
  }
}

extension [MarkdownLine] {
  /// Without lines such as "[Back to top](#contents)".
  var withoutLinksUp: [MarkdownLine] { filter { !$0.isLinkUp } }
}

extension String {
  fileprivate var trimmingQuotes: String {
    guard count >= 2, let first, first == last, first == "\"" || first == "'" else { return self }
    return String(dropFirst().dropLast())
  }
}
