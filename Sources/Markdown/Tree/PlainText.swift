extension Document {
  /// What a reader reads, without any markup; blocks, items and rows stand in lines of their own.
  package var plainText: String {
    blocks.plainText
  }
}

extension [Block] {
  /// The words of the blocks, each in lines of its own.
  package var plainText: String {
    map(\.plainText).filter { !$0.isEmpty }.joined(separator: "\n")
  }
}

extension Block {
  /// The words of the block; raw HTML has none.
  package var plainText: String {
    switch self {
    case .paragraph(let inlines), .heading(_, let inlines): inlines.plainText
    case .list(let list): list.items.map(\.plainText).joined(separator: "\n")
    case .code(_, let text): text
    case .quote(let blocks): blocks.plainText
    case .table(let table):
      table.allRows.map { row in row.map(\.plainText).joined(separator: " ") }
        .joined(separator: "\n")
    case .thematicBreak, .html: ""
    }
  }
}

extension [Inline] {
  /// The words of the inlines one after the other.
  package var plainText: String {
    map(\.plainText).joined()
  }
}

extension Inline {
  /// The words of the inline; an image has its description, a soft break is a space.
  package var plainText: String {
    switch self {
    case .text(let text), .code(let text), .autolink(_, let text): text
    case .emphasis, .strong, .strikethrough, .link, .image: children.plainText
    case .softBreak: " "
    case .hardBreak: "\n"
    case .html: isLineBreakTag ? "\n" : ""
    }
  }

  /// Whether it is `<br>`, which is the only way to break a line in a table.
  package var isLineBreakTag: Bool {
    guard case .html(let tag) = self else { return false }
    return ["<br>", "<br/>", "<br />"].contains(tag.lowercased())
  }
}
