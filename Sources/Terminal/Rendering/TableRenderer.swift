import Markdown
import TextAnalysis

/// Tables, as a grid where there is room and row by row where there is not.
struct TableRenderer {
  let width: Int
  let inlines: InlineRenderer

  private static let separator = " │ "

  func lines(_ table: Table) -> [StyledLine] {
    let header = table.header.map { line($0, Style(.heading, .bold)) }
    let rows = table.rows.map { row in row.map { line($0, .plain) } }
    let widths = table.alignments.indices.map { column in
      ([header] + rows).map { $0[column].width }.max() ?? 0
    }
    let total = widths.reduce(0, +) + (widths.count - 1) * DisplayWidth.of(Self.separator)
    return total <= width
      ? grid(header, rows, widths, table.alignments) : stack(header, rows)
  }

  private func line(_ cell: Table.Cell, _ style: Style) -> StyledLine {
    StyledLine(Array(inlines.segments(cell, style).joined(separator: [StyledLine.Span(" ")])))
  }

  private func grid(
    _ header: [StyledLine], _ rows: [[StyledLine]], _ widths: [Int],
    _ alignments: [Table.Alignment]
  ) -> [StyledLine] {
    let rule = widths.map { String(repeating: "─", count: $0) }.joined(separator: "─┼─")
    let columns = Array(zip(widths, alignments))
    return [gridRow(header, columns), StyledLine(rule, Style(.muted))]
      + rows.map { gridRow($0, columns) }
  }

  private func gridRow(
    _ cells: [StyledLine], _ columns: [(width: Int, alignment: Table.Alignment)]
  ) -> StyledLine {
    var row = StyledLine()
    for (index, (cell, column)) in zip(cells, columns).enumerated() {
      if index > 0 { row.append(StyledLine.Span(Self.separator, Style(.muted))) }
      let room = column.width - cell.width
      let before =
        switch column.alignment {
        case .none, .left: 0
        case .center: room / 2
        case .right: room
        }
      // Blanks at the end of a line are of no use.
      let after = index == cells.count - 1 ? 0 : room - before
      row = row + Self.blanks(before) + cell + Self.blanks(after)
    }
    return row
  }

  private static func blanks(_ count: Int) -> StyledLine {
    StyledLine(String(repeating: " ", count: count))
  }

  /// Each cell in lines of its own, behind the header of its column.
  private func stack(_ header: [StyledLine], _ rows: [[StyledLine]]) -> [StyledLine] {
    guard !rows.isEmpty else {
      return header.flatMap { LineWrapping.lines($0.spans, width: width) }
    }
    let blocks = rows.map { row in
      zip(header, row).flatMap { title, cell in
        let label = title + StyledLine(": ", Style(.heading, .bold))
        return LineWrapping.lines((label + cell).spans, width: width - 2).enumerated().map {
          $0 == 0 ? $1 : Self.blanks(2) + $1
        }
      }
    }
    return Array(blocks.joined(separator: [StyledLine()]))
  }
}
