/// Where a text stops being JSON, and what should stand there.
package struct JSONError: Error, Sendable, Equatable {
  package let place: JSONPlace
  /// Such as "a comma or ]".
  package let expected: String
}

extension JSONError: CustomStringConvertible {
  package var description: String {
    "line \(place.line), column \(place.column): expected \(expected)"
  }
}

/// A place in a text as an editor shows it; both numbers start at 1.
package struct JSONPlace: Sendable, Equatable, Comparable {
  package let line: Int
  /// In Unicode scalars.
  package let column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  package static func < (left: Self, right: Self) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}
