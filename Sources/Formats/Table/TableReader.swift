internal import Questions
internal import TextAnalysis

/// Reads tables of questions, as spreadsheets and flashcard programs write them.
struct TableReader {
  private var reading: FileReading
  private let columns: TableColumns
  private var styles: [TableKey.Notation] = []

  static func read(_ bytes: [UInt8], path: String, between: String?) -> QuestionFile {
    FileReading.text(bytes, path) { text, reading in
      let said = TableRows.said(in: text.text)
      let body = said == nil ? text.text : "\n" + text.text.dropFirst(6)
      guard let separator = TableRows.separator(of: body, between: between) else {
        return reading.refuse(1, "has no sign between its cells: a tab, comma or semicolon")
      }
      let rows = TableRows(body, separator: said ?? separator, between: between)
      if let line = rows.openQuote {
        return reading.refuse(line, "a quotation mark opens here and is never closed")
      }
      read(rows.rows.filter { !$0.isEmpty }, goesOn: separator == "\t", &reading)
    }
  }

  /// `goesOn` says whether a line without a sign goes on with the card above it, as Quizlet writes them.
  private static func read(
    _ rows: [TableRows.Record], goesOn: Bool, _ reading: inout FileReading
  ) {
    guard let first = rows.first else { return reading.refuse(1, "is empty") }
    if let columns = TableColumns(first.cells) {
      if let twice = columns.repeated {
        return reading.refuse(
          first.line, "two columns mean \"\(first.cells[twice].brief)\"; keep one")
      }
      if rows.count == 1 {
        reading.refuse(first.line, "has no rows below the names of its columns")
      }
      if let sentence = leftOut(columns.unknown) { reading.remark(sentence) }
      var reader = Self(reading: reading, columns: columns)
      reader.read(Array(rows.dropFirst()), width: first.cells.count)
      reading = reader.reading
    } else if let columns = TableColumns(["question", "answer"]), first.cells.count == 2,
      !first.cells.contains(where: TableColumns.isKnown)
    {
      var reader = Self(reading: reading, columns: columns)
      reader.read(goesOn ? joined(rows) : rows, width: 2)
      reading = reader.reading
    } else {
      reading.refuse(first.line, unknownHeader)
    }
  }

  private static func leftOut(_ names: [String]) -> String? {
    let names = names.map { "\"\($0.brief)\"" }
    guard let last = names.last else { return nil }
    guard names.count > 1 else { return "the column \(last) is left out" }
    return "the columns \(names.dropLast().joined(separator: ", ")) and \(last) are left out"
  }

  private static func joined(_ rows: [TableRows.Record]) -> [TableRows.Record] {
    var joined: [TableRows.Record] = []
    for row in rows {
      if row.cells.count == 1, !joined.isEmpty {
        joined[joined.count - 1].cells[1] += "\n" + row.cells[0]
      } else {
        joined.append(row)
      }
    }
    return joined
  }

  private static let unknownHeader =
    "the first row does not name its columns; name them, such as: "
    + "question,option A,option B,option C,correct,explanation (or question,answer)"

  private mutating func read(_ rows: [TableRows.Record], width: Int) {
    if columns.hasOptions {
      styles = TableKey.styles(
        of: rows.map { cells($0) }.filter { $0.options.count > 1 && $0[.key] != nil }.map(\.key))
    }
    for row in rows {
      let extra = row.cells.dropFirst(width).filter { !$0.trimmed.isEmpty }
      if extra.isEmpty {
        take(cells(row))
      } else {
        reading.refuse(
          row.line,
          "has \(row.cells.count) cells where the first row has \(width); "
            + "put a cell that holds the sign between cells in quotation marks")
      }
    }
  }

  private func cells(_ row: TableRows.Record) -> TableCells { TableCells(row, columns) }

  private mutating func take(_ cells: TableCells) {
    var draft = SourceDraft(line: cells.line, prompt: cells.prompt)
    draft.id = cells[.id]
    draft.topic = cells[.topic]
    draft.hint = cells.markdown(.hint)
    draft.tags = cells.list(.tags, apartAt: ",;")
    draft.references = cells.list(.references, apartAt: " ")
    if let level = cells[.level] {
      draft.level = Level(called: level)
      if draft.level == nil { draft.changes.append("the level \"\(level.brief)\" is not known") }
    }
    draft.own = cells.own
    if cells.ownBody is FaultyLine, let code = LastFence(of: draft.prompt) {
      draft.prompt = (code.before + code.after).source
    }
    if cells.isExercise {
      draft.changes.append(SourceDraft.isNotRun)
    }
    guard let answer = answer(cells) else { return }
    draft.answer = answer
    reading.take(draft)
  }

  /// Nil when it was refused.
  private mutating func answer(_ cells: TableCells) -> SourceAnswer? {
    if let kind = cells.unknownKind {
      reading.refuse(cells.line, "the kind \"\(kind.brief)\" is not read from a table")
      return nil
    }
    if let body = cells.ownBody { return .own(body) }
    let byRight = cells.optionsByRight
    if !byRight.isEmpty {
      return .choice(byRight, explanation: cells.markdown(.explanation) ?? "", picksOne: true)
    }
    let options = cells.options
    guard !options.isEmpty else {
      let points = cells.list(.keyPoints, apartAt: "").map {
        KeyPoint(point: cells.text($0), accept: [])
      }
      let answer = cells.markdown(.answer) ?? cells.markdown(.key) ?? cells.markdown(.explanation)
      return .open(answer ?? "", keyPoints: points)
    }
    guard let written = cells[.key] else {
      reading.refuse(cells.line, "names no right option")
      return nil
    }
    guard let keys = cells.key.places(styles) else {
      reading.refuse(
        cells.line,
        "the key \"\(written.brief)\" is not clear; write the letter of the right option")
      return nil
    }
    return .choice(
      options.map { place, text in
        Option(
          text: cells.text(text), isCorrect: keys.contains(place),
          why: cells.markdown(.why(place)) ?? "")
      }, explanation: cells.markdown(.explanation) ?? "")
  }
}
