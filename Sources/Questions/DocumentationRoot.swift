internal import TextAnalysis

/// Where the pages of a documentation stand, which questions have to name.
package struct DocumentationRoot: Sendable, Equatable {
  /// What links begin with, such as `https://docs.djangoproject.com/en/{version}/`; `{version}` is
  /// two numbers with a dot between.
  package let pattern: String

  package init(_ pattern: String) {
    self.pattern = pattern
  }

  /// Whether a link leads to a page below it.
  package func holds(_ link: String) -> Bool {
    guard let sign = pattern.utf8.firstPlace(of: "{version}".utf8) else {
      return link.hasPrefix(pattern)
    }
    let before = pattern[..<sign.lowerBound]
    guard link.hasPrefix(before) else { return false }
    let rest = link.dropFirst(before.count)
    let version = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    return Self.isVersion(version)
      && rest.dropFirst(version.count).hasPrefix(pattern[sign.upperBound...])
  }

  private static func isVersion(_ text: Substring) -> Bool {
    let numbers = text.split(separator: ".", omittingEmptySubsequences: false)
    return numbers.count == 2 && numbers.allSatisfy { !$0.isEmpty }
  }
}
