/// What begins an item: `-`, `+`, `*`, `1.` or `1)`.
struct ListMarker {
  let kind: ListKind
  /// The bullet, or the sign after the number; another one begins another list.
  let sign: Unicode.Scalar
  /// Length in scalars.
  let length: Int
  /// Columns from the item's parent to its content.
  var contentIndent = 0

  /// Reads a marker at the beginning of a line's content.
  init?(_ content: ArraySlice<Unicode.Scalar>) {
    let digits = content.prefix(10).prefix(while: \.isDigit)
    let rest = content.dropFirst(digits.count)
    guard let sign = rest.first, rest.dropFirst().first?.isBlank ?? true else { return nil }
    if digits.isEmpty, sign == "-" || sign == "+" || sign == "*" {
      kind = .bullet
    } else if digits.count <= 9, let start = Int(String(digits)), sign == "." || sign == ")" {
      kind = .ordered(start: start)
    } else {
      return nil
    }
    self.sign = sign
    length = digits.count + 1
  }

  /// Only such a marker begins a list in the middle of a paragraph, so that a number at the
  /// beginning of a line stays text.
  var mayInterruptParagraph: Bool {
    kind == .bullet || kind == .ordered(start: 1)
  }

  func continues(_ other: ListMarker) -> Bool {
    sign == other.sign
  }
}
