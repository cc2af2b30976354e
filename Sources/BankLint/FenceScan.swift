/// Looks for a block of code that only the end of the text ends.
///
/// The tree cannot tell: by CommonMark such a block is as good as a closed one.
enum FenceScan {
  private struct Fence {
    let sign: Character
    let length: Int
    let line: Int
  }

  /// The line, counted from 1, of the fence that is open at the end.
  static func unclosedFence(in text: String) -> Int? {
    var open: Fence?
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated()
    {
      let content = line.drop { " \t>".contains($0) }
      guard let sign = content.first, sign == "`" || sign == "~" else { continue }
      let length = content.prefix { $0 == sign }.count
      let rest = content.dropFirst(length)
      if let fence = open {
        if sign == fence.sign, length >= fence.length, rest.allSatisfy(\.isWhitespace) {
          open = nil
        }
      } else if length >= 3, !rest.contains("`") {
        open = Fence(sign: sign, length: length, line: index + 1)
      }
    }
    return open?.line
  }
}
