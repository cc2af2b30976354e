/// Reads raw HTML tags and their kin; every function returns where what it read ends.
///
/// https://spec.commonmark.org/0.31.2/#raw-html
struct TagScanner: ScalarScanning {
  let text: Scalars
  /// Terminators that do not stand in the rest of the text, so that they are searched for once.
  private var missing: Set<String> = []

  init(_ text: Scalars) {
    self.text = text
  }

  mutating func tag(at start: Int) -> Int? {
    elementTag(at: start) ?? markup(at: start)
  }

  /// Reads an opening or a closing tag.
  func elementTag(at start: Int) -> Int? {
    guard scalar(at: start) == "<" else { return nil }
    return scalar(at: start + 1) == "/" ? closingTag(at: start + 2) : openingTag(at: start + 1)
  }

  private func closingTag(at start: Int) -> Int? {
    guard let end = tagName(at: start) else { return nil }
    return expect(">", at: skipSpacing(end))
  }

  private func openingTag(at start: Int) -> Int? {
    guard var index = tagName(at: start) else { return nil }
    while let end = attribute(at: index) { index = end }
    index = skipSpacing(index)
    return expect(">", at: expect("/", at: index) ?? index)
  }

  private func tagName(at start: Int) -> Int? {
    guard scalar(at: start)?.isLetter == true else { return nil }
    return skip(start) { $0.isAlphanumeric || $0 == "-" }
  }

  private func attribute(at start: Int) -> Int? {
    let nameStart = skipSpacing(start)
    guard nameStart > start, let first = scalar(at: nameStart),
      first.isLetter || first == "_" || first == ":"
    else { return nil }
    let end = skip(nameStart) {
      $0.isAlphanumeric || $0 == "_" || $0 == ":" || $0 == "." || $0 == "-"
    }
    guard let value = expect("=", at: skipSpacing(end)) else { return end }
    return attributeValue(at: skipSpacing(value))
  }

  private func attributeValue(at start: Int) -> Int? {
    guard let first = scalar(at: start) else { return nil }
    if first == "\"" || first == "'" {
      return expect(first, at: skip(start + 1) { $0 != first })
    }
    let end = skip(start) { $0 > " " && !"\"'=<>`".unicodeScalars.contains($0) }
    return end > start ? end : nil
  }

  /// Reads a comment, a processing instruction, a declaration or a CDATA section.
  private mutating func markup(at start: Int) -> Int? {
    let ahead = text[start...].prefix(9)
    for comment in ["<!-->", "<!--->"] where ahead.starts(with: comment.unicodeScalars) {
      return start + comment.unicodeScalars.count
    }
    for (opening, closing) in Self.pairs where ahead.starts(with: opening.unicodeScalars) {
      return find(closing, from: start + opening.unicodeScalars.count)
    }
    guard ahead.starts(with: "<!".unicodeScalars), scalar(at: start + 2)?.isLetter == true else {
      return nil
    }
    return find(">", from: start + 3)
  }

  private static let pairs = [("<!--", "-->"), ("<?", "?>"), ("<![CDATA[", "]]>")]

  /// The end of the next such string.
  private mutating func find(_ terminator: String, from start: Int) -> Int? {
    guard !missing.contains(terminator) else { return nil }
    let length = terminator.unicodeScalars.count
    var index = start
    while index + length <= text.count {
      if text[index...].starts(with: terminator.unicodeScalars) { return index + length }
      index += 1
    }
    missing.insert(terminator)
    return nil
  }

  private func expect(_ scalar: Unicode.Scalar, at index: Int) -> Int? {
    self.scalar(at: index) == scalar ? index + 1 : nil
  }
}
