extension String {
  /// The beginning that has room in some columns.
  package func prefix(columns: Int) -> Substring {
    var room = columns
    return prefix { character in
      room -= DisplayWidth.of(character)
      return room >= 0
    }
  }

  /// The text, or its beginning and "…" when it takes more columns.
  package func cut(to columns: Int) -> String {
    DisplayWidth.of(self) <= columns ? self : prefix(columns: max(1, columns - 1)) + "…"
  }

  /// The text with blanks behind it, up to some columns.
  package func padded(to columns: Int) -> String {
    self + blanks(to: columns)
  }

  /// The text with blanks before it, up to some columns.
  package func leftPadded(to columns: Int) -> String {
    blanks(to: columns) + self
  }

  private func blanks(to columns: Int) -> String {
    String(repeating: " ", count: max(0, columns - DisplayWidth.of(self)))
  }
}
