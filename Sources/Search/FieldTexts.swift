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
    switch question.body {
    case .open(let open):
      for point in open.keyPoints {
        add(point.point, to: .keyPoints)
        add(point.accept.joined(separator: ", "), to: .keyPoints)
      }
      add(open.answer, to: .answer)
      for followUp in open.followUps { add(followUp, to: .answer) }
    case .choice(let choice):
      for option in choice.options { add(option.text, to: .options) }
      add(choice.explanation, to: .answer)
      for option in choice.options { add(option.why, to: .answer) }
    }
    add(question.hint ?? "", to: .answer)
  }

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
