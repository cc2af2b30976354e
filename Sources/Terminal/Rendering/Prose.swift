/// Markdown of the bank as it is printed: rendered on a terminal, as it is everywhere else.
package struct Prose {
  private let palette: Palette
  /// Nil where nothing is rendered.
  private let layout: TextLayout?

  /// Laid out for a width; nil where nothing is rendered.
  package init(_ palette: Palette, width: Int?) {
    self.palette = palette
    layout = width.map {
      TextLayout(width: min($0, TextLayout.comfortable), palette: palette, breaksAddresses: false)
    }
  }

  /// The text behind a lead such as "a) "; no line ending at the end.
  package func text(_ markdown: String, lead: String = "") -> String {
    guard let layout else { return lead + markdown }
    return layout.markdown(markdown, lead: StyledLine(lead)).map { $0.ansi(palette) }
      .joined(separator: "\n")
  }

  /// Lines of our own, broken between words where a terminal would break inside of one.
  package func lines(_ text: String) -> String {
    guard let layout else { return text }
    return text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line in
      let indent = line.prefix { $0 == " " }
      return layout.plain(String(line.dropFirst(indent.count)), lead: StyledLine(String(indent)))
    }.map(\.text).joined(separator: "\n")
  }
}
