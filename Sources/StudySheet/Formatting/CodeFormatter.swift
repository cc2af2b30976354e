/// Writes code as Markdown.
enum CodeFormatter {
  /// A block between fences that are longer than any run of their sign in the code.
  static func block(language: String?, _ text: String) -> [String] {
    guard !endsRaw(text) else { return tagged(text) }
    let language = language ?? ""
    let sign: Character = language.contains("`") ? "~" : "`"
    let fence = String(repeating: sign, count: max(3, longestRun(of: sign, in: text) + 1))
    let lines = text.isEmpty ? [] : text.split(separator: "\n", omittingEmptySubsequences: false)
    return [fence + Escaping.language(language)] + lines.map { String($0) } + [fence]
  }

  static func span(_ code: String, isInCell: Bool) -> String {
    guard !endsRaw(code) else { return "<code>" + HTMLFormatter.escaped(code) + "</code>" }
    let fence = String(repeating: "`", count: longestRun(of: "`", in: code) + 1)
    let isAmbiguous =
      code.hasPrefix("`") || code.hasSuffix("`")
      || (code.hasPrefix(" ") && code.hasSuffix(" ") && code.contains { $0 != " " })
    let padding = isAmbiguous ? " " : ""
    let text = isInCell ? code.replacing("|", with: "\\|") : code
    return fence + padding + text + padding + fence
  }

  /// Whether code would end the `raw` tag that protects the file from Jekyll.
  ///
  /// Such code cannot be written as Markdown that looks the same everywhere, so it becomes HTML.
  private static func endsRaw(_ code: String) -> Bool {
    code.contains("{%") && code.contains("endraw")
  }

  private static func tagged(_ text: String) -> [String] {
    ("<pre><code>" + HTMLFormatter.escaped(text) + "</code></pre>")
      .split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
  }

  private static func longestRun(of sign: Character, in text: String) -> Int {
    var longest = 0
    var length = 0
    for character in text.unicodeScalars {
      length = Character(character) == sign ? length + 1 : 0
      longest = max(longest, length)
    }
    return longest
  }
}

extension Escaping {
  /// The word behind a fence.
  static func language(_ language: String) -> String {
    destination(language) == "<>" ? "" : destination(language)
  }
}
