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

  func text(width: Int) -> String {
    let all = [columns.map(\.title)] + rows
    let widths = columns.indices.map { column in all.map { $0[column].count }.max() ?? 0 }
    return all.map { row in
      var line = ""
      for (index, cell) in row.enumerated() {
        let padding = String(repeating: " ", count: widths[index] - cell.count)
        switch columns[index] {
        case .right: line += padding + cell
        case .left: line += index == row.count - 1 ? cell : cell + padding
        }
        if index < row.count - 1 { line += "  " }
      }
      return line.cut(to: width)
    }
    .joined(separator: "\n")
  }
}
