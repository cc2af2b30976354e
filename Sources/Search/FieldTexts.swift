import Markdown
import Questions

/// The searched texts of a question, one for each field.
struct FieldTexts {
  private(set) var texts = [String](repeating: "", count: SearchField.allCases.count)

  init(_ question: Question) {
    add(question.prompt, to: .prompt)
    add(question.tags.joined(separator: "\n"), to: .tags)
    add(question.topic.spaced, to: .tags)
    add(question.id.spaced, to: .tags)
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
    ([.keyPoint, .accepted], .keyPoints), ([.offered], .options), ([.answer], .answer),
    ([.explanation], .answer), ([.reason, .followUp], .answer),
  ]

  /// Adds Markdown; what stands in code fences goes to `.code`.
  private mutating func add(_ markdown: String, to field: SearchField) {
    guard markdown.hasFence else {
      append(markdown[...], to: field)
      return
    }
    for line in FencedLines(markdown) {
      switch line.role {
      case .prose: append(line.text, to: field)
      case .code: append(line.text, to: .code)
      case .fence: break
      }
    }
  }

  private mutating func append(_ line: Substring, to field: SearchField) {
    guard !line.isEmpty else { return }
    if !texts[field.rawValue].isEmpty { texts[field.rawValue] += "\n" }
    texts[field.rawValue] += line
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
