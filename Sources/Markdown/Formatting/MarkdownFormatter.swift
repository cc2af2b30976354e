internal import Parallelism
internal import TextAnalysis

/// Writes blocks as Markdown that GitHub, Jekyll and any CommonMark reader take for the same blocks.
///
/// What can be written in several ways is written in one. A list is tight only when its items are
/// single paragraphs with tight lists under them.
package enum MarkdownFormatter {
  /// The text of a whole file, with a final line ending.
  ///
  /// Jekyll looks for `{{` and `{%` before it looks for Markdown, so a file that has them in its
  /// code is put between `raw` tags, and those into comments, where only Jekyll sees them.
  package static func text(_ blocks: [Block]) -> String {
    let text = source(blocks) + "\n"
    guard text.contains(text: "{{") || text.contains(text: "{%") else { return text }
    return "<!-- {% raw %} -->\n\n\(text)\n<!-- {% endraw %} -->\n"
  }

  /// The text of a part of a file, without a final line ending and without regard to Jekyll.
  package static func source(_ blocks: [Block]) -> String {
    chunks(blocks).concurrentMap { lines($0, isTight: false) }
      .joined(separator: [""]).joined(separator: "\n")
  }

  /// The blocks in parts that are each worth a thread.
  private static func chunks(_ blocks: [Block]) -> [ArraySlice<MarkedBlock>] {
    let marked = marked(blocks)
    let size = 64
    return stride(from: 0, to: marked.count, by: size).map { start in
      marked[start..<min(start + size, marked.count)]
    }
  }

  static func lines(_ blocks: [Block], isTight: Bool = false) -> [String] {
    lines(marked(blocks)[...], isTight: isTight)
  }

  private static func lines(_ blocks: ArraySlice<MarkedBlock>, isTight: Bool) -> [String] {
    var lines: [String] = []
    for (index, (block, marker)) in blocks.enumerated() {
      if index > 0, !isTight { lines.append("") }
      lines += self.lines(block, marker)
    }
    return lines
  }

  private typealias MarkedBlock = (block: Block, marker: Marker?)

  /// Blocks with the signs of lists, which depend on the block before.
  private static func marked(_ blocks: [Block]) -> [MarkedBlock] {
    var previous: Marker?
    return blocks.map { block in
      previous = Marker(for: block, after: previous)
      return (block, previous)
    }
  }

  private static func lines(_ block: Block, _ marker: Marker?) -> [String] {
    switch block {
    case .paragraph(let inlines): InlineFormatter.lines(inlines)
    case .heading(let level, let inlines):
      [String(repeating: "#", count: level) + " " + InlineFormatter.line(inlines)]
    case .list(let list): self.lines(list, marker ?? .first)
    case .code(let language, let text): CodeFormatter.block(language: language, text)
    case .quote(let blocks): quoted(self.lines(blocks))
    case .table(let table): TableFormatter.lines(table)
    // Neither a bullet nor what underlines a heading.
    case .thematicBreak: ["___"]
    case .html(let text): text.lines
    }
  }

  private static func quoted(_ lines: [String]) -> [String] {
    lines.isEmpty ? [">"] : lines.map { $0.isEmpty ? ">" : "> " + $0 }
  }

  private static func lines(_ list: List, _ marker: Marker) -> [String] {
    let isTight = list.items.allSatisfy(isTight)
    var lines: [String] = []
    for (index, item) in list.items.enumerated() {
      if index > 0, !isTight { lines.append("") }
      let sign = marker.text(list.kind, index)
      let indent = String(repeating: " ", count: sign.count + 1)
      let content = self.lines(item, isTight: isTight)
      lines.append(content.first.map { sign + " " + $0 } ?? sign)
      lines += content.dropFirst().map { $0.isEmpty ? "" : indent + $0 }
    }
    return lines
  }

  private static func isTight(_ item: [Block]) -> Bool {
    guard case .paragraph(let inlines) = item.first, !inlines.isEmpty else { return false }
    return item.dropFirst().allSatisfy(mayFollowParagraph)
  }

  /// Whether a block is taken for a list right after a line of text.
  private static func mayFollowParagraph(_ block: Block) -> Bool {
    guard case .list(let list) = block, let first = list.items.first, isTight(first) else {
      return false
    }
    return list.kind == .bullet || list.kind == .ordered(start: 1)
  }
}

/// The signs of a list, which differ from those of a list right before it.
private enum Marker: Sendable {
  case first, second

  init?(for block: Block, after previous: Marker?) {
    guard case .list = block else { return nil }
    self = previous == .first ? .second : .first
  }

  func text(_ kind: ListKind, _ index: Int) -> String {
    switch (kind, self) {
    case (.bullet, .first): "-"
    case (.bullet, .second): "*"
    // More digits would not be read as a number.
    case (.ordered(let start), .first): "\(min(start + index, 999_999_999))."
    case (.ordered(let start), .second): "\(min(start + index, 999_999_999)))"
    }
  }
}
