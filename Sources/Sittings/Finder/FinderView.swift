package import Terminal
internal import TextAnalysis

/// The live search as a screen: the query in the heading, the hits below it.
package struct FinderView: Sendable {
  /// A hit as it is listed.
  package struct ListedHit: Sendable, Equatable {
    package let prompt: StyledLine
    /// Where it belongs, such as topic and level.
    package let place: String
    package let snippet: StyledLine?

    package init(prompt: StyledLine, place: String, snippet: StyledLine?) {
      self.prompt = prompt
      self.place = place
      self.snippet = snippet
    }
  }

  private let size: TerminalSize
  private static let title = " Search: "

  package init(size: TerminalSize) {
    self.size = size
  }

  package func drawing(_ state: FinderState, hits: [ListedHit], notice: String?) -> Drawing {
    let blocks = hits.enumerated().map { block($1, isSelected: $0 == state.selected) }
    let before = blocks.prefix(state.selected).reduce(0) { $0 + $1.count }
    let length = blocks.indices.contains(state.selected) ? blocks[state.selected].count : 1
    let (query, column) = shownQuery(state.query)
    let page = Page(
      heading: query, body: Array(blocks.joined()), cursor: .near(before..<before + length),
      notice: notice, hints: Self.hints)
    let drawing = page.drawing(in: size, scroll: 0)
    guard size.columns >= Page.least.columns, size.rows >= Page.least.rows else { return drawing }
    return Drawing(lines: drawing.lines, cursor: Drawing.Position(row: 0, column: column))
  }

  private static let hints = [
    KeyHint("↑↓", "choose"), KeyHint("Enter", "show the question", brief: "show"),
    KeyHint("Ctrl-U", "clear"), KeyHint("Esc", "leave"),
  ]

  /// The end of the query that fits, and the column of its cursor.
  private func shownQuery(_ query: TextEditor) -> (StyledLine, Int) {
    let room = max(1, size.columns - DisplayWidth.of(Self.title) - 2)
    let layout = query.layout(width: .max)
    let before = Self.end(of: layout.before, width: room)
    let isCut = before.count < layout.before.count
    let line =
      StyledLine(Self.title, Style(.heading, .bold)) + StyledLine(isCut ? "…" : "", Style(.muted))
      + StyledLine(before)
    return (line + StyledLine(layout.after), line.width)
  }

  private static func end(of text: String, width: Int) -> String {
    var columns = 0
    return String(
      text.reversed().prefix { character in
        columns += DisplayWidth.of(String(character))
        return columns <= width
      }.reversed())
  }

  private func block(_ hit: ListedHit, isSelected: Bool) -> [StyledLine] {
    let mark = StyledLine(isSelected ? "› " : "  ", Style(.accent, .bold))
    let prompt =
      isSelected
      ? StyledLine(hit.prompt.spans.map { .init($0.text, $0.style.with(.bold)) }) : hit.prompt
    let snippet = hit.snippet.map { [StyledLine("    ") + $0.tinted(.muted)] } ?? []
    return [mark + prompt, StyledLine("    \(hit.place)", Style(.muted))]
      + (size.rows < 16 ? [] : snippet)
  }
}
