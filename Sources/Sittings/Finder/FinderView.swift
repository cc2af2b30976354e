package import Terminal
internal import TextAnalysis

/// The live search as a screen: the query in the heading, the hits below it, and beside them, where there
/// is room, the beginning of the chosen question.
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

  /// What there is to show of a search.
  package struct Found: Sendable, Equatable {
    package var hits: [ListedHit] = []
    /// Such as "12 hits".
    package var count = ""
    package var notice: String?
    /// Of the chosen hit.
    package var preview: [StyledLine] = []

    package init(hits: [ListedHit] = [], count: String = "", notice: String? = nil) {
      self.hits = hits
      self.count = count
      self.notice = notice
    }
  }

  private let size: TerminalSize
  private static let title = " Search: "
  /// Windows less wide than this have no preview.
  private static let leastWithPreview = 100
  private static let gap = StyledLine(" │ ", Style(.muted))

  package init(size: TerminalSize) {
    self.size = size
  }

  /// The columns of the preview; nil where there is no room for one.
  package var previewWidth: Int? {
    size.columns < Self.leastWithPreview
      ? nil : min(TextLayout.comfortable, size.columns - listWidth - Self.gap.width)
  }

  private var listWidth: Int {
    size.columns < Self.leastWithPreview ? size.columns : max(46, size.columns * 2 / 5)
  }

  package func drawing(_ state: FinderState, _ found: Found) -> Drawing {
    let blocks = found.hits.enumerated().map { block($1, isSelected: $0 == state.selected) }
    let before = blocks.prefix(state.selected).reduce(0) { $0 + $1.count }
    let length = blocks.indices.contains(state.selected) ? blocks[state.selected].count : 1
    let (query, column) = shownQuery(state.query)
    let page = Page(
      heading: query, body: Array(blocks.joined()), cursor: .near(before..<before + length),
      notice: found.notice, hints: state.hints)
    let drawing = page.drawing(in: size, scroll: 0)
    guard size.columns >= Page.least.columns, size.rows >= Page.least.rows else { return drawing }
    var lines = drawing.lines
    lines[1] = rule(found.count)
    if previewWidth != nil, !found.hits.isEmpty {
      add(found.preview, to: &lines, room: page.view(in: size, scroll: 0).room)
    }
    return Drawing(lines: lines, cursor: Drawing.Position(row: 0, column: column))
  }

  /// The line below the query, which says how much was found.
  private func rule(_ count: String) -> StyledLine {
    let count = count.isEmpty ? "" : " \(count) "
    let rest = max(0, size.columns - 3 - DisplayWidth.of(count))
    return StyledLine("───" + count + String(repeating: "─", count: rest), Style(.muted))
      .clipped(to: size.columns)
  }

  private func add(_ preview: [StyledLine], to lines: inout [StyledLine], room: Int) {
    for row in 0..<room {
      let isCut = row == room - 1 && preview.count > room
      let beside = row < preview.count ? preview[row] : StyledLine()
      lines[row + 2] =
        lines[row + 2].padded(to: listWidth) + Self.gap
        + (isCut ? StyledLine("…", Style(.muted)) : beside)
    }
  }

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
    let lines =
      [mark + prompt, StyledLine("    \(hit.place)", Style(.muted))]
      + (size.rows < 16 ? [] : snippet)
    return lines.map { $0.clipped(to: listWidth) }
  }
}
