import Markdown
import TextAnalysis

/// How many lines something takes in a column of the printed cheat sheet; rather too many than too few.
///
/// For the dense style of `HTMLPage`: two columns of 91 mm, the narrower of A4 and Letter, in 7.5 points
/// of DejaVu Sans, which is wider than what most systems have.
enum ColumnHeight {
  /// The lines of both columns on Letter, the lower of the two papers.
  static let ofPage = 150.0

  /// The signs of a line outside all lists, and what each list takes from it.
  private static let width = 64
  private static let indent = 2

  static func of(_ blocks: [Block], depth: Int = 0) -> Double {
    blocks.reduce(0) { $0 + of($1, depth) }
  }

  private static func of(_ block: Block, _ depth: Int) -> Double {
    let room = max(8, width - indent * depth)
    switch block {
    case .paragraph(let inlines):
      return lines(inlines.plainText, in: room) + (depth == 0 ? 0.7 : 0)
    case .heading: return 2.2
    case .list(let list):
      return list.items.reduce(0.4) { $0 + of($1, depth: depth + 1) + (depth == 0 ? 0.5 : 0) }
    // A blank line at its end is drawn, and the frame takes more than a line.
    case .code(_, let text): return lines(text, in: room - 2) + 1.4
    case .quote(let blocks): return of(blocks, depth: depth + 1) + 1
    case .table(let table):
      return table.allRows.reduce(1) { $0 + height(of: $1, in: room) }
    case .thematicBreak: return 2
    case .html(let text): return lines(text, in: room)
    }
  }

  private static func height(of row: [Table.Cell], in room: Int) -> Double {
    let cell = max(4, room / max(1, row.count) - 4)
    return 0.7 + (row.map { lines($0.plainText, in: cell) }.max() ?? 1)
  }

  /// The lines of a text that is broken at blanks, and within a word that is wider than a line.
  private static func lines(_ text: String, in room: Int) -> Double {
    text.split(separator: "\n", omittingEmptySubsequences: false).reduce(0) { sum, line in
      var (count, filled) = (1, 0)
      for word in line.split(separator: " ", omittingEmptySubsequences: false) {
        let width = DisplayWidth.of(String(word))
        if filled > 0, filled + width > room { (count, filled) = (count + 1, 0) }
        count += max(0, width - 1) / room
        filled += width % room + 1
      }
      return sum + Double(count)
    }
  }
}
