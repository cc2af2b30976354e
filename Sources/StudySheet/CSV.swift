import Questions

/// A table of questions as RFC 4180 has it.
enum CSV {
  /// The columns in order; a cell with several values has each on a line of its own.
  private static let columns: [(name: String, value: @Sendable (Sheet.Entry) -> String)] = [
    ("id", { $0.question.id }),
    ("topic", { $0.question.topic }),
    ("level", { $0.question.level.rawValue }),
    ("kind", { $0.question.kind.rawValue }),
    ("covers", { $0.question.covers.joined(separator: "\n") }),
    ("tags", { $0.question.tags.joined(separator: "\n") }),
    ("prompt", { $0.question.prompt }),
    ("options", { $0.question.options.map(\.text).joined(separator: "\n") }),
    ("right", { $0.question.options.filter(\.isCorrect).map(\.text).joined(separator: "\n") }),
    ("answer", { $0.question.explanation }),
    ("key points", { $0.question.keyPoints.map(\.point).joined(separator: "\n") }),
    ("references", { $0.question.references.joined(separator: "\n") }),
    ("recall", { $0.recall.map { String($0) } ?? "" }),
    ("due", { $0.due ?? "" }),
    ("wrong answers", { $0.wrongAnswers.joined(separator: "\n") }),
  ]

  static func text(_ sheet: Sheet) -> String {
    let header = columns.map(\.name)
    let rows = sheet.entries.map { entry in columns.map { $0.value(entry) } }
    return ([header] + rows).map { row in
      row.map(field).joined(separator: ",") + "\r\n"
    }.joined()
  }

  private static func field(_ text: String) -> String {
    let isPlain = text.unicodeScalars.allSatisfy { !special.contains($0) }
    return isPlain ? text : quoted(text)
  }

  private static let special: Set<Unicode.Scalar> = [",", "\"", "\r", "\n"]

  /// A field between quotes, with those inside doubled.
  static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}

extension Question {
  fileprivate var options: [Option] {
    if case .choice(let choice) = body { choice.options } else { [] }
  }

  fileprivate var keyPoints: [KeyPoint] {
    if case .open(let open) = body { open.keyPoints } else { [] }
  }

  fileprivate var explanation: String {
    switch body {
    case .open(let open): open.answer
    case .choice(let choice): choice.explanation
    }
  }
}
