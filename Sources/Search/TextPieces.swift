/// The pieces in which a text of the index is shown: whole sentences of one paragraph, list item or
/// option, or a line of code.
///
/// Texts of different origin are parted by an empty line, see ``FieldTexts``.
struct TextPieces {
  /// For each paragraph the ranges of its sentences, in UTF-8 bytes, without blanks around them.
  private(set) var paragraphs: [[Range<Int>]] = []
  private let bytes: [UInt8]

  init(of text: String, inLines: Bool) {
    bytes = Array(text.utf8)
    var start = 0
    for index in bytes.indices where bytes[index] == UInt8(ascii: "\n") {
      guard inLines || beginsParagraph(at: index + 1) else { continue }
      add(start..<index)
      start = index + 1
    }
    add(start..<bytes.count)
  }

  /// Whether a line is empty, an item of a list, a row of a table or a quotation.
  private func beginsParagraph(at start: Int) -> Bool {
    var index = start
    while index < bytes.count, bytes[index] == 0x20 { index += 1 }
    guard index < bytes.count else { return true }
    let isFollowedByBlank = index + 1 < bytes.count && bytes[index + 1] == 0x20
    switch bytes[index] {
    case UInt8(ascii: "\n"), UInt8(ascii: "|"), UInt8(ascii: ">"): return true
    case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"): return isFollowedByBlank
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      return index + 2 < bytes.count && bytes[index + 1] == UInt8(ascii: ".")
        && bytes[index + 2] == 0x20
    default: return false
    }
  }

  private mutating func add(_ paragraph: Range<Int>) {
    var sentences: [Range<Int>] = []
    var start = paragraph.lowerBound
    for index in paragraph where endsSentence(at: index, in: paragraph) {
      sentences.append(trimmed(start..<index + 1))
      start = index + 1
    }
    sentences.append(trimmed(start..<paragraph.upperBound))
    sentences.removeAll(where: \.isEmpty)
    if !sentences.isEmpty { paragraphs.append(sentences) }
  }

  /// Whether a blank follows what ends a sentence, and then something that begins one.
  ///
  /// "5.2 adds" and "e.g. this" go on.
  private func endsSentence(at index: Int, in paragraph: Range<Int>) -> Bool {
    guard Self.closes(bytes[index]) || Self.ends(bytes[index]),
      let next = bytes[(index + 1)..<paragraph.upperBound].first,
      next <= 0x20,
      let end = bytes[paragraph.lowerBound...index].last(where: { !Self.closes($0) }),
      Self.ends(end),
      let first = bytes[(index + 1)..<paragraph.upperBound].first(where: { $0 > 0x20 })
    else { return false }
    return !(UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first)
  }

  private static func ends(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): true
    default: false
    }
  }

  /// Whether it may stand between the end of a sentence and the blank behind it.
  private static func closes(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ")"), UInt8(ascii: "`"),
      UInt8(ascii: "*"), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  /// Without blanks at both ends and without the mark of a list item.
  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    let marks = Set("-*+>|".utf8)
    let start = bytes[range].indices.first { place in
      bytes[place] > 0x20
        && !(marks.contains(bytes[place]) && range.contains(place + 1)
          && bytes[place + 1] == 0x20)
    }
    guard let start, let last = bytes[range].lastIndex(where: { $0 > 0x20 }) else {
      return range.lowerBound..<range.lowerBound
    }
    return start..<last + 1
  }
}
