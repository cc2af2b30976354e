internal import TextAnalysis

/// Writes code as Markdown.
enum CodeFormatter {
  /// A block between fences that are longer than any run of their sign in the code.
  static func block(language: String?, _ text: String) -> [String] {
    switch RawTags(in: text) {
    case .none: return fenced(language, text)
    case .harmless: return forJekyllApart(fenced(language, text), tagged(text))
    case .live: return tagged(text)
    }
  }

  private static func fenced(_ language: String?, _ text: String) -> [String] {
    let language = language ?? ""
    let sign: Character = language.contains("`") ? "~" : "`"
    let fence = String(repeating: sign, count: max(3, longestRun(of: sign, in: text) + 1))
    let lines = text.isEmpty ? [] : text.lines
    return [fence + Escaping.language(language)] + lines + [fence]
  }

  /// Whether code in a line is written as HTML.
  static func isTagged(_ code: String) -> Bool {
    RawTags(in: code) != .none
  }

  static func span(_ code: String, isInCell: Bool) -> String {
    guard !isTagged(code) else {
      return "<code>" + HTMLFormatter.escaped(code) + "</code>"
    }
    let fence = String(repeating: "`", count: longestRun(of: "`", in: code) + 1)
    let isAmbiguous =
      code.hasPrefix("`") || code.hasSuffix("`")
      || (code.hasPrefix(" ") && code.hasSuffix(" ") && code.contains { $0 != " " })
    let padding = isAmbiguous ? " " : ""
    let text = isInCell ? code.replacing(each: "|", with: "\\|") : code
    return fence + padding + text + padding + fence
  }

  /// The same code twice: for Markdown, which finds the second in a comment, and for Jekyll, where Liquid
  /// takes the first away and joins the ends of two comments to one before the second.
  private static func forJekyllApart(_ code: [String], _ tagged: [String]) -> [String] {
    ["<!-- {% endraw %}{% comment %} -->", ""] + code + ["", "<!-- {% endcomment %}{{ \"-\" }}->"]
      + tagged + ["<!-- {% raw %} -->"]
  }

  private static func tagged(_ text: String) -> [String] {
    ("<pre><code>" + HTMLFormatter.escaped(text) + "</code></pre>").lines
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

/// What the tags of some code do to the `raw` tag that protects the file from Jekyll.
private enum RawTags {
  /// It stays open.
  case none
  /// Code that ends it has no other tags outside of its own `raw` tags, so that Liquid can skip it.
  case harmless
  /// Liquid would see other tags. Such code cannot be written as Markdown that looks the same everywhere.
  case live

  init(in code: String) {
    guard code.utf8.contains(UInt8(ascii: "{")) else {
      self = .none
      return
    }
    var (isRaw, endsRaw, isLive) = (false, false, false)
    var rest = code[...]
    while let start = rest.firstIndex(of: "{") {
      rest = rest[start...].dropFirst()
      switch Tag(after: rest) {
      case .raw where !isRaw: isRaw = true
      case .end: (isRaw, endsRaw) = (false, true)
      case .oddEnd: (endsRaw, isLive) = (true, true)
      case .raw, .other: isLive = isLive || !isRaw
      case nil: break
      }
    }
    self = !endsRaw ? .none : isLive || isRaw ? .live : .harmless
  }

  private enum Tag {
    case raw, end, other
    /// One that may end the tag in one version of Liquid and not in another.
    case oddEnd

    /// What begins behind a brace; nil for what Liquid leaves alone.
    init?(after text: Substring) {
      guard let sign = text.first, sign == "%" || sign == "{" else { return nil }
      let inside = Self.withoutDash(text.dropFirst()).drop(while: \.isWhitespace)
      let name = inside.prefix(while: \.isLetter)
      let end = Self.withoutDash(inside.dropFirst(name.count).drop(while: \.isWhitespace))
      switch (sign, name, end.hasPrefix("%}")) {
      case ("%", "raw", true): self = .raw
      case ("%", "endraw", true): self = .end
      case ("%", "endraw", false): self = .oddEnd
      default: self = .other
      }
    }

    private static func withoutDash(_ text: Substring) -> Substring {
      text.first == "-" ? text.dropFirst() : text
    }
  }
}

extension Escaping {
  /// The word behind a fence.
  static func language(_ language: String) -> String {
    destination(language) == "<>" ? "" : destination(language)
  }
}
