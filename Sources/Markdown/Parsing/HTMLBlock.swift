internal import TextAnalysis

/// The seven ways in which a block of raw HTML begins, by where it ends.
///
/// https://spec.commonmark.org/0.31.2/#html-blocks
enum HTMLBlock {
  /// At the line that holds one of these, in lower case.
  case until([String])
  /// At a blank line.
  case untilBlank

  /// Reads the beginning of a block at the beginning of a line's content.
  init?(_ content: ArraySlice<Unicode.Scalar>, interruptsText: Bool) {
    guard content.first == "<" else { return nil }
    if let end = Self.end(of: content) {
      self = end
    } else if !interruptsText, Self.isLoneTag(content) {
      self = .untilBlank
    } else {
      return nil
    }
  }

  func ends(with line: Scalars) -> Bool {
    guard case .until(let terminators) = self else { return false }
    let text = String(line).lowercased()
    return terminators.contains { text.contains(text: $0) }
  }

  private static func end(of content: ArraySlice<Unicode.Scalar>) -> HTMLBlock? {
    for (opening, end) in markup where content.starts(with: opening.unicodeScalars) {
      return .until([end])
    }
    let isClosing = content.dropFirst().first == "/"
    let rest = content.dropFirst(isClosing ? 2 : 1)
    if rest.first == "!", rest.dropFirst().first?.isLetter == true { return .until([">"]) }
    let name = String(rest.prefix(while: \.isAlphanumeric)).lowercased()
    let after = rest.dropFirst(name.unicodeScalars.count)
    let isDelimited = after.first.map { $0.isBlank || $0 == ">" } ?? true
    if !isClosing, isDelimited, verbatimTags.contains(name) {
      return .until(verbatimTags.map { "</\($0)>" })
    }
    let isTag = isDelimited || after.starts(with: "/>".unicodeScalars)
    return isTag && blockTags.contains(name) ? .untilBlank : nil
  }

  /// Whether the line is one complete tag and nothing else.
  private static func isLoneTag(_ content: ArraySlice<Unicode.Scalar>) -> Bool {
    let scanner = TagScanner(Scalars(content))
    guard let end = scanner.elementTag(at: 0) else { return false }
    return content.dropFirst(end).isBlank
  }

  private static let markup = [("<!--", "-->"), ("<?", "?>"), ("<![CDATA[", "]]>")]

  private static let verbatimTags = ["script", "pre", "style", "textarea"]

  private static let blockTags = Set(
    """
    address article aside base basefont blockquote body caption center col colgroup dd details \
    dialog dir div dl dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 \
    head header hr html iframe legend li link main menu menuitem nav noframes ol optgroup option \
    p param search section summary table tbody td tfoot th thead title tr track ul
    """.split(separator: " ").map { String($0) })
}
