/// A whole screen as one write.
package enum Frame {
  /// Moves to the top, replaces every line and clears what is below.
  ///
  /// Between the marks of synchronized update (contour-terminal.org/vt-extensions), so that terminals
  /// that know them show no half-drawn frame; the others ignore them.
  package static func text(_ lines: [String]) -> String {
    "\u{1b}[?2026h\u{1b}[H" + lines.map { $0 + "\u{1b}[K" }.joined(separator: "\r\n")
      + "\u{1b}[J\u{1b}[?2026l"
  }
}
