internal import Questions
internal import Terminal
internal import TextAnalysis

/// Rows as a small table of plain text.
enum RowsText {
  /// Rows beyond these are counted.
  private static let shown = 10

  static func table(_ rows: Rows, width: Int) -> String {
    lines(rows.columns, rows.rows.map { (mark: "", row: $0) }, width)
  }

  /// What a learner's query gave in place of what was wanted: rows with "-" are missing, with "+" too many.
  static func difference(_ report: RunReport, width: Int) -> String {
    let marked =
      report.difference.missing.map { (mark: "-", row: $0) }
      + report.difference.extra.map { (mark: "+", row: $0) }
    return lines([""] + report.wanted.columns, marked, width)
  }

  /// The rows that an answer gives so far, and what it had sent.
  static func trial(_ trial: Trial, width: Int) -> String {
    let table = trial.rows.rows.isEmpty ? "no rows" : table(trial.rows, width: width)
    return table + (sent(trial.sent).map { "\n\n\($0)" } ?? "")
  }

  /// SQL beyond this many statements is counted.
  private static let shownSQL = 3

  /// What an answer had sent; nil where that is the answer itself.
  static func sent(_ queries: [SentQuery]) -> String? {
    guard !queries.isEmpty else { return nil }
    let all = queries.map(\.count).reduce(0, +)
    let lines = queries.prefix(shownSQL).map { query in
      (query.count > 1 ? "\(query.count) times: " : "") + query.sql.harmless
    }
    let more = queries.count - lines.count
    return (["Sent \(counted(all, "query")):"] + lines + (more > 0 ? ["… and \(more) more"] : []))
      .joined(separator: "\n")
  }

  private static func lines(
    _ columns: [String], _ rows: [(mark: String, row: [RowValue])], _ width: Int
  ) -> String {
    let isMarked = rows.contains { !$0.mark.isEmpty }
    let cells = rows.prefix(shown).map { row in
      (isMarked ? [row.mark] : []) + row.row.map { $0.description.harmless }
    }
    let count = max(columns.count, cells.map(\.count).max() ?? 0)
    let table = TextTable(
      columns: (0..<count).map { .left($0 < columns.count ? columns[$0].harmless : "") },
      rows: cells.map { $0 + Array(repeating: "", count: count - $0.count) })
    let more = rows.count - cells.count
    return table.text(width: width) + (more > 0 ? "\n… and \(counted(more, "row")) more" : "")
  }
}

extension Exercise.Task {
  /// How to answer in lines.
  var invitation: String {
    switch language {
    case .sql:
      "Type one SQL statement in one line; run and a statement tries it, d shows sample rows."
    case .orm:
      "Type one line of Python that gives the rows; run and a line tries it, d shows models and rows."
    }
  }
}

extension RunReport {
  /// What is wrong with the rows, or what is right about them, in a sentence.
  var sentence: String {
    var parts: [String] = []
    if !difference.missing.isEmpty {
      parts.append("\(counted(difference.missing.count, "row")) missing")
    }
    if !difference.extra.isEmpty {
      parts.append("\(counted(difference.extra.count, "row")) too many")
    }
    if difference.isMisordered { parts.append("the right rows in another order") }
    if !parts.isEmpty { return "On the data shown: \(parts.joined(separator: ", "))." }
    if isRightOnHidden == false {
      return "The rows are right on the data shown, and wrong on other data."
    }
    if sendsTooMany, let maxQueries {
      return
        "The rows are right; \(counted(queries, "query")) were sent, and \(maxQueries) \(maxQueries == 1 ? "is" : "are") enough."
    }
    return "The rows are right\(isRightOnHidden == true ? ", on other data as well" : "")."
  }
}
