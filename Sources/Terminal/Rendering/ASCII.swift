package import Files
internal import TextAnalysis

/// Text for a terminal whose character set is not Unicode.
package enum ASCII {
  /// What prep draws with; each takes one column, as what stands for it does.
  private static let signs: [Character: Character] = [
    "─": "-", "│": "|", "█": "#", "▓": "=", "▒": "+", "░": ".", "·": ".", "•": "*", "›": ">",
    "▸": ">",
    "▾": "v", "↑": "^", "↓": "v", "↕": "|", "←": "<", "→": ">", "↪": ">", "✓": "+", "✗": "x",
    "…": "~",
    "–": "-",
    "−": "-", "“": "\"", "”": "\"", "’": "'", "×": "x", "≤": "<", "≥": ">", "≈": "~",
  ]

  /// The same text in ASCII; what has no likeness becomes a question mark for each of its columns.
  package static func text(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 >= 0x80 }) else { return text }
    return String(
      text.flatMap { character -> [Character] in
        guard !character.isASCII else { return [character] }
        return signs[character].map { [$0] }
          ?? Array(repeating: "?", count: DisplayWidth.of(character))
      })
  }

  /// Whether an environment names a character set other than UTF-8: POSIX, "Locale", 8.2.
  ///
  /// Nothing named is taken for a bare environment, as in containers, whose terminal knows UTF-8.
  package static func isWanted(_ environment: [String: String]) -> Bool {
    let names = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }
    guard let name = names.first(where: { !$0.isEmpty })?.lowercased() else { return false }
    let parts = name.prefix { $0 != "@" }.split(separator: ".", maxSplits: 1)
    guard parts.count == 2, let charset = parts.last else { return name == "c" || name == "posix" }
    return charset != "utf-8" && charset != "utf8"
  }
}

/// Output to a terminal whose character set is not Unicode.
package final class ASCIIOutput: Output {
  private let output: any Output

  package init(_ output: any Output) { self.output = output }

  package func write(_ text: String) throws(FileError) { try output.write(ASCII.text(text)) }
}
