internal import TextAnalysis

/// Rows in columns, for people; the last column is cut to the width, never padded.
package struct TextTable {
  /// The heading of a column, and to which side its cells keep.
  package enum Column {
    case left(String)
    case right(String)

    fileprivate var title: String {
      switch self {
      case .left(let title), .right(let title): title
      }
    }
  }

  private let columns: [Column]
  private let rows: [[String]]

  /// Each row has a cell for every column.
  package init(columns: [Column], rows: [[String]]) {
    self.columns = columns
    self.rows = rows
  }

  /// Columns without any title have no heading.
  private var lines: [[String]] {
    let titles = columns.map(\.title)
    return (titles.allSatisfy(\.isEmpty) ? [] : [titles]) + rows
  }

  private var widths: [Int] {
    columns.indices.map { column in lines.map { DisplayWidth.of($0[column]) }.max() ?? 0 }
  }

  /// The columns of the terminal that it takes.
  package var width: Int { widths.reduce(0, +) + 2 * (columns.count - 1) }

  /// The heading and the rows, a line each.
  package func text(width: Int) -> String {
    let widths = widths
    return lines.map { row in
      var line = ""
      for (index, cell) in row.enumerated() {
        switch columns[index] {
        case .right: line += cell.leftPadded(to: widths[index])
        case .left: line += index == row.count - 1 ? cell : cell.padded(to: widths[index])
        }
        if index < row.count - 1 { line += "  " }
      }
      return line.cut(to: width)
    }
    .joined(separator: "\n")
  }
}
