internal import Markdown
internal import TextAnalysis

/// Text that is no Markdown, as Markdown that shows the same.
enum PlainText {
  /// Keeps lines apart, and shows what is indented as code; the first line of a question is none.
  static func markdown(_ text: String, isQuestion: Bool = false) -> String {
    if isPlainLine(text) { return text }
    let text = text.trimmedLines
    return MarkdownFormatter.source(
      text.lines
        .split(whereSeparator: { $0.allSatisfy(\.isWhitespace) })
        .enumerated().flatMap { blocks(Array($1), beginsWithWords: isQuestion && $0 == 0) })
  }

  /// Whether it is one line without any sign that Markdown has a use for, as most are.
  private static func isPlainLine(_ text: String) -> Bool {
    guard let first = text.utf8.first, isLetter(first), text.utf8.last != 0x20 else { return false }
    return text.utf8.allSatisfy { byte in
      switch byte {
      case 0x20...0x22, 0x25, 0x27...0x29, 0x2C, 0x2E...0x3B, 0x3F, 0x40: true
      default: isLetter(byte)
      }
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  /// A paragraph, or what stands before an indented line and then code, from the line that the indent belongs to.
  private static func blocks(_ lines: [String], beginsWithWords: Bool) -> [Block] {
    guard let indented = lines.firstIndex(where: { $0.isIndented }) else {
      return [paragraph(lines)]
    }
    let start = max(beginsWithWords && indented > 0 ? 1 : 0, indented - 1)
    let head = lines[..<start].isEmpty ? [] : [paragraph(Array(lines[..<start]))]
    let code = lines[start...].joined(separator: "\n")
    return head + [.code(language: nil, text: code)]
  }

  private static func paragraph(_ lines: [String]) -> Block {
    .paragraph(
      Array(lines.map { [Inline.text($0.trimmed)] }.joined(separator: [.hardBreak])))
  }
}

extension String {
  fileprivate var isIndented: Bool { hasPrefix("  ") || hasPrefix("\t") }

  /// Without empty lines at both ends and blanks at the end of each.
  var trimmedLines: String {
    let lines = split(separator: "\n", omittingEmptySubsequences: false).map { $0.trimmedAtEnd }
    return lines.drop { $0.isEmpty }.reversed().drop { $0.isEmpty }.reversed()
      .joined(separator: "\n")
  }
}
