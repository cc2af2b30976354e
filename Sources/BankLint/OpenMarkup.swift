import Markdown
internal import TextAnalysis

/// Looks for signs of Markdown that mark nothing up, and so are shown as they are typed.
///
/// By CommonMark no text is wrong: what is never closed is text. An author who means the sign itself
/// writes it as code or behind a backslash.
enum OpenMarkup {
  /// A sentence for each kind of sign that is left over in the text.
  static func faults(in text: MarkdownText) -> [String] {
    let literals = text.document.blocks.flattened.map { block in
      block.inlines.replacingCode(by: "…").plainText
    }
    let isEscaped = { (signs: String) in signs.contains { text.source.contains(text: "\\\($0)") } }
    return [
      isEscaped("`") ? nil : literals.lazy.compactMap(openCode).first,
      isEscaped("*") ? nil : literals.lazy.compactMap(openBold).first,
      isEscaped("[]") ? nil : literals.lazy.compactMap(brokenLink).first,
    ].compactMap(\.self)
  }

  private static func openCode(_ literal: String) -> String? {
    literal.contains("`") ? "a backtick opens code that is never closed" : nil
  }

  /// A sum such as `2 ** 3` has blanks, or none, on both sides.
  private static func openBold(_ literal: String) -> String? {
    literal.split(whereSeparator: \.isWhitespace)
      .map { $0.drop { "([\"".contains($0) } }
      .first { $0.hasPrefix("**") && $0.contains { $0 != "*" } }
      .map { "\"\($0)\" opens bold text that is never closed" }
  }

  private static func brokenLink(_ literal: String) -> String? {
    guard let joint = literal.firstPlace(of: "](") else { return nil }
    guard let start = literal[..<joint.lowerBound].lastIndex(of: "[") else { return nil }
    return "\"\(literal[start..<joint.upperBound])\" begins a link that cannot be followed, "
      + "so it is shown as typed"
  }
}
