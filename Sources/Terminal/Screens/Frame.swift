/// A whole screen as one write.
package enum Frame {
  /// Moves to the top, replaces every line, clears what is below and shows the cursor where it
  /// belongs, if anywhere.
  ///
  /// Between the marks of synchronized update (contour-terminal.org/vt-extensions), so that terminals
  /// that know them show no half-drawn frame; the others ignore them.
  package static func text(_ drawing: Drawing, _ palette: Palette) -> String {
    let lines = drawing.lines.map { $0.ansi(palette) + "\u{1b}[K" }
    return "\u{1b}[?2026h\u{1b}[?25l\u{1b}[H" + lines.joined(separator: "\r\n") + "\u{1b}[J"
      + cursor(drawing.cursor) + "\u{1b}[?2026l"
  }

  private static func cursor(_ place: Drawing.Position?) -> String {
    place.map { "\u{1b}[\($0.row + 1);\($0.column + 1)H\u{1b}[?25h" } ?? ""
  }
}

/// What a window shows.
package struct Drawing: Sendable, Equatable {
  /// A cell, counted from 0.
  package struct Position: Sendable, Equatable {
    package let row: Int
    package let column: Int

    package init(row: Int, column: Int) {
      self.row = row
      self.column = column
    }
  }

  /// Not more than the window has rows, none wider than it has columns.
  package let lines: [StyledLine]
  /// Where the cursor is shown; nil hides it.
  package let cursor: Position?

  package init(lines: [StyledLine], cursor: Position? = nil) {
    self.lines = lines
    self.cursor = cursor
  }
}
