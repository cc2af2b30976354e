/// The line of backticks or tildes that begins a block of code.
struct Fence {
  let sign: Unicode.Scalar
  let length: Int
  let language: String?
  /// Columns of indentation, which are taken off the code as well.
  let indent: Int

  /// Reads a fence at the beginning of a line's content.
  init?(_ content: ArraySlice<Unicode.Scalar>, indent: Int) {
    guard let sign = content.first, sign == "`" || sign == "~" else { return nil }
    let length = content.prefix { $0 == sign }.count
    let info = content.dropFirst(length).trimmed()
    guard length >= 3, sign == "~" || !info.contains("`") else { return nil }
    self.sign = sign
    self.length = length
    self.indent = indent
    let words = Unescaping.text(of: info).unicodeScalars.split(whereSeparator: \.isWhitespace)
    language = words.first.map { String($0) }
  }

  func isClosed(by content: ArraySlice<Unicode.Scalar>) -> Bool {
    let run = content.prefix { $0 == sign }.count
    return run >= length && content.dropFirst(run).isBlank
  }
}
