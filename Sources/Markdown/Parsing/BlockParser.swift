/// Turns lines into blocks, the first of CommonMark's two phases.
///
/// Each line first continues what it can of the open blocks, then opens new ones, and what is left
/// is text: https://spec.commonmark.org/0.31.2/#phase-1-block-structure
struct BlockParser {
  /// Deeper markers are text, so that no later walk of the tree can run out of stack.
  static let depthLimit = 64

  /// The open blocks, each the last child of the one before.
  var stack = [BlockNode(.document, line: 0)]
  private(set) var definitions = LinkDefinitions()
  private(set) var lineNumber = 0
  /// The line of the first fence that no other one closes.
  private(set) var unclosedFence: Int?
  /// How many open blocks the current line has reached with something else than blanks.
  var marked = 1

  mutating func add(_ line: Scalars) {
    lineNumber += 1
    marked = 1
    var cursor = LineCursor(line)
    guard var matched = continueBlocks(&cursor), openBlocks(&cursor, &matched) else { return }
    addText(cursor, matched)
  }

  mutating func finish() -> (BlockNode, LinkDefinitions) {
    close(downTo: 1)
    return (stack[0], definitions)
  }

  /// Opens a block inside the innermost matched one that may hold it.
  mutating func open(_ kind: NodeKind, lines: [Scalars] = [], _ matched: inout Int) {
    close(downTo: matched)
    while stack.count > 1, !stack[stack.count - 1].mayContain(kind) {
      close(downTo: stack.count - 1)
    }
    stack.append(BlockNode(kind, lines: lines, line: lineNumber))
    matched = stack.count
    mark(matched)
  }

  mutating func mark(_ count: Int) {
    for index in marked..<max(count, marked) {
      stack[index].lastLine = lineNumber
    }
    marked = max(count, marked)
  }

  mutating func close(downTo count: Int) {
    while stack.count > count {
      var node = stack.removeLast()
      if node.isParagraph { defineLinks(in: &node) }
      if node.lacksFence { unclosedFence = min(unclosedFence ?? .max, node.firstLine) }
      stack[stack.count - 1].children.append(node)
    }
  }

  /// Takes the link definitions off the beginning of a paragraph.
  mutating func defineLinks(in node: inout BlockNode) {
    guard node.lines.first?.first == "[" else { return }
    node.lines = definitions.take(from: node.lines)
    if node.lines.isEmpty { node.kind = .definitions }
  }

  private mutating func addText(_ cursor: LineCursor, _ matched: Int) {
    let last = stack.count - 1
    if matched < stack.count, !cursor.isBlank, stack[last].isParagraph {
      addParagraphLine(cursor, isLazy: true)
      return
    }
    close(downTo: matched)
    if stack[stack.count - 1].isVerbatim {
      addVerbatim(cursor)
    } else if case .table = stack[stack.count - 1].kind {
      stack[stack.count - 1].lines.append(cursor.rest)
      mark(stack.count)
    } else if !cursor.isBlank {
      if !stack[stack.count - 1].isParagraph { openParagraph(matched) }
      addParagraphLine(cursor, isLazy: false)
    }
  }

  private mutating func openParagraph(_ matched: Int) {
    var matched = matched
    open(.paragraph, &matched)
  }

  private mutating func addParagraphLine(_ cursor: LineCursor, isLazy: Bool) {
    let last = stack.count - 1
    stack[last].lines.append(Scalars(cursor.content))
    stack[last].mayHeadTable = !isLazy && cursor.indent < 4
    mark(stack.count)
  }

  private mutating func addVerbatim(_ cursor: LineCursor) {
    let line = cursor.rest
    stack[stack.count - 1].lines.append(line)
    if !line.isBlank { mark(stack.count) }
    if case .html(let block) = stack[stack.count - 1].kind, block.ends(with: line) {
      close(downTo: stack.count - 1)
    }
  }
}
