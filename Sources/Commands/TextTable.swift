internal import TextAnalysis

/// Rows in columns, for people; the last column is cut to the width, never padded.
struct TextTable {
  enum Column {
    case left(String)
    case right(String)

    var title: String {
      switch self {
      case .left(let title), .right(let title): title
      }
    }
  }

  let columns: [Column]
  let rows: [[String]]

  private var lines: [[String]] { [columns.map(\.title)] + rows }

  private var widths: [Int] {
    columns.indices.map { column in lines.map { DisplayWidth.of($0[column]) }.max() ?? 0 }
  }

  /// The columns of the terminal that it takes.
  var width: Int { widths.reduce(0, +) + 2 * (columns.count - 1) }

  func text(width: Int) -> String {
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
