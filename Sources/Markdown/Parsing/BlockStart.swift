extension BlockParser {
  /// Opens the blocks that begin on this line, one inside the other.
  ///
  /// Returns whether text may follow on the line.
  mutating func openBlocks(_ cursor: inout LineCursor, _ matched: inout Int) -> Bool {
    while !stack[matched - 1].isVerbatim, !cursor.isBlank {
      guard cursor.indent < 4 else {
        if stack[stack.count - 1].isParagraph { return true }
        cursor.skipColumns(4)
        open(.indentedCode, &matched)
        return true
      }
      if stack.count < Self.depthLimit, openContainer(&cursor, &matched) { continue }
      return openLeaf(cursor, &matched)
    }
    return true
  }

  private mutating func openContainer(_ cursor: inout LineCursor, _ matched: inout Int) -> Bool {
    let content = cursor.content
    if content.first == ">" {
      skipQuoteMarker(&cursor)
      open(.quote, &matched)
      return true
    }
    guard !LeafLine.isThematicBreak(content), let marker = ListMarker(content) else { return false }
    let isEmpty = content.dropFirst(marker.length).isBlank
    if stack[matched - 1].isParagraph, isEmpty || !marker.mayInterruptParagraph { return false }
    openItem(marker, isEmpty: isEmpty, &cursor, &matched)
    return true
  }

  private mutating func openItem(
    _ marker: ListMarker, isEmpty: Bool, _ cursor: inout LineCursor, _ matched: inout Int
  ) {
    var marker = marker
    let markerIndent = cursor.indent
    cursor.skipBlanks()
    cursor.skip(marker.length)
    // Five blanks or more are one blank and indented code.
    let blanks = isEmpty || cursor.indent > 4 ? 1 : cursor.indent
    cursor.skipColumns(blanks)
    marker.contentIndent = markerIndent + marker.length + blanks
    if case .list(let list) = stack[matched - 1].kind, marker.continues(list) {
      open(.item(marker), &matched)
    } else {
      open(.list(marker), &matched)
      open(.item(marker), &matched)
    }
  }

  private mutating func openLeaf(_ cursor: LineCursor, _ matched: inout Int) -> Bool {
    let content = cursor.content
    if let heading = LeafLine.heading(content) {
      open(.heading(level: heading.level), lines: [heading.text], &matched)
    } else if let fence = Fence(content, indent: cursor.indent) {
      open(.fencedCode(fence), &matched)
    } else if let html = HTMLBlock(content, interruptsText: isInText(matched)) {
      open(.html(html), &matched)
      return true
    } else if stack[matched - 1].isParagraph, headTable(content) || underline(content) {
      return false
    } else if LeafLine.isThematicBreak(content) {
      open(.thematicBreak, &matched)
    } else {
      return true
    }
    return false
  }

  /// Whether without the block to open the line would continue a paragraph or a table.
  private func isInText(_ matched: Int) -> Bool {
    if case .table = stack[matched - 1].kind { true } else { stack[stack.count - 1].isParagraph }
  }

  /// Makes the last line of the open paragraph the header of a table.
  private mutating func headTable(_ content: ArraySlice<Unicode.Scalar>) -> Bool {
    let last = stack.count - 1
    guard stack[last].mayHeadTable, let alignments = TableRow.alignments(content),
      let header = stack[last].lines.last, TableRow.isHeader(header, columns: alignments.count)
    else { return false }
    stack[last].lines.removeLast()
    if stack[last].lines.isEmpty { stack.removeLast() } else { close(downTo: last) }
    stack.append(BlockNode(.table(alignments), lines: [header], line: lineNumber - 1))
    mark(stack.count)
    return true
  }

  /// Makes the open paragraph a heading, unless it holds nothing but link definitions.
  private mutating func underline(_ content: ArraySlice<Unicode.Scalar>) -> Bool {
    guard let level = LeafLine.underline(content) else { return false }
    var node = stack[stack.count - 1]
    defineLinks(in: &node)
    if node.isParagraph { node.kind = .heading(level: level) }
    stack[stack.count - 1] = node
    guard case .heading = node.kind else { return false }
    mark(stack.count)
    return true
  }
}
