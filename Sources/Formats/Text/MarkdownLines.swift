internal import TextAnalysis

/// A line of a Markdown file, with what can be known without parsing the whole.
struct MarkdownLine: Equatable {
  /// From 1.
  let number: Int
  let text: String
  /// Whether it stands in fenced code or is a fence itself.
  let isCode: Bool
  /// Whether fenced code begins here, perhaps as the first thing in an item.
  var opensFence = false

  var isBlank: Bool { text.allSatisfy(\.isWhitespace) }

  /// Blanks before the first sign; a tab goes on to the next multiple of four.
  var indent: Int { text.indent }

  /// A line of hyphens alone, which parts questions.
  var isRule: Bool {
    !isCode && text.trimmedAtEnd.count >= 3 && text.trimmedAtEnd.allSatisfy { $0 == "-" }
  }

  /// The level and the words of a heading, without the signs that may close it.
  var heading: (level: Int, text: String)? {
    guard !isCode, indent < 4 else { return nil }
    let text = text.trimmed
    let level = text.prefix { $0 == "#" }.count
    guard (1...6).contains(level) else { return nil }
    let rest = text.dropFirst(level)
    guard rest.isEmpty || rest.first?.isWhitespace == true else { return nil }
    var words = String(rest).trimmed
    let closing = words.reversed().prefix { $0 == "#" }.count
    if closing > 0, closing == words.count || words.dropLast(closing).last == " " {
      words = String(words.dropLast(closing)).trimmedAtEnd
    }
    return (level, words)
  }

  /// What stands behind a bullet, or a number and its dot.
  var item: MarkdownItem? { isCode && !opensFence ? nil : MarkdownItem(text) }

  func withText(_ text: String) -> MarkdownLine {
    MarkdownLine(number: number, text: text, isCode: isCode, opensFence: opensFence)
  }

  /// The same line with fewer blanks before it.
  func outdented(by count: Int) -> MarkdownLine {
    withText(text.outdented(by: count))
  }
}

/// The first line of an item of a list.
struct MarkdownItem: Equatable {
  let indent: Int
  let isOrdered: Bool
  let bullet: Character
  /// What an ordered item is numbered.
  let number: Int?
  /// Columns before the content.
  let width: Int
  /// Nil where there is no box, else whether it is ticked.
  let isTicked: Bool?
  let text: String

  init?(_ line: String) {
    indent = line.indent
    let rest = line.drop { $0 == " " || $0 == "\t" }
    let digits = rest.prefix { $0.isASCII && $0.isNumber }.count
    isOrdered = (1...9).contains(digits)
    let sign = isOrdered ? rest.dropFirst(digits).prefix(1) : rest.prefix(1)
    guard let mark = sign.first, (isOrdered ? ".)" : "-*+").contains(mark) else { return nil }
    bullet = mark
    number = isOrdered ? Int(rest.prefix(digits)) : nil
    let content = rest.dropFirst((isOrdered ? digits : 0) + 1)
    guard content.isEmpty || content.first == " " || content.first == "\t" else { return nil }
    width = indent + (isOrdered ? digits : 0) + 2
    let body = content.drop { $0 == " " || $0 == "\t" }
    let box = body.prefix(3)
    let isBox =
      ["[ ]", "[x]", "[X]"].contains(String(box))
      && (body.dropFirst(3).isEmpty || body.dropFirst(3).first?.isWhitespace == true)
    isTicked = isBox ? box != "[ ]" : nil
    text = String(isBox ? body.dropFirst(3) : body).trimmed
  }
}

enum MarkdownLines {
  /// The lines of a text, with its fences found.
  static func lines(of text: SourceText) -> [MarkdownLine] {
    var fence: String?
    return text.lines.enumerated().map { index, line in
      let isInside = fence != nil
      let signs = Self.fence(line)
      if let open = fence {
        let rest = line.trimmed
        if rest.count >= open.count, rest.allSatisfy({ $0 == open.first }) { fence = nil }
      } else {
        fence = signs
      }
      return MarkdownLine(
        number: index + 1, text: line, isCode: isInside || signs != nil,
        opensFence: !isInside && signs != nil)
    }
  }

  /// The signs that open a fence, also as the first thing in an item of a list.
  private static func fence(_ line: String) -> String? {
    let rest = MarkdownItem(line)?.text ?? line.trimmed
    guard let sign = rest.first, sign == "`" || sign == "~" else { return nil }
    let signs = String(rest.prefix { $0 == sign })
    let info = rest.dropFirst(signs.count)
    return signs.count >= 3 && !(sign == "`" && info.contains("`")) ? signs : nil
  }
}

extension [MarkdownLine] {
  /// The lines as one text, without empty ones at both ends.
  var source: String { trimmed.map(\.text).joined(separator: "\n").trimmedAtEnd }

  /// Without empty lines at both ends.
  var trimmed: [MarkdownLine] {
    drop(while: \.isBlank).reversed().drop(while: \.isBlank).reversed()
  }

  /// Without comments, which say something to other programs or to nobody.
  var withoutComments: [MarkdownLine] {
    var isComment = false
    return compactMap { line in
      guard !line.isCode else { return line }
      let text = line.text.trimmed
      if isComment {
        if text.contains(text: "-->") { isComment = false }
        return nil
      }
      guard text.hasPrefix("<!--") else { return line }
      isComment = !text.contains(text: "-->")
      return nil
    }
  }
}

extension String {
  var indent: Int {
    var columns = 0
    for character in self {
      switch character {
      case " ": columns += 1
      case "\t": columns += 4 - columns % 4
      default: return columns
      }
    }
    return columns
  }

  func outdented(by count: Int) -> String {
    var columns = 0
    var rest = self[...]
    while columns < count, let first = rest.first, first == " " || first == "\t" {
      columns += first == " " ? 1 : 4 - columns % 4
      rest.removeFirst()
    }
    return String(repeating: " ", count: Swift.max(0, columns - count)) + rest
  }
}
