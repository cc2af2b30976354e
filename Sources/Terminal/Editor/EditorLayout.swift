internal import TextAnalysis

/// A text being typed, in rows of a width.
package struct EditorLayout: Sendable, Equatable {
  /// The characters of each row, by their numbers; line endings belong to none.
  private let rows: [Range<Int>]
  private let characters: [Character]
  private let cursor: Int

  /// Breaks behind blanks where it can; every row leaves room for the cursor behind its end.
  init(_ characters: [Character], cursor: Int, width: Int) {
    self.characters = characters
    self.cursor = cursor
    rows = Self.rows(characters, width: max(2, width - 1))
  }

  package var lines: [StyledLine] {
    rows.map { StyledLine(String(characters[$0])) }
  }

  /// The text up to the cursor, and from there on.
  package var before: String { String(characters[..<cursor]) }
  package var after: String { String(characters[cursor...]) }

  /// Where the cursor stands.
  package var place: Drawing.Position {
    let row = cursorRow
    return Drawing.Position(row: row, column: columns(rows[row].lowerBound..<cursor))
  }

  /// The place in the text that stands some rows away from the cursor, in the nearest column.
  func place(rowsAway: Int) -> Int {
    let target = cursorRow + rowsAway
    guard rows.indices.contains(target) else {
      return rowsAway < 0 ? 0 : characters.count
    }
    let wanted = place.column
    var index = rows[target].lowerBound
    while index < lastPlace(of: target), columns(rows[target].lowerBound..<index + 1) <= wanted {
      index += 1
    }
    return index
  }

  /// The end of a row that goes on in the next one is the start of that one.
  private func lastPlace(of row: Int) -> Int {
    let end = rows[row].upperBound
    let goesOn = row + 1 < rows.count && rows[row + 1].lowerBound == end
    return goesOn ? max(rows[row].lowerBound, end - 1) : end
  }

  private var cursorRow: Int {
    rows.lastIndex { $0.lowerBound <= cursor } ?? 0
  }

  private func columns(_ range: Range<Int>) -> Int {
    characters[range].reduce(0) { $0 + DisplayWidth.of($1) }
  }

  private static func rows(_ characters: [Character], width: Int) -> [Range<Int>] {
    var rows: [Range<Int>] = []
    var (start, columns) = (0, 0)
    /// The place behind the last blank of the row, and the columns up to it.
    var (breakPlace, breakColumns) = (0, 0)
    for (index, character) in characters.enumerated() {
      if character == "\n" {
        rows.append(start..<index)
        (start, columns, breakPlace, breakColumns) = (index + 1, 0, index + 1, 0)
        continue
      }
      let next = DisplayWidth.of(character)
      if columns + next > width {
        if breakPlace == start { (breakPlace, breakColumns) = (index, columns) }
        rows.append(start..<breakPlace)
        (start, columns) = (breakPlace, columns - breakColumns)
        breakColumns = 0
      }
      columns += next
      if character == " " { (breakPlace, breakColumns) = (index + 1, columns) }
    }
    rows.append(start..<characters.count)
    return rows
  }
}

extension TextEditor {
  package func layout(width: Int) -> EditorLayout {
    EditorLayout(characters, cursor: cursor, width: width)
  }
}
