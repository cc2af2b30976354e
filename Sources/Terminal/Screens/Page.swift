/// A screen before it meets its window: a heading, a body that scrolls, and the keys that work now.
package struct Page: Sendable {
  package var heading: StyledLine
  package var body: [StyledLine]
  package var cursor: Cursor
  /// A sentence to show once, such as why a key meant nothing.
  package var notice: String?
  package var hints: [KeyHint]

  package init(
    heading: StyledLine, body: [StyledLine], cursor: Cursor = .hidden, notice: String? = nil,
    hints: [KeyHint]
  ) {
    self.heading = heading
    self.body = body
    self.cursor = cursor
    self.notice = notice
    self.hints = hints
  }

  package enum Cursor: Sendable, Equatable {
    case hidden
    /// In a column of the heading.
    case heading(Int)
    /// In the body, which is scrolled so that it shows.
    case body(Drawing.Position)
    /// Hidden, but some lines of the body are to be seen, the first before the others.
    case near(Range<Int>)
  }

  /// Windows smaller than this get a sentence instead.
  package static let least = TerminalSize(columns: 16, rows: 6)
  /// From this many rows on, the keys may take two lines.
  private static let roomy = 10

  /// The lines of the body that a window shows, and those that it leaves out.
  package func view(in size: TerminalSize, scroll: Int) -> View {
    let footer = footer(size)
    // The heading, its line, and the line with the notice.
    let room = max(1, size.rows - 3 - footer.count)
    let limit = max(0, body.count - room)
    var first = max(0, min(scroll, limit))
    switch cursor {
    case .hidden, .heading: break
    case .body(let place): first = min(max(first, place.row - room + 1), place.row)
    case .near(let lines): first = min(max(first, lines.upperBound - room), lines.lowerBound)
    }
    return View(shown: first..<min(body.count, first + room), room: room, limit: limit)
  }

  package struct View: Sendable, Equatable {
    package let shown: Range<Int>
    package let room: Int
    /// The highest number of lines that can be scrolled away.
    package let limit: Int
  }

  package func drawing(in size: TerminalSize, scroll: Int) -> Drawing {
    guard size.columns >= Self.least.columns, size.rows >= Self.least.rows else {
      return Self.tooSmall(size)
    }
    let view = view(in: size, scroll: scroll)
    let rule = StyledLine(String(repeating: "─", count: size.columns), Style(.muted))
    let filler = Array(repeating: StyledLine(), count: view.room - view.shown.count)
    let lines =
      [heading, rule] + body[view.shown] + filler + [status(view, width: size.columns)]
      + footer(size)
    return Drawing(
      lines: lines.map { $0.clipped(to: size.columns) },
      cursor: place(view))
  }

  private func place(_ view: View) -> Drawing.Position? {
    switch cursor {
    case .hidden, .near: nil
    case .heading(let column): Drawing.Position(row: 0, column: column)
    case .body(let place):
      Drawing.Position(row: place.row - view.shown.lowerBound + 2, column: place.column)
    }
  }

  private func footer(_ size: TerminalSize) -> [StyledLine] {
    KeyHint.lines(hints, width: size.columns, atMost: size.rows < Self.roomy ? 1 : 2)
  }

  /// The notice and how much lies above and below.
  private func status(_ view: View, width: Int) -> StyledLine {
    let above = view.shown.lowerBound
    let below = body.count - view.shown.upperBound
    let more = [above > 0 ? "↑ \(above)" : nil, below > 0 ? "↓ \(below)" : nil].compactMap(\.self)
    var line = StyledLine()
    if let notice { line = StyledLine(notice + "  ", Style(.warning)) }
    if !more.isEmpty {
      let count = more.joined(separator: " ")
      let lines = above + below == 1 ? "more line" : "more lines"
      let wordings = ["\(count) \(lines) (PgUp PgDn)", "\(count) \(lines)", count]
        .map { line + StyledLine($0, Style(.accent)) }
      line = wordings.first { $0.width <= width } ?? line
    }
    return line
  }

  private static func tooSmall(_ size: TerminalSize) -> Drawing {
    let sentence = "Make the window larger."
    let lines = LineWrapping.lines([StyledLine.Span(sentence)], width: max(1, size.columns))
    return Drawing(lines: Array(lines.prefix(max(1, size.rows))))
  }
}
