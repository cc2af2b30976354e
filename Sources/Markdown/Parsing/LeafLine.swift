/// The blocks that are one line.
enum LeafLine {
  /// Reads `## Title ##`.
  static func heading(_ content: ArraySlice<Unicode.Scalar>) -> (level: Int, text: Scalars)? {
    let level = content.prefix { $0 == "#" }.count
    guard (1...6).contains(level), content.dropFirst(level).first?.isBlank ?? true else {
      return nil
    }
    let text = content.dropFirst(level).trimmed()
    var opened = text
    while opened.last == "#" { opened = opened.dropLast() }
    let isClosed = opened.last?.isBlank ?? true
    return (level, Scalars(isClosed ? opened.trimmed() : text))
  }

  /// The level of the heading that a line of `=` or `-` makes of the paragraph above.
  static func underline(_ content: ArraySlice<Unicode.Scalar>) -> Int? {
    let line = content.trimmed()
    guard let sign = line.first, sign == "=" || sign == "-", line.allSatisfy({ $0 == sign }) else {
      return nil
    }
    return sign == "=" ? 1 : 2
  }

  static func isThematicBreak(_ content: ArraySlice<Unicode.Scalar>) -> Bool {
    guard let sign = content.first, sign == "*" || sign == "-" || sign == "_" else { return false }
    var count = 0
    for scalar in content where !scalar.isBlank {
      guard scalar == sign else { return false }
      count += 1
    }
    return count >= 3
  }
}
