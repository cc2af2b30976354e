internal import TextAnalysis

/// A question of a GIFT file with its parts: name, format, text and answers.
struct GiftQuestion {
  private(set) var name: String?
  private(set) var format = GiftText.Markup.moodle
  /// Markdown.
  private(set) var prompt = ""
  /// Between the braces; nil for a description.
  private(set) var answers: String?

  init(_ block: GiftBlock) throws(SourceFault) {
    var text = GiftText.hidingEscapes(block.text)
    takeName(from: &text)
    let (own, rest) = GiftText.Markup.taken(from: text)
    format = own ?? .moodle
    guard let open = rest.firstIndex(of: "{") else {
      if rest.contains("}") { throw Self.stray("}", in: rest) }
      return
    }
    // Such as ${name}, unless a backslash makes the dollar a sign of Markdown.
    if rest[..<open].last == "$", rest[..<open].dropLast().last != GiftText.backslash {
      throw Self.stray("{", in: String(rest[...open]))
    }
    guard let close = rest[open...].firstIndex(of: "}") else {
      throw SourceFault("the brace \"{\" is never closed; a blank line ends a question")
    }
    let inside = rest[rest.index(after: open)..<close]
    let tail = rest[rest.index(after: close)...]
    let offset = rest[..<open].count { $0 == "\n" }
    if inside.contains("{") { throw Self.stray("{", in: String(inside), below: offset) }
    if tail.contains("{") || tail.contains("}") {
      throw Self.stray(tail.contains("{") ? "{" : "}", in: String(tail), below: offset)
    }
    answers = String(inside)
    let isMissingWord = !GiftText.plain(String(tail)).isEmpty
    prompt = GiftText.markdown(
      isMissingWord ? rest[..<open] + Self.gap + tail : String(rest[..<open]), format,
      isQuestion: true
    ).replacing(text: Self.gap, with: "_____")
  }

  /// Stands for the missing word until nothing more is escaped.
  private static let gap = "\u{E009}"

  private mutating func takeName(from text: inout String) {
    let words = text.trimmed
    guard words.hasPrefix("::"), let end = words.dropFirst(2).firstPlace(of: "::") else { return }
    let title = GiftText.plain(
      String(words[words.index(words.startIndex, offsetBy: 2)..<end.lowerBound]))
    name = title.isEmpty ? nil : title
    text = String(words[end.upperBound...])
  }

  private static func stray(_ sign: String, in text: String, below offset: Int = 0) -> SourceFault {
    let line = text.firstPlace(of: sign).map { text[..<$0.lowerBound].count { $0 == "\n" } } ?? 0
    return SourceFault(
      "a \"\(sign)\" of the text would be taken for one around answers; write \"\\\(sign)\"",
      lineOffset: offset + line)
  }
}
