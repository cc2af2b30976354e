/// Writes tables as Markdown.
enum TableFormatter {
  static func lines(_ table: Table) -> [String] {
    [row(table.header), "|" + table.alignments.map { dashes($0) + "|" }.joined()]
      + table.rows.map(row)
  }

  private static func row(_ cells: [Table.Cell]) -> String {
    "| " + cells.map(InlineFormatter.cell).joined(separator: " | ") + " |"
  }

  private static func dashes(_ alignment: Table.Alignment) -> String {
    switch alignment {
    case .none: "---"
    case .left: ":--"
    case .center: ":-:"
    case .right: "--:"
    }
  }
}
