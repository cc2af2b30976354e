/// Reads the parts of links; every function takes a place and returns what it read and where that ends.
struct LinkScanner: ScalarScanning {
  /// The longest label, in scalars.
  static let labelLimit = 999
  private static let parenthesisLimit = 32

  let text: Scalars

  init(_ text: Scalars) {
    self.text = text
  }

  /// Reads `[label]: destination "title"` and the line ending behind it.
  func definition(at start: Int) -> (
    label: ArraySlice<Unicode.Scalar>, target: LinkTarget, end: Int
  )? {
    guard let label = label(at: start), scalar(at: label.end) == ":",
      let destination = destination(at: skipSpacing(label.end + 1))
    else { return nil }
    let afterBlanks = skipBlanks(destination.end)
    let afterSpacing = skipSpacing(destination.end)
    if afterSpacing > destination.end, let title = title(at: afterSpacing),
      let end = lineEnd(skipBlanks(title.end))
    {
      return safe(label.text, LinkTarget(destination: destination.text, title: title.text), end)
    }
    guard let end = lineEnd(afterBlanks) else { return nil }
    return safe(label.text, LinkTarget(destination: destination.text, title: nil), end)
  }

  private func safe(
    _ label: ArraySlice<Unicode.Scalar>, _ target: LinkTarget, _ end: Int
  ) -> (label: ArraySlice<Unicode.Scalar>, target: LinkTarget, end: Int)? {
    target.isSafe ? (label, target, end) : nil
  }

  /// Reads `(destination "title")` behind the text of a link.
  func inlineTarget(at start: Int) -> (target: LinkTarget, end: Int)? {
    guard scalar(at: start) == "(" else { return nil }
    let inside = skipSpacing(start + 1)
    let destination = destination(at: inside) ?? (text: "", end: inside)
    var end = skipSpacing(destination.end)
    var words: String?
    if end > destination.end, let title = title(at: end) {
      words = title.text
      end = skipSpacing(title.end)
    }
    let target = LinkTarget(destination: destination.text, title: words)
    return scalar(at: end) == ")" && target.isSafe ? (target, end + 1) : nil
  }

  /// Reads `[label]`; the label has no brackets of its own, except escaped ones.
  func label(at start: Int) -> (text: ArraySlice<Unicode.Scalar>, end: Int)? {
    guard scalar(at: start) == "[" else { return nil }
    var index = start + 1
    while let next = scalar(at: index), next != "[", index - start <= Self.labelLimit + 1 {
      if next == "]" { return (text[(start + 1)..<index], index + 1) }
      index += next == "\\" ? 2 : 1
    }
    return nil
  }

  private func destination(at start: Int) -> (text: String, end: Int)? {
    scalar(at: start) == "<" ? bracketedDestination(at: start) : bareDestination(at: start)
  }

  private func bracketedDestination(at start: Int) -> (text: String, end: Int)? {
    var index = start + 1
    while let next = scalar(at: index), next != "<", next != "\n" {
      if next == ">" { return (Unescaping.text(of: text[(start + 1)..<index]), index + 1) }
      index += next == "\\" ? 2 : 1
    }
    return nil
  }

  private func bareDestination(at start: Int) -> (text: String, end: Int)? {
    var depth = 0
    var index = start
    while let next = scalar(at: index), next != " ", !next.isASCIIControl {
      if next == "(" { depth += 1 }
      if next == ")" { depth -= 1 }
      if depth < 0 { break }
      guard depth <= Self.parenthesisLimit else { return nil }
      let isEscape = next == "\\" && scalar(at: index + 1)?.isASCIIPunctuation == true
      index += isEscape ? 2 : 1
    }
    guard index > start, depth <= 0 else { return nil }
    return (Unescaping.text(of: text[start..<index]), index)
  }

  private func title(at start: Int) -> (text: String, end: Int)? {
    guard let opening = scalar(at: start), let closing = Self.quotes[opening] else { return nil }
    var index = start + 1
    while let next = scalar(at: index) {
      if next == closing { return (Unescaping.text(of: text[(start + 1)..<index]), index + 1) }
      guard next != "(" || opening != "(" else { return nil }
      index += next == "\\" ? 2 : 1
    }
    return nil
  }

  private static let quotes: [Unicode.Scalar: Unicode.Scalar] = ["\"": "\"", "'": "'", "(": ")"]

  /// The beginning of the next line, when this one ends here.
  private func lineEnd(_ index: Int) -> Int? {
    guard let next = scalar(at: index) else { return index }
    return next == "\n" ? index + 1 : nil
  }

  private func skipBlanks(_ start: Int) -> Int {
    skip(start, while: \.isBlank)
  }
}
