/// A block while its lines come in, and after: the text of its leaves is not parsed yet, because a
/// link may be defined further down.
struct BlockNode {
  var kind: NodeKind
  var children: [BlockNode] = []
  /// The text of a leaf; of a table the header first, without the line of dashes.
  var lines: [Scalars]
  let firstLine: Int
  var lastLine: Int
  /// Whether the last line may head a table: it is neither a lazy continuation nor indented.
  var mayHeadTable = false
  /// Whether a fence ended the code, and not the end of the text or of what it stands in.
  var isFencedOff = false

  init(_ kind: NodeKind, lines: [Scalars] = [], line: Int) {
    self.kind = kind
    self.lines = lines
    firstLine = line
    lastLine = line
  }

  var isParagraph: Bool {
    if case .paragraph = kind { true } else { false }
  }

  var lacksFence: Bool {
    if case .fencedCode = kind { !isFencedOff } else { false }
  }

  /// Whether lines are kept as they come, with no block opening inside.
  var isVerbatim: Bool {
    switch kind {
    case .indentedCode, .fencedCode, .html: true
    default: false
    }
  }

  func mayContain(_ child: NodeKind) -> Bool {
    switch (kind, child) {
    case (.list, .item): true
    case (.list, _), (_, .item): false
    case (.document, _), (.quote, _), (.item, _): true
    default: false
    }
  }

  /// Whether a blank line stands between two items or between two blocks of one item.
  var isLoose: Bool {
    children.hasGap || children.contains(where: \.children.hasGap)
  }
}

/// What a node is, with what its lines are read by.
enum NodeKind {
  case document
  case quote
  case list(ListMarker)
  case item(ListMarker)
  case paragraph
  case heading(level: Int)
  case indentedCode
  case fencedCode(Fence)
  case html(HTMLBlock)
  case table([Table.Alignment])
  case thematicBreak
  /// What is left of a paragraph that held nothing but link definitions.
  case definitions
}

extension [BlockNode] {
  fileprivate var hasGap: Bool {
    zip(self, dropFirst()).contains { $1.firstLine - $0.lastLine > 1 }
  }
}
