/// Makes the tree of values, once all link definitions are known.
struct TreeBuilder {
  let definitions: LinkDefinitions

  func blocks(of node: BlockNode) -> [Block] {
    node.children.compactMap(block)
  }

  private func block(_ node: BlockNode) -> Block? {
    switch node.kind {
    case .document, .item, .definitions: nil
    case .quote: .quote(blocks(of: node))
    case .list(let marker):
      .list(List(kind: marker.kind, isTight: !node.isLoose, items: node.children.map(blocks)))
    case .paragraph: .paragraph(inlines(node.lines))
    case .heading(let level): .heading(level: level, inlines(node.lines))
    case .indentedCode: .code(language: nil, text: Self.text(node.lines.trimmingBlankEnd()))
    case .fencedCode(let fence): .code(language: fence.language, text: Self.text(node.lines))
    case .html: .html(Self.text(node.lines.trimmingBlankEnd()))
    case .table(let alignments): .table(table(alignments, node.lines))
    case .thematicBreak: .thematicBreak
    }
  }

  private func inlines(_ lines: [Scalars]) -> [Inline] {
    let text = Scalars(lines.joined(separator: ["\n"]))
    var parser = InlineParser(Scalars(text.trimmed()), definitions)
    return parser.parse()
  }

  /// Rows are as long as the header; what is missing is empty, what is too much is dropped.
  private func table(_ alignments: [Table.Alignment], _ lines: [Scalars]) -> Table {
    let rows = lines.map { line in
      let cells = TableRow.cells(line).prefix(alignments.count).map { inlines([$0]) }
      return cells + Array(repeating: [], count: alignments.count - cells.count)
    }
    return Table(alignments: alignments, header: rows.first ?? [], rows: Array(rows.dropFirst()))
  }

  private static func text(_ lines: some Sequence<Scalars>) -> String {
    String(lines.joined(separator: ["\n"]))
  }
}

extension [Scalars] {
  fileprivate func trimmingBlankEnd() -> ArraySlice<Scalars> {
    var slice = self[...]
    while slice.last?.isBlank == true { slice.removeLast() }
    return slice
  }
}
