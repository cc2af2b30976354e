internal import Questions
internal import TextAnalysis

/// A row of a table by what its columns hold.
struct TableCells {
  let line: Int
  private let cells: [TableColumns.Column: String]
  private let isOurs: Bool

  init(_ row: TableRows.Record, _ columns: TableColumns) {
    line = row.line
    isOurs = columns.isOurs
    cells = Dictionary(
      zip(columns.columns, row.cells).compactMap { column, text in column.map { ($0, text) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// A cell that says something, as it is.
  subscript(column: TableColumns.Column) -> String? {
    cells[column].map(\.trimmed).flatMap { $0.isEmpty ? nil : $0 }
  }

  var prompt: String {
    guard let cell = self[.prompt] else { return "" }
    return isOurs ? text(cell) : PlainText.markdown(cell, isQuestion: true)
  }

  func markdown(_ column: TableColumns.Column) -> String? { self[column].map(text) }

  /// What a cell says as Markdown, which our own tables hold already.
  func text(_ cell: String) -> String {
    isOurs ? CSV.withoutGuard(cell) : PlainText.markdown(cell)
  }

  /// The options that are there, by their places.
  var options: [(place: Int, text: String)] {
    cells.compactMap { column, text in
      if case .option(let place) = column, !text.trimmed.isEmpty {
        (place, text.trimmed)
      } else {
        nil
      }
    }
    .sorted { $0.0 < $1.0 }
  }

  /// The right answer and the wrong ones, where each has a column; in the order of their words, since the right
  /// one would always come first.
  var optionsByRight: [Option] {
    let wrong = cells.compactMap { column, text in
      if case .wrong = column, !text.trimmed.isEmpty { text.trimmed } else { nil }
    }
    guard !wrong.isEmpty, let right = self[.key] else { return [] }
    return ([(right, true)] + wrong.map { ($0, false) }).sorted { $0.0 < $1.0 }.map {
      Option(text: text($0.0), isCorrect: $0.1, why: "")
    }
  }

  var key: TableKey {
    let options = options
    let last = options.last?.place ?? 0
    let texts = Dictionary(
      options.map { ($0.place, $0.text) }, uniquingKeysWith: { first, _ in first })
    return TableKey(self[.key] ?? "", options: (0...last).map { texts[$0] ?? "" })
  }

  /// Values in lines of their own, in our tables with further lines behind blanks, else with signs between.
  func list(_ column: TableColumns.Column, apartAt signs: String) -> [String] {
    guard let text = self[column] else { return [] }
    guard isOurs else {
      return text.split { $0 == "\n" || signs.contains($0) }.map { String($0).trimmed }
        .filter { !$0.isEmpty }
    }
    var values: [String] = []
    let lines = CSV.withoutGuard(text).split(separator: "\n", omittingEmptySubsequences: false)
    for line in lines {
      if line.hasPrefix("    "), !values.isEmpty {
        values[values.count - 1] += "\n" + line.dropFirst(4)
      } else {
        values.append(String(line))
      }
    }
    return values
  }

  /// What only our own tables have.
  var own: Question? {
    guard isOurs else { return nil }
    var own = Question(
      id: "", topic: "", level: nil, prompt: "", body: OpenAnswer(answer: "", keyPoints: []))
    own.covers = list(.covers, apartAt: "")
    return own
  }

  /// The kind that one of our own tables says, where that is none that every table can have.
  private var ownKind: String? {
    guard isOurs, let kind = self[.kind] else { return nil }
    return [Choice.kind, OpenAnswer.kind].contains { $0.rawValue == kind } ? nil : kind
  }

  /// A question of our own kinds as one of our own tables has it.
  var ownBody: (any QuestionBody)? {
    let explanation = markdown(.answer) ?? markdown(.explanation) ?? ""
    switch ownKind {
    case ShortAnswer.kind.rawValue: return ShortAnswer(blanks: blanks, explanation: explanation)
    case Ordering.kind.rawValue:
      let places = (self[.key] ?? "").split(separator: ",").compactMap {
        TableColumns.place(String($0))
      }
      let texts = Dictionary(
        options.map { ($0.place, text($0.text)) }, uniquingKeysWith: { first, _ in first })
      let others = options.map(\.place).filter { !places.contains($0) }
      return Ordering(
        steps: places.compactMap { texts[$0] }, distractors: others.compactMap { texts[$0] },
        explanation: explanation)
    case FaultyLine.kind.rawValue: return faultyLine(explanation)
    default: return nil
    }
  }

  private var blanks: [Blank] {
    list(.key, apartAt: "").enumerated().map { place, cell in
      let isExact = cell.hasPrefix(CSV.exactMark)
      let texts = isExact ? String(cell.dropFirst(CSV.exactMark.count)) : cell
      return Blank(
        accept: QuizKinds.apart(texts), isExact: isExact, why: markdown(.why(place)) ?? "")
    }
  }

  private func faultyLine(_ explanation: String) -> FaultyLine? {
    guard let code = LastFence(of: prompt), let text = SheetQuestion.unnumbered(code.text) else {
      return nil
    }
    let lines = (self[.key] ?? "").split(separator: ",").compactMap { Int($0.filter(\.isNumber)) }
    return FaultyLine(
      code: text, language: code.language,
      faults: lines.enumerated().map { place, line in
        FaultyLine.Fault(line: line, why: markdown(.why(place)) ?? "")
      }, explanation: explanation)
  }

  /// Whether the answer was run on data that a table does not hold.
  var isExercise: Bool { ownKind == Exercise.kind.rawValue }

  /// A kind of which a table does not hold everything, not even an answer in words.
  var unknownKind: String? { ownBody == nil && !isExercise ? ownKind : nil }
}
