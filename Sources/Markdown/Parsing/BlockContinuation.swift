extension BlockParser {
  /// Goes past the markers of the open blocks that this line continues.
  ///
  /// Returns how many blocks are continued, or nil when the line ended a block and is used up.
  mutating func continueBlocks(_ cursor: inout LineCursor) -> Int? {
    var matched = 1
    while matched < stack.count {
      if case .fencedCode(let fence) = stack[matched].kind, cursor.indent < 4,
        fence.isClosed(by: cursor.content)
      {
        mark(stack.count)
        stack[matched].isFencedOff = true
        close(downTo: matched)
        return nil
      }
      guard continues(matched, &cursor) else { break }
      matched += 1
    }
    return matched
  }

  /// Whether the line continues one block, whose own marker it then leaves behind.
  private mutating func continues(_ index: Int, _ cursor: inout LineCursor) -> Bool {
    switch stack[index].kind {
    case .document, .list:
      return true
    case .quote:
      guard cursor.indent < 4, cursor.content.first == ">" else { return false }
      skipQuoteMarker(&cursor)
      mark(index + 1)
      return true
    case .item(let marker):
      let hasContent = index + 1 < stack.count || !stack[index].children.isEmpty
      guard cursor.isBlank ? hasContent : cursor.indent >= marker.contentIndent else {
        return false
      }
      cursor.skipColumns(marker.contentIndent)
      return true
    case .indentedCode:
      guard cursor.indent >= 4 || cursor.isBlank else { return false }
      cursor.skipColumns(4)
      return true
    case .fencedCode(let fence):
      cursor.skipColumns(fence.indent)
      return true
    case .html(.until):
      return true
    case .table:
      return !cursor.isBlank && cursor.indent < 4
    case .paragraph, .html(.untilBlank):
      return !cursor.isBlank
    case .heading, .thematicBreak, .definitions:
      return false
    }
  }

  func skipQuoteMarker(_ cursor: inout LineCursor) {
    cursor.skipBlanks()
    cursor.skip(1)
    cursor.skipColumns(1)
  }
}
