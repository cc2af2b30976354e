/// A text to read, with single keys to choose from; the text scrolls when it is long.
package struct TextPage<Choice: Sendable>: Sendable {
  private let title: String
  private let content: Content
  private let bindings: [KeyBinding<Choice>]
  /// What became of the key before.
  private var notice: String?

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
    /// Its keys are to be explained.
    case keys
    case nothing
  }

  /// What a key does.
  package func press(
    _ key: Key, in size: TerminalSize, _ palette: Palette, scroll: Int
  ) -> Move {
    if let found = bindings.flatMap(\.actions).first(where: { $0.key == key }) {
      return .chosen(found.action)
    }
    if key == .character("?") { return .keys }
    let view = page(size, palette).view(in: size, scroll: scroll)
    guard let target = target(of: key, in: view) else { return .nothing }
    return .scroll(max(0, min(view.limit, target)))
  }

  /// The first line to be seen after a key; nil when it does not scroll.
  private func target(of key: Key, in view: Page.View) -> Int? {
    let here = view.shown.lowerBound
    return switch key {
    case .down, .character("j"): here + 1
    case .up, .character("k"): here - 1
    case .pageDown, .character(" "): here + max(1, view.room - 1)
    case .pageUp, .character("-"): here - max(1, view.room - 1)
    case .home: 0
    case .end: view.limit
    default: nil
    }
  }

  /// The keys that work here; the last one, which leaves, stays the last.
  package var hints: [KeyHint] {
    var hints = bindings.compactMap(\.hint)
    guard !bindings.contains(where: { $0.actions.contains { $0.key == .character("?") } }) else {
      return hints
    }
    hints.insert(KeysPage.hint, at: max(0, hints.count - 1))
    return hints + [Self.scrolling]
  }

  private static var scrolling: KeyHint {
    KeyHint(
      "↑↓ Space -", "scroll", help: "scroll by a line or a page; Home and End go all the way",
      isInFooter: false)
  }

  /// The same with a sentence below the text.
  package func noting(_ sentence: String?) -> Self {
    var page = self
    page.notice = sentence ?? notice
    return page
  }

  private func page(_ size: TerminalSize, _ palette: Palette) -> Page {
    Page(
      heading: StyledLine(" " + title, Style(.heading, .bold)),
      body: body(max(Page.least.columns, size.columns) - 2, palette)
        .map { StyledLine(" ") + $0 },
      notice: notice,
      hints: hints)
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
