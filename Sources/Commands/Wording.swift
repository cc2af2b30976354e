internal import Terminal

extension String {
  /// The line, or its beginning and "…" when it has too many characters.
  func cut(to width: Int) -> String {
    count <= width ? self : prefix(max(1, width - 1)) + "…"
  }

  /// The text without anything that a terminal obeys: control characters become visible.
  var harmless: String {
    split(separator: "\n", omittingEmptySubsequences: false)
      .map { ControlCharacters.visible(String($0)) }.joined(separator: "\n")
  }
}
