import Markdown
import Questions

/// The searched texts of a question, one for each field.
struct FieldTexts {
  private(set) var texts = [String](repeating: "", count: SearchField.allCases.count)

  init(_ question: Question, titles: [String: String]) {
    add(question.prompt, to: .prompt)
    add(question.tags, to: .tags)
    add(question.topic.spaced, to: .tags)
    add(question.id.spaced, to: .tags)
    add(question.askedAs, to: .askedAs)
    add(question.covers.compactMap { titles[$0] }, to: .subjects)
    let texts = question.body.texts
    for (roles, field) in Self.fields {
      for text in texts where roles.contains(text.role) { add(text.text, to: field) }
    }
    add(question.hint ?? "", to: .answer)
    if let part = question.casePart {
      add(part.case.title, to: .answer)
      add(part.case.scenario, to: .answer)
    }
  }

  /// Where the texts of a body are searched, and in what order they stand there.
  private static let fields: [(roles: Set<BodyText.Role>, field: SearchField)] = [
    ([.keyPoint], .keyPoints), ([.accepted], .terms), ([.offered], .options), ([.answer], .answer),
    ([.explanation], .answer), ([.reason, .followUp], .answer),
  ]

  private mutating func add(_ texts: [String], to field: SearchField) {
    for text in texts { add(text, to: field) }
  }

  /// Adds Markdown after an empty line; what stands in code fences goes to `.code`.
  private mutating func add(_ markdown: String, to field: SearchField) {
    guard !markdown.isEmpty else { return }
    begin(field)
    guard markdown.hasFence else {
      texts[field.rawValue] += markdown
      return
    }
    begin(.code)
    for line in FencedLines(markdown) {
      switch line.role {
      case .prose: append(line.text, to: field)
      case .code: append(line.text, to: .code)
      case .fence: break
      }
    }
  }

  private mutating func begin(_ field: SearchField) {
    if !texts[field.rawValue].isEmpty { texts[field.rawValue] += "\n\n" }
  }

  private mutating func append(_ line: Substring, to field: SearchField) {
    texts[field.rawValue] += line
    texts[field.rawValue] += "\n"
  }
}

extension String {
  /// A slug as words.
  fileprivate var spaced: String {
    String(decoding: utf8.map { $0 == UInt8(ascii: "-") ? 0x20 : $0 }, as: UTF8.self)
  }

  /// Whether three backticks or tildes stand together.
  fileprivate var hasFence: Bool {
    var run = 0
    var previous: UInt8 = 0
    for byte in utf8 {
      run = byte == previous ? run + 1 : 1
      if run == 3, byte == UInt8(ascii: "`") || byte == UInt8(ascii: "~") { return true }
      previous = byte
    }
    return false
  }
}
