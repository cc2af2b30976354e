internal import Questions
internal import StudySheet
internal import TextAnalysis

/// A table of questions as RFC 4180 has it.
///
/// Each option and its reason has a column. A cell with several values has each on a line of its own; further
/// lines of a value stand behind four blanks, so that values can be told apart.
enum CSV {
  private struct Column {
    let name: String
    let value: (Sheet.Entry) -> String
  }

  static func text(_ sheet: Sheet) -> String {
    let entries = sheet.entries
    let widest =
      entries.map(\.question.body).map { body in
        max(body.shape.shuffled, reasons(body).count)
      }.max() ?? 0
    let columns = Self.columns(
      options: min(widest, QuestionComposer.letters.count),
      hasHints: entries.contains { $0.question.hint != nil })
    let rows = entries.map { entry in columns.map { $0.value(entry) } }
    return ([columns.map(\.name)] + rows).map { row in
      row.map(field).joined(separator: ",") + "\r\n"
    }.joined()
  }

  private static func columns(options: Int, hasHints: Bool) -> [Column] {
    let hint = Column(name: "hint") { $0.question.hint ?? "" }
    return question + (hasHints ? [hint] : []) + (0..<options).flatMap(option) + answer
  }

  private static var question: [Column] {
    [
      Column(name: "id") { $0.question.id },
      Column(name: "topic") { $0.question.topic },
      Column(name: "level") { $0.question.statedLevel?.rawValue ?? "" },
      Column(name: "kind") { $0.question.kind.rawValue },
      Column(name: "covers") { list($0.question.covers) },
      Column(name: "tags") { list($0.question.tags) },
      Column(name: "prompt") { prompt($0.question) },
    ]
  }

  /// With the scenario that it is about and the code whose lines are pointed at, which has no column of its own.
  private static func prompt(_ question: Question) -> String {
    let scenario = question.casePart.map { $0.case.scenario + "\n\n" } ?? ""
    guard case .point(let code) = question.body.shape else { return scenario + question.prompt }
    return scenario + question.prompt + "\n\n" + code.markdown
  }

  /// An option and its reason, empty in questions that have fewer.
  private static func option(_ index: Int) -> [Column] {
    let letter = QuestionComposer.letters[index]
    return [
      Column(name: "option \(letter)") {
        $0.question.body.shape.printed.dropFirst(index).first ?? ""
      },
      Column(name: "why \(letter)") { entry in
        reasons(entry.question.body).dropFirst(index).first ?? ""
      },
    ]
  }

  private static var answer: [Column] {
    [
      Column(name: "right") { right($0.question) },
      Column(name: "answer") { $0.question.body.solution.inWords },
      Column(name: "key points") { list($0.question.body.solution.keyPoints.map(\.point)) },
      Column(name: "references") { list($0.question.references) },
      Column(name: "recall") { $0.recall.map { String($0) } ?? "" },
      Column(name: "due") { $0.due ?? "" },
      Column(name: "wrong answers") { list($0.wrongAnswers) },
    ]
  }

  /// The reasons in the order of options, blanks or faulty lines.
  private static func reasons(_ body: any QuestionBody) -> [String] {
    let reasons = body.solution.reasons
    switch body {
    case let fault as FaultyLine: return fault.faults.map(\.why)
    case let short as ShortAnswer: return short.blanks.map(\.why)
    default: return (0..<body.shape.shuffled).map { reasons[$0] ?? "" }
    }
  }

  /// The letters or lines that are right; of blanks a line each, with a bar between what is accepted.
  private static func right(_ question: Question) -> String {
    guard let short = question.body as? ShortAnswer else {
      return QuestionComposer.right(question) ?? ""
    }
    return list(
      short.blanks.map { blank in
        (blank.isExact ? exactMark : "") + blank.accept.joined(separator: " | ")
      })
  }

  /// Before accepted texts of which every sign counts.
  static let exactMark = QuestionComposer.exactMark

  private static func list(_ values: [String]) -> String {
    values.map(indented).joined(separator: "\n")
  }

  /// By scalars, since a line may end in two of them that Swift takes for one character.
  private static func indented(_ value: String) -> String {
    value.unicodeScalars.reduce(into: "") { $0 += $1 == "\n" ? "\n    " : String($1) }
  }

  private static func field(_ text: String) -> String {
    let text = guarded(text)
    let isPlain = text.unicodeScalars.allSatisfy { !special.contains($0) }
    return isPlain ? text : quoted(text)
  }

  /// What a spreadsheet would take for a formula, behind the sign that keeps it a text.
  ///
  /// https://owasp.org/www-community/attacks/CSV_Injection
  private static func guarded(_ text: String) -> String {
    guard let first = text.unicodeScalars.first, formulaSigns.contains(first) else { return text }
    return "'" + text
  }

  /// A text as it was before it was guarded.
  static func withoutGuard(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard scalars.first == "'", let next = scalars.dropFirst().first, formulaSigns.contains(next)
    else { return text }
    return String(text.dropFirst())
  }

  private static let formulaSigns: Set<Unicode.Scalar> = [
    "=", "+", "-", "@", "\t", "\r", "\n", "'",
  ]

  private static let special: Set<Unicode.Scalar> = [",", "\"", "\r", "\n"]

  /// A field between quotes, with those inside doubled.
  static func quoted(_ text: String) -> String {
    "\"" + text.replacing(each: "\"", with: "\"\"") + "\""
  }
}

extension Solution {
  var inWords: String { answer ?? explanation ?? "" }
}

extension AnswerShape {
  /// What is offered in an order of its own, as it is lettered on paper.
  fileprivate var printed: [String] {
    switch self {
    case .pick(let options): options.texts
    case .arrange(let pieces): pieces.printed.map { pieces.texts[$0] }
    case .type, .point: []
    }
  }
}
