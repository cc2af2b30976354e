/// The lines of a text as fences part them, without a tree.
///
/// For engines that want the text as it is written, and at once for a whole bank: the index of the
/// search, and reading times. Lines take a sixteenth of the time of a tree. Each fence is read as the
/// parser does, but no other block is, so that a fence counts at any indent, in a quote and in a list.
package struct FencedLines: Sequence, IteratorProtocol {
  private var rest: Substring?
  private var open: Fence?

  /// Reads a text; any kind of line ending will do.
  package init(_ text: String) {
    rest = text[...]
  }

  /// The next line, the empty one behind a last line ending as well.
  package mutating func next() -> FencedLine? {
    guard let line = nextLine() else { return nil }
    return FencedLine(text: line, role: role(of: line))
  }

  private mutating func nextLine() -> Substring? {
    guard let text = rest else { return nil }
    let end = text.utf8.firstIndex { $0 == .newline || $0 == .carriageReturn }
    rest = end.map { text[$0...].droppingLineEnding }
    return text[..<(end ?? text.endIndex)]
  }

  private mutating func role(of line: Substring) -> LineRole {
    let content = line.utf8.drop(while: \.isBlankOrQuote)
    // Most lines begin with no sign of a fence, and bytes cost less than scalars.
    guard let first = content.first, first.mayBeginFence(isOpen: open != nil) else {
      return open == nil ? .prose : .code
    }
    let scalars = Scalars(line[content.startIndex...].unicodeScalars)
    if let fence = open {
      guard fence.isClosed(by: scalars[...]) else { return .code }
      open = nil
      return .fence
    }
    open = Fence(Self.withoutMarkers(scalars), indent: 0)
    return open == nil ? .prose : .fence
  }

  /// What stands behind the markers of lists.
  private static func withoutMarkers(_ content: Scalars) -> ArraySlice<Unicode.Scalar> {
    var content = content[...]
    while let marker = ListMarker(content) {
      content = content.dropFirst(marker.length).drop(while: \.isBlank)
    }
    return content
  }
}

/// A line without its ending.
package struct FencedLine: Sendable, Equatable {
  /// As it stands in the text, with indent and markers.
  package let text: Substring
  /// What fences make of it.
  package let role: LineRole
}

/// What a line is.
package enum LineRole: Sendable, Equatable {
  case prose, fence, code
}

extension Substring {
  fileprivate var droppingLineEnding: Substring {
    Substring(utf8.dropFirst(utf8.starts(with: "\r\n".utf8) ? 2 : 1))
  }
}

extension UInt8 {
  fileprivate static let newline = UInt8(ascii: "\n")
  fileprivate static let carriageReturn = UInt8(ascii: "\r")

  fileprivate var isBlankOrQuote: Bool {
    self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") || self == UInt8(ascii: ">")
  }

  /// Whether a fence may begin here, or a list in which one begins.
  fileprivate func mayBeginFence(isOpen: Bool) -> Bool {
    switch self {
    case UInt8(ascii: "`"), UInt8(ascii: "~"): true
    case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"), 0x30...0x39: !isOpen
    default: false
    }
  }
}
