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

  private static func lines(
    _ columns: [String], _ rows: [(mark: String, row: [Cell])], _ width: Int
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
        "The rows are right; \(counted(queries, "query")) were sent, and \(maxQueries) are enough."
    }
    return "The rows are right\(isRightOnHidden == true ? ", on other data as well" : "")."
  }
}
