package import Markdown
internal import TextAnalysis

/// Markdown as lines for a terminal.
///
/// No line is wider than the width, down to a width of 16; narrower ones are treated as that. Only an address
/// may be, where addresses are not broken.
package struct MarkdownRenderer: Sendable {
  private static let least = 16

  private let width: Int
  private let inlines: InlineRenderer
  private let breaksAddresses: Bool

  package init(width: Int, palette: Palette, breaksAddresses: Bool = true) {
    self.init(
      width: max(Self.least, width), InlineRenderer(marksInText: palette.depth == .none),
      breaksAddresses)
  }

  private init(width: Int, _ inlines: InlineRenderer, _ breaksAddresses: Bool) {
    self.width = width
    self.inlines = inlines
    self.breaksAddresses = breaksAddresses
  }

  package func lines(_ document: Document) -> [StyledLine] {
    lines(document.blocks)
  }

  private func lines(_ blocks: [Block], isTight: Bool = false) -> [StyledLine] {
    var lines: [StyledLine] = []
    for (index, block) in blocks.enumerated() {
      if index > 0, !isTight { lines.append(StyledLine()) }
      lines += self.lines(block)
    }
    return lines
  }

  private func lines(_ block: Block) -> [StyledLine] {
    switch block {
    case .paragraph(let content): paragraph(content, .plain)
    case .heading(_, let content): paragraph(content, Style(.heading, .bold))
    case .list(let list): lines(list)
    case .code(let language, let text): CodeRenderer.lines(text, language: language, width: width)
    case .quote(let blocks): within("│ ", "│ ") { $0.lines(blocks) }
    case .table(let table): TableRenderer(width: width, inlines: inlines).lines(table)
    case .thematicBreak: [StyledLine(String(repeating: "─", count: min(width, 40)), Style(.muted))]
    case .html(let text):
      text.split(separator: "\n", omittingEmptySubsequences: false).flatMap {
        LineWrapping.lines([StyledLine.Span(String($0), Style(.muted))], width: width)
      }
    }
  }

  private func paragraph(_ content: [Inline], _ style: Style) -> [StyledLine] {
    inlines.segments(content, style).flatMap {
      LineWrapping.lines($0, width: width, breaksAddresses: breaksAddresses)
    }
  }

  private func lines(_ list: List) -> [StyledLine] {
    var lines: [StyledLine] = []
    let markers = markers(list)
    for (item, marker) in zip(list.items, markers) {
      if !lines.isEmpty, !list.isTight { lines.append(StyledLine()) }
      lines += within(marker, "".padded(to: DisplayWidth.of(marker))) {
        $0.lines(item, isTight: list.isTight)
      }
    }
    return lines
  }

  /// The signs of the items, all of one width.
  private func markers(_ list: List) -> [String] {
    switch list.kind {
    case .bullet: return list.items.map { _ in "• " }
    case .ordered(let start):
      let numbers = list.items.indices.map { "\(start + $0). " }
      let width = numbers.map { DisplayWidth.of($0) }.max() ?? 0
      return numbers.map { $0.leftPadded(to: width) }
    }
  }

  /// Puts something before each line of what is inside, as long as there is room for both.
  private func within(
    _ first: String, _ rest: String, _ inside: (MarkdownRenderer) -> [StyledLine]
  ) -> [StyledLine] {
    let room = width - DisplayWidth.of(first)
    guard room >= Self.least / 2 else { return inside(self) }
    let lines = inside(MarkdownRenderer(width: room, inlines, breaksAddresses))
    return (lines.isEmpty ? [StyledLine()] : lines).enumerated().map { index, line in
      StyledLine(index == 0 ? first : rest, Style(.muted)) + line
    }
  }
}
