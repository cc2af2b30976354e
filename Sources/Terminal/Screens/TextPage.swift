/// A text to read, with single keys to choose from; the text scrolls when it is long.
package struct TextPage<Choice: Sendable>: Sendable {
  private let title: String
  private let content: Content
  private let bindings: [KeyBinding<Choice>]
  /// What became of the key before.
  private let notice: String?

  private enum Content: Sendable {
    case blocks([[String]])
    case lines(@Sendable (_ width: Int) -> [StyledLine])
  }

  /// Blocks of Markdown, to be parted by empty lines; each of texts that begin a line.
  package init(
    title: String, blocks: [[String]], bindings: [KeyBinding<Choice>], notice: String? = nil
  ) {
    self.title = title
    content = .blocks(blocks)
    self.bindings = bindings
    self.notice = notice
  }

  /// Lines laid out anew for the columns of each window, such as tables; one that is too wide is broken.
  package init(
    title: String, bindings: [KeyBinding<Choice>],
    lines: @escaping @Sendable (_ width: Int) -> [StyledLine]
  ) {
    self.title = title
    content = .lines(lines)
    self.bindings = bindings
    notice = nil
  }

  package func drawing(in size: TerminalSize, _ palette: Palette, scroll: Int) -> Drawing {
    page(size, palette).drawing(in: size, scroll: scroll)
  }

  package enum Move {
    case chosen(Choice)
    /// The lines to scroll away at the top.
    case scroll(Int)
  }

  /// What a key does; one that means nothing scrolls to where the text stands.
  package func press(
    _ key: Key, in size: TerminalSize, _ palette: Palette, scroll: Int
  ) -> Move {
    if let found = bindings.flatMap(\.actions).first(where: { $0.key == key }) {
      return .chosen(found.action)
    }
    let view = page(size, palette).view(in: size, scroll: scroll)
    return .scroll(max(0, min(view.limit, target(of: key, in: view))))
  }

  private func target(of key: Key, in view: Page.View) -> Int {
    let here = view.shown.lowerBound
    return switch key {
    case .down, .character("j"): here + 1
    case .up, .character("k"): here - 1
    case .pageDown, .character(" "): here + max(1, view.room - 1)
    case .pageUp, .character("-"): here - max(1, view.room - 1)
    case .home: 0
    case .end: view.limit
    default: here
    }
  }

  private func page(_ size: TerminalSize, _ palette: Palette) -> Page {
    Page(
      heading: StyledLine(" " + title, Style(.heading, .bold)),
      body: body(max(Page.least.columns, size.columns) - 2, palette)
        .map { StyledLine(" ") + $0 },
      notice: notice,
      hints: bindings.compactMap(\.hint))
  }

  private func body(_ width: Int, _ palette: Palette) -> [StyledLine] {
    switch content {
    case .blocks(let blocks):
      let layout = TextLayout(width: min(TextLayout.comfortable, width), palette: palette)
      let lines = blocks.map { block in block.flatMap { layout.markdown($0) } }
      return Array(lines.joined(separator: [StyledLine()]))
    case .lines(let lines):
      return lines(width).flatMap { $0.width <= width ? [$0] : $0.wrapped(to: width) }
    }
  }
}
