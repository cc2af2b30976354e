/// The two kinds of line that make a table.
enum TableRow {
  /// A table of more columns is not read as one: short rows are filled up, so that a text could
  /// otherwise grow by the square of its length.
  private static let columnLimit = 128

  /// Reads the line under the header, such as `|:--|--:|`.
  static func alignments(_ line: ArraySlice<Unicode.Scalar>) -> [Table.Alignment]? {
    let line = line.trimmed()
    guard line.allSatisfy({ $0 == "|" || $0 == "-" || $0 == ":" || $0.isBlank }),
      line.contains("-"), line.count > 1,
      !(line.first == "-" && line.dropFirst().first?.isBlank == true)
    else { return nil }
    var columns = line.split(separator: "|", omittingEmptySubsequences: false).map { $0.trimmed() }
    if columns.first?.isEmpty == true { columns.removeFirst() }
    if columns.last?.isEmpty == true { columns.removeLast() }
    guard columns.count <= columnLimit else { return nil }
    let alignments = columns.compactMap(alignment)
    return alignments.count == columns.count ? alignments : nil
  }

  private static func alignment(_ column: ArraySlice<Unicode.Scalar>) -> Table.Alignment? {
    let isLeft = column.first == ":"
    let dashes = column.dropFirst(isLeft ? 1 : 0)
    let isRight = dashes.last == ":"
    let line = dashes.dropLast(isRight ? 1 : 0)
    guard !line.isEmpty, line.allSatisfy({ $0 == "-" }) else { return nil }
    switch (isLeft, isRight) {
    case (false, false): return Table.Alignment.none
    case (true, false): return .left
    case (true, true): return .center
    case (false, true): return .right
    }
  }

  /// Splits a line at its pipes; `\|` is a pipe inside a cell, even inside code.
  static func cells(_ line: Scalars) -> [Scalars] {
    var cells: [Scalars] = [[]]
    var isEscaped = false
    for scalar in line.trimmed() {
      switch scalar {
      case "|" where isEscaped: cells[cells.count - 1][cells[cells.count - 1].count - 1] = "|"
      case "|": cells.append([])
      default: cells[cells.count - 1].append(scalar)
      }
      isEscaped = scalar == "\\"
    }
    if cells.first?.isEmpty == true { cells.removeFirst() }
    if cells.last?.isEmpty == true { cells.removeLast() }
    return cells.map { Scalars($0.trimmed()) }
  }

  /// Whether the line can head a table of so many columns.
  static func isHeader(_ line: Scalars, columns: Int) -> Bool {
    columns > 0 && line.contains("|") && cells(line).count == columns
  }
}
