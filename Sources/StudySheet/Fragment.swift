import Markdown

/// A piece of a bank's Markdown, made fit to stand inside a sheet.
///
/// Raw HTML becomes text, because a bank's `<model>` is meant to be read and its `<!--` must not
/// swallow the rest of the sheet. A heading becomes a strong line, so that it takes no part in the
/// sheet's own outline and anchors.
enum Fragment {
  static func blocks(_ markdown: String) -> [Block] {
    Document(parsing: markdown).blocks.map(block)
  }

  /// The inlines of a text that is one paragraph; other blocks give their words.
  static func inlines(_ markdown: String) -> [Inline] {
    let blocks = blocks(markdown)
    guard blocks.count == 1, case .paragraph(let inlines) = blocks[0] else {
      return [.text(blocks.plainText)]
    }
    return inlines
  }

  private static func block(_ block: Block) -> Block {
    switch block {
    case .paragraph(let inlines): .paragraph(inlines.flatMap(inline))
    case .heading(_, let inlines): .paragraph([.strong(inlines.flatMap(inline))])
    case .list(let list):
      .list(
        List(kind: list.kind, isTight: list.isTight, items: list.items.map { $0.map(self.block) }))
    case .quote(let blocks): .quote(blocks.map(self.block))
    case .table(let table):
      .table(
        Table(
          alignments: table.alignments, header: table.header.map { $0.flatMap(inline) },
          rows: table.rows.map { $0.map { $0.flatMap(inline) } }))
    case .html(let text): .paragraph(lines(text))
    case .code, .thematicBreak: block
    }
  }

  private static func inline(_ inline: Inline) -> [Inline] {
    switch inline {
    case .html(let text): inline.isLineBreakTag ? [.hardBreak] : lines(text)
    case .emphasis(let inlines): [.emphasis(inlines.flatMap(self.inline))]
    case .strong(let inlines): [.strong(inlines.flatMap(self.inline))]
    case .strikethrough(let inlines): [.strikethrough(inlines.flatMap(self.inline))]
    case .link(let destination, let title, let inlines):
      [.link(destination: destination, title: title, inlines.flatMap(self.inline))]
    case .image(let source, let title, let inlines):
      [.image(source: source, title: title, inlines.flatMap(self.inline))]
    case .text, .code, .autolink, .softBreak, .hardBreak: [inline]
    }
  }

  private static func lines(_ text: String) -> [Inline] {
    let lines = text.split(separator: "\n").map { [Inline.text(String($0))] }
    return Array(lines.joined(separator: [.softBreak]))
  }
}
