/// A text in Markdown as a tree of values.
///
/// The dialect is CommonMark 0.31 with the tables and the strikethrough of GitHub. Every text is a
/// document: there are no errors. The time is linear in the length of the text.
package struct Document: Sendable, Equatable {
  /// The blocks from top to bottom.
  package let blocks: [Block]
  /// The line, counted from 1, of the first fence that no other one closes.
  ///
  /// The blocks cannot tell: such code goes on to the end of what it stands in, and is as good as any.
  package let unclosedFence: Int?

  /// Reads a text; any kind of line ending will do.
  package init(parsing text: String) {
    var parser = BlockParser()
    for line in Self.lines(of: text) {
      parser.add(line)
    }
    let (root, definitions) = parser.finish()
    unclosedFence = parser.unclosedFence
    blocks = TreeBuilder(definitions: definitions).blocks(of: root)
  }

  private static func lines(of text: String) -> [[Unicode.Scalar]] {
    var lines: [[Unicode.Scalar]] = [[]]
    var previous: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n" where previous == "\r": break
      case "\n", "\r": lines.append([])
      case "\0": lines[lines.count - 1].append("\u{FFFD}")
      default: lines[lines.count - 1].append(scalar)
      }
      previous = scalar
    }
    // What follows the last line ending is a line only when there is something.
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }
}
