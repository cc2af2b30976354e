/// A part of a document that takes lines of its own.
package indirect enum Block: Sendable, Equatable {
  case paragraph([Inline])
  /// A heading; the level is 1 to 6.
  case heading(level: Int, [Inline])
  case list(List)
  /// Code; the language is the first word after the fence, and the text has no final line ending.
  case code(language: String?, text: String)
  case quote([Block])
  case table(Table)
  case thematicBreak
  /// Raw HTML, as written.
  case html(String)
}

/// A list of either kind.
package struct List: Sendable, Equatable {
  /// Bullets or numbers.
  package let kind: ListKind
  /// Whether the items follow one another without blank lines between their blocks.
  package let isTight: Bool
  /// The blocks of each item.
  package let items: [[Block]]

  package init(kind: ListKind, isTight: Bool, items: [[Block]]) {
    self.kind = kind
    self.isTight = isTight
    self.items = items
  }
}

/// What the items of a list begin with.
package enum ListKind: Sendable, Equatable {
  case bullet
  case ordered(start: Int)
}

/// A table; every row has as many cells as there are alignments.
package struct Table: Sendable, Equatable {
  /// To which side the cells of a column are set.
  package enum Alignment: Sendable, Equatable, CaseIterable {
    case none, left, center, right
  }

  /// The text of a cell.
  package typealias Cell = [Inline]

  /// One for each column.
  package let alignments: [Alignment]
  /// The first row.
  package let header: [Cell]
  /// The rows below the header.
  package let rows: [[Cell]]

  package init(alignments: [Alignment], header: [Cell], rows: [[Cell]]) {
    self.alignments = alignments
    self.header = header
    self.rows = rows
  }

  /// The header and the rows below it.
  package var allRows: [[Cell]] { [header] + rows }
}
