extension Block {
  /// The same block with other contents.
  package func map(
    blocks: ([Block]) -> [Block], inlines: ([Inline]) -> [Inline]
  ) -> Block {
    switch self {
    case .paragraph(let content): .paragraph(inlines(content))
    case .heading(let level, let content): .heading(level: level, inlines(content))
    case .list(let list):
      .list(List(kind: list.kind, isTight: list.isTight, items: list.items.map(blocks)))
    case .quote(let content): .quote(blocks(content))
    case .table(let table):
      .table(
        Table(
          alignments: table.alignments, header: table.header.map(inlines),
          rows: table.rows.map { $0.map(inlines) }))
    case .code, .thematicBreak, .html: self
    }
  }
}

extension Inline {
  /// The same inline with other inlines inside.
  package func map(_ inlines: ([Inline]) -> [Inline]) -> Inline {
    switch self {
    case .emphasis(let content): .emphasis(inlines(content))
    case .strong(let content): .strong(inlines(content))
    case .strikethrough(let content): .strikethrough(inlines(content))
    case .link(let destination, let title, let content):
      .link(destination: destination, title: title, inlines(content))
    case .image(let source, let title, let content):
      .image(source: source, title: title, inlines(content))
    case .text, .code, .autolink, .softBreak, .hardBreak, .html: self
    }
  }
}

extension [Block] {
  /// The trees with other inlines in every paragraph, heading and cell.
  package func mapInlines(_ transform: ([Inline]) -> [Inline]) -> [Block] {
    map { $0.map(blocks: { $0.mapInlines(transform) }, inlines: transform) }
  }

  /// The trees with others in the place of some blocks; what is replaced is not looked into.
  package func replacing(_ replacement: (Block) -> [Block]?) -> [Block] {
    flatMap { block in
      replacement(block)
        ?? [block.map(blocks: { $0.replacing(replacement) }, inlines: \.self)]
    }
  }
}

extension [Inline] {
  /// The trees with others in the place of some inlines; what is replaced is not looked into.
  package func replacing(_ replacement: (Inline) -> [Inline]?) -> [Inline] {
    flatMap { inline in
      replacement(inline) ?? [inline.map { $0.replacing(replacement) }]
    }
  }
}
