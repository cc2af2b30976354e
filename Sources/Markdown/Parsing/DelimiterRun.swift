/// Neighbouring delimiters of one kind.
struct DelimiterRun {
  let sign: Unicode.Scalar
  let length: Int
  let canOpen: Bool
  let canClose: Bool

  /// Judges a run by the characters around it.
  ///
  /// https://spec.commonmark.org/0.31.2/#delimiter-run
  init(sign: Unicode.Scalar, length: Int, before: Unicode.Scalar, after: Unicode.Scalar) {
    self.sign = sign
    self.length = length
    let endsWord = before.isWhitespace || before.isPunctuation
    let beginsWord = after.isWhitespace || after.isPunctuation
    let isLeft = !after.isWhitespace && (!after.isPunctuation || endsWord)
    let isRight = !before.isWhitespace && (!before.isPunctuation || beginsWord)
    // An underscore inside a word is part of a name.
    canOpen = isLeft && (sign != "_" || !isRight || before.isPunctuation)
    canClose = isRight && (sign != "_" || !isLeft || after.isPunctuation)
  }

  /// The "rule of three": `*foo**bar*` is one emphasis.
  func matches(_ closer: DelimiterRun) -> Bool {
    guard sign == closer.sign else { return false }
    guard sign != "~", canClose || closer.canOpen else { return true }
    return (length + closer.length) % 3 != 0 || (length % 3 == 0 && closer.length % 3 == 0)
  }
}
