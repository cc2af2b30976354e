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
    let widest = entries.map(\.question.body.shape.shuffled).max() ?? 0
    let columns = Self.columns(options: min(widest, QuestionComposer.letters.count))
    let rows = entries.map { entry in columns.map { $0.value(entry) } }
    return ([columns.map(\.name)] + rows).map { row in
      row.map(field).joined(separator: ",") + "\r\n"
    }.joined()
  }

  private static func columns(options: Int) -> [Column] {
    question + (0..<options).flatMap(option) + answer
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
    return scenario + question.prompt + "\n\n" + code.numbered.joined(separator: "\n")
  }

  /// An option and its reason, empty in questions that have fewer.
  private static func option(_ index: Int) -> [Column] {
    let letter = QuestionComposer.letters[index]
    return [
      Column(name: "option \(letter)") {
        $0.question.body.shape.printed.dropFirst(index).first ?? ""
      },
      Column(name: "why \(letter)") { entry in
        entry.question.body.shape.shuffled > 0
          ? entry.question.body.solution.reasons[index] ?? "" : ""
      },
    ]
  }

  private static var answer: [Column] {
    [
      Column(name: "right") { QuestionComposer.right($0.question) ?? "" },
      Column(name: "answer") { inWords($0.question) },
      Column(name: "key points") { list($0.question.body.solution.keyPoints.map(\.point)) },
      Column(name: "references") { list($0.question.references) },
      Column(name: "recall") { $0.recall.map { String($0) } ?? "" },
      Column(name: "due") { $0.due ?? "" },
      Column(name: "wrong answers") { list($0.wrongAnswers) },
    ]
  }

  /// The answer or the explanation, with the reasons that no column has.
  private static func inWords(_ question: Question) -> String {
    let solution = question.body.solution
    let words = [solution.answer ?? solution.explanation ?? ""]
    guard question.body.shape.shuffled == 0, !solution.reasons.isEmpty else { return words[0] }
    let reasons = solution.reasons.sorted { $0.key < $1.key }
    let isOne = reasons.count == 1 && reasons[0].key == 0
    return list(reasons.map { isOne ? $0.value : "\($0.key + 1): \($0.value)" } + words)
  }

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

  private static let formulaSigns: Set<Unicode.Scalar> = ["=", "+", "-", "@", "\t", "'"]

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
