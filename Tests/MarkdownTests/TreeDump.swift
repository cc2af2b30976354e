import Markdown

/// A document as lines of text, one node a line, to be compared with what `reference_trees.py` prints.
///
/// A paragraph of a tight list is called `tight`, which is how the reference tells both lists apart.
struct TreeDump {
  private(set) var lines: [String] = []

  static func text(_ document: Document) -> String {
    var dump = TreeDump()
    dump.add(document.blocks, 0)
    return dump.lines.joined(separator: "\n")
  }

  private mutating func line(_ depth: Int, _ words: String...) {
    lines.append(
      String(repeating: " ", count: depth) + words.filter { !$0.isEmpty }.joined(separator: " "))
  }

  private mutating func add(_ blocks: [Block], _ depth: Int, isTight: Bool = false) {
    for block in blocks { add(block, depth, isTight: isTight) }
  }

  private mutating func add(_ block: Block, _ depth: Int, isTight: Bool) {
    switch block {
    case .paragraph(let inlines):
      line(depth, isTight ? "tight" : "paragraph")
      add(inlines, depth + 1)
    case .heading(let level, let inlines):
      line(depth, "heading", String(level))
      add(inlines, depth + 1)
    case .list(let list): add(list, depth)
    case .code(let language, let text): line(depth, "code", language ?? "", quoted(text))
    case .quote(let blocks):
      line(depth, "quote")
      add(blocks, depth + 1)
    case .table(let table): add(table, depth)
    case .thematicBreak: line(depth, "thematicBreak")
    case .html(let text): line(depth, "html", quoted(text))
    }
  }

  private mutating func add(_ list: List, _ depth: Int) {
    switch list.kind {
    case .bullet: line(depth, "bullet")
    case .ordered(let start): line(depth, "ordered", String(start))
    }
    for item in list.items {
      line(depth + 1, "item")
      add(item, depth + 2, isTight: list.isTight)
    }
  }

  private mutating func add(_ table: Table, _ depth: Int) {
    line(depth, "table", table.alignments.map { "\($0)" }.joined(separator: " "))
    for row in [table.header] + table.rows {
      line(depth + 1, "row")
      for cell in row {
        line(depth + 2, "cell")
        add(cell, depth + 3)
      }
    }
  }

  private mutating func add(_ inlines: [Inline], _ depth: Int) {
    for inline in inlines { add(inline, depth) }
  }

  private mutating func add(_ inline: Inline, _ depth: Int) {
    switch inline {
    case .text(let text): line(depth, "text", quoted(text))
    case .code(let text): line(depth, "span", quoted(text))
    case .html(let text): line(depth, "tag", quoted(text))
    case .softBreak: line(depth, "softBreak")
    case .hardBreak: line(depth, "hardBreak")
    case .autolink(let destination, let text):
      line(depth, "autolink", quoted(destination), quoted(text))
    case .emphasis(let inlines): add("emphasis", inlines, depth)
    case .strong(let inlines): add("strong", inlines, depth)
    case .strikethrough(let inlines): add("strikethrough", inlines, depth)
    case .link(let destination, let title, let inlines):
      add("link \(quoted(destination)) \(quoted(title ?? ""))", inlines, depth)
    case .image(let source, let title, let inlines):
      add("image \(quoted(source)) \(quoted(title ?? ""))", inlines, depth)
    }
  }

  private mutating func add(_ name: String, _ inlines: [Inline], _ depth: Int) {
    line(depth, name)
    add(inlines, depth + 1)
  }

  private func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", "\"": result += "\\" + String(scalar)
      case "\n": result += "\\n"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
