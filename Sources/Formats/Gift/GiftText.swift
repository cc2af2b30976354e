internal import Markdown
internal import TextAnalysis

/// Text of a GIFT file in which escaped signs stand for themselves and for nothing else.
///
/// Each of them becomes one character of a private area, so that splitting at signs never meets it.
enum GiftText {
  private static let signs: [Character: Character] = [
    ":": "\u{E000}", "#": "\u{E001}", "=": "\u{E002}", "{": "\u{E003}", "}": "\u{E004}",
    "~": "\u{E005}", "\\": "\u{E006}", "n": "\u{E007}", "\n": "\u{E008}",
  ]
  private static let meant: [Character: Character] = [
    "\u{E000}": ":", "\u{E001}": "#", "\u{E002}": "=", "\u{E003}": "{", "\u{E004}": "}",
    "\u{E005}": "~", "\u{E006}": "\\", "\u{E007}": "\n", "\u{E008}": "\n",
  ]

  /// A backslash that was written twice.
  static let backslash: Character = "\u{E006}"

  static func hidingEscapes(_ text: String) -> String {
    guard text.contains("\\") else { return text }
    var result = ""
    var isEscaped = false
    for character in text {
      if isEscaped {
        if let sign = signs[character], character != "\n" {
          result.append(sign)
        } else {
          result += "\\" + String(character)
        }
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else {
        result.append(character)
      }
    }
    return isEscaped ? result + "\\" : result
  }

  /// What hidden escapes stand for.
  static func plain(_ text: String) -> String {
    String(text.map { meant[$0] ?? $0 }).trimmed
  }

  /// The text as Markdown, by the mark of its format that it begins with, else by `format`.
  static func markdown(_ text: String, _ format: Markup, isQuestion: Bool = false) -> String {
    let (own, rest) = Markup.taken(from: text)
    let words = plain(rest)
    switch own ?? format {
    case .markdown: return words
    case .html: return HTMLText.markdown(words)
    case .moodle where HTMLText.isHTML(words): return HTMLText.markdown(words)
    case .plain, .moodle:
      return PlainText.markdown(
        isQuestion ? words : plain(outdented(rest)), isQuestion: isQuestion)
    }
  }

  /// A text that has to be typed: only a mark of its own makes it something else than its signs.
  static func typed(_ text: String) -> String {
    let (own, rest) = Markup.taken(from: text)
    guard let own, own == .html || own == .markdown else { return plain(rest) }
    return Document(parsing: markdown(rest, own)).plainText.trimmed
  }

  /// Lines below the first without the blanks that they share, which lay out an answer and are none of its text.
  private static func outdented(_ text: String) -> String {
    let lines = text.lines
    let below = lines.dropFirst()
    let depth = below.filter { !$0.trimmed.isEmpty }.map(\.indent).min() ?? 0
    return (lines.prefix(1) + below.map { $0.outdented(by: depth) }).joined(separator: "\n")
  }

  enum Markup: String, CaseIterable {
    case html, moodle, plain, markdown

    static func taken(from text: String) -> (Markup?, String) {
      let words = text.trimmed
      for format in allCases where words.hasPrefix("[\(format.rawValue)]") {
        return (format, String(words.dropFirst(format.rawValue.count + 2)))
      }
      return (nil, words)
    }
  }

  /// A text with a backslash before every sign that would mean something.
  static func escaped(_ text: String) -> String {
    text.reduce(into: "") { result, character in
      if character == "\n" {
        result += "\\n"
      } else if signs[character] != nil, character != "n" {
        result += "\\" + String(character)
      } else {
        result.append(character)
      }
    }
  }
}
