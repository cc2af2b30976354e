extension Block {
  /// The blocks directly inside.
  package var children: [Block] {
    switch self {
    case .list(let list): list.items.flatMap(\.self)
    case .quote(let blocks): blocks
    case .paragraph, .heading, .code, .table, .thematicBreak, .html: []
    }
  }

  /// The inlines directly inside; those of a table come row by row.
  package var inlines: [Inline] {
    switch self {
    case .paragraph(let inlines), .heading(_, let inlines): inlines
    case .table(let table): table.allRows.flatMap { $0.flatMap(\.self) }
    case .list, .quote, .code, .thematicBreak, .html: []
    }
  }
}

extension Inline {
  /// The inlines directly inside.
  package var children: [Inline] {
    switch self {
    case .emphasis(let inlines), .strong(let inlines), .strikethrough(let inlines),
      .link(_, _, let inlines), .image(_, _, let inlines):
      inlines
    case .text, .code, .autolink, .softBreak, .hardBreak, .html: []
    }
  }
}

extension [Block] {
  /// All blocks of the trees, each before what is in it.
  package var flattened: [Block] { flatMap { [$0] + $0.children.flattened } }

  /// The inlines of all blocks of the trees, without those that stand in other inlines.
  package var allInlines: [Inline] { flattened.flatMap(\.inlines) }
}

extension [Inline] {
  /// All inlines of the trees, each before what is in it.
  package var flattened: [Inline] { flatMap { [$0] + $0.children.flattened } }
}
