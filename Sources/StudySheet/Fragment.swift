import Markdown

/// A piece of a bank's Markdown, made fit to stand inside a sheet.
///
/// Raw HTML becomes text, because a bank's `<model>` is meant to be read and its `<!--` must not
/// swallow the rest of the sheet. A heading becomes a strong line, so that it takes no part in the
/// sheet's own outline and anchors.
enum Fragment {
  static func blocks(_ markdown: String) -> [Block] {
    Document(parsing: markdown).blocks.mapInlines { $0.replacing(tag) }.replacing(block)
  }

  /// The inlines of a text that is one paragraph; other blocks give their words.
  static func inlines(_ markdown: String) -> [Inline] {
    let blocks = blocks(markdown)
    guard blocks.count == 1, case .paragraph(let inlines) = blocks[0] else {
      return [.text(blocks.plainText)]
    }
    return inlines
  }

  private static func block(_ block: Block) -> [Block]? {
    switch block {
    case .heading(_, let inlines): [.paragraph([.strong(inlines)])]
    case .html(let text): [.paragraph(lines(text))]
    case .paragraph, .list, .code, .quote, .table, .thematicBreak: nil
    }
  }

  private static func tag(_ inline: Inline) -> [Inline]? {
    guard case .html(let text) = inline else { return nil }
    return inline.isLineBreakTag ? [.hardBreak] : lines(text)
  }

  private static func lines(_ text: String) -> [Inline] {
    let lines = text.split(separator: "\n").map { [Inline.text(String($0))] }
    return Array(lines.joined(separator: [.softBreak]))
  }
}
