internal import TextAnalysis

/// What shows that braces hold answers in GIFT and are none of a program.
enum GiftSigns {
  /// Whether a prompt is followed by braces with an answer in them.
  static func areIn(_ text: String) -> Bool {
    let text = GiftText.hidingEscapes(text)
    return text.indices.contains { place in
      guard text[place] == "{", let end = text[place...].firstIndex(of: "}") else { return false }
      let prompt = prompt(before: place, in: text)
      let inside = String(text[text.index(after: place)..<end]).trimmed
      return !prompt.isEmpty && (inside.isEmpty ? isAsked(prompt) : isAnswer(inside))
    }
  }

  /// What stands before the braces, up to a blank line.
  private static func prompt(before place: String.Index, in text: String) -> String {
    let lines = text[..<place].split(separator: "\n", omittingEmptySubsequences: false)
    let last = lines.last.map { String($0).trimmed } ?? ""
    return last.isEmpty ? (lines.dropLast().last.map { String($0).trimmed } ?? "") : last
  }

  /// Empty braces are an essay below a question, and in programs a body.
  private static func isAsked(_ prompt: String) -> Bool {
    prompt.hasPrefix("::") || prompt.last.map { "?.!？。".contains($0) } == true
  }

  private static func isAnswer(_ inside: String) -> Bool {
    switch inside.first {
    case "=", "~": return true
    case "#":
      // A comment of a template has words there.
      let rest = inside.drop { $0 == "#" }.drop(while: \.isWhitespace)
      return rest.first.map { $0.isNumber || "-+.=".contains($0) } == true
        || inside.hasPrefix("####")
    default:
      let word = inside.prefix { $0 != "#" }
      return ["T", "F", "TRUE", "FALSE"].contains(String(word).trimmed)
    }
  }
}
