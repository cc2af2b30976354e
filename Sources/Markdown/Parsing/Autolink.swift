/// Addresses between angle brackets.
enum Autolink {
  /// Reads `<https://example.com>` or `<somebody@example.com>`.
  static func scan(
    _ source: Scalars, at start: Int
  ) -> (destination: String, text: String, end: Int)? {
    let inside = source[(start + 1)...].prefix { $0 > " " && $0 != "<" && $0 != ">" }
    guard inside.endIndex < source.count, source[inside.endIndex] == ">" else { return nil }
    let text = String(inside)
    let destination = isMail(inside) ? "mailto:" + text : text
    guard isMail(inside) || isAddress(inside), LinkTarget.isSafe(destination) else { return nil }
    return (destination, text, inside.endIndex + 1)
  }

  /// Whether it begins with a scheme of 2 to 32 characters.
  private static func isAddress(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
    let scheme = text.prefix { $0.isAlphanumeric || $0 == "+" || $0 == "." || $0 == "-" }
    return scheme.first?.isLetter == true && (2...32).contains(scheme.count)
      && text.dropFirst(scheme.count).first == ":"
  }

  private static func isMail(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
    guard let at = text.firstIndex(of: "@"), at > text.startIndex else { return false }
    let signs = ".!#$%&'*+/=?^_`{|}~-".unicodeScalars
    return text[..<at].allSatisfy { $0.isAlphanumeric || signs.contains($0) }
      && text[(at + 1)...].split(separator: ".", omittingEmptySubsequences: false)
        .allSatisfy(isHostLabel)
  }

  private static func isHostLabel(_ label: ArraySlice<Unicode.Scalar>) -> Bool {
    (1...63).contains(label.count) && label.first != "-" && label.last != "-"
      && label.allSatisfy { $0.isAlphanumeric || $0 == "-" }
  }
}

extension Inline {
  /// A link that shows where it leads, or text when it leads nowhere safe.
  package static func address(_ address: String) -> Inline {
    let source = Scalars("<\(address)>".unicodeScalars)
    guard let link = Autolink.scan(source, at: 0), link.end == source.count else {
      return .text(address)
    }
    return .autolink(destination: link.destination, text: link.text)
  }
}
