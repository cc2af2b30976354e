/// Cuts a text into words, and identifiers also into their parts.
///
///     "Use select_related, not N+1"
///     use   selectrelated (whole) select related (parts)   not   n+1 (whole) n 1 (parts)
///
/// Words are runs of letters and digits; an ideograph is a word of its own. An identifier is words
/// joined by `_`, `-` or `+`, digits joined by a dot, or a word with humps (`ModelForm`). Everything
/// else separates, so `on_delete=CASCADE` is an identifier and a word. An apostrophe inside a word
/// is dropped, and so is a possessive: `don't` is `dont`, `Django's` is `django`.
package enum Tokenizer {
  /// The tokens in the order of the text, a whole before its parts.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  package static func tokens(in text: String) -> [Token] {
    var scanner = TokenScanner(Array(text.utf8))
    scanner.run()
    return scanner.tokens
  }
}

/// One pass over the bytes, identifier by identifier.
private struct TokenScanner {
  private(set) var tokens: [Token] = []
  private let bytes: [UInt8]
  private var index = 0
  private var position = 0
  /// Finds the parts of the identifier that is being read.
  private var humps = HumpFinder()

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    tokens.reserveCapacity(bytes.count / 5)
  }

  mutating func run() {
    while index < bytes.count {
      if readPlainWord() { continue }
      let start = index
      humps.removeAll()
      guard readWord() else {
        index += glyph(at: index).width
        continue
      }
      while readJoinedWord() {}
      emit(start..<index)
    }
  }

  /// Whether a word of lower-case ASCII letters alone stands here, as most do: then it is emitted.
  private mutating func readPlainWord() -> Bool {
    var end = index
    while end < bytes.count, bytes[end].isFolded { end += 1 }
    guard end > index + 1, end == bytes.count || bytes[end].isPlainSeparator else { return false }
    append(String(decoding: bytes[index..<end], as: UTF8.self), index..<end, .word)
    position += 1
    index = end
    return true
  }

  /// Whether a word starts here; the scanner then stands after it.
  private mutating func readWord() -> Bool {
    let start = index
    while index < bytes.count {
      let (kind, width) = glyph(at: index)
      guard continuesWord(kind, isFirst: index == start) else { break }
      let isLast = humps.isAfterCapitals && !isWord(at: index + width)
      humps.see(kind, at: index, isFirst: index == start, isLast: isLast)
      index += width
      if kind == .ideograph { break }
    }
    if index > start { humps.end(at: index) }
    return index > start
  }

  private func continuesWord(_ kind: Glyph, isFirst: Bool) -> Bool {
    switch kind {
    case .lower, .upper, .digit: true
    case .ideograph: isFirst
    case .extending: !isFirst
    case .apostrophe: !isFirst && isWord(at: index + glyph(at: index).width)
    case .other: false
    }
  }

  /// Whether a joiner and a word stand here; the scanner then stands after them.
  private mutating func readJoinedWord() -> Bool {
    let start = index
    guard index < bytes.count, isJoiner(at: index) else { return false }
    let joiner = bytes[index]
    repeat {
      index += 1
    } while joiner == .underscore && index < bytes.count && bytes[index] == joiner
    if readWord() { return true }
    index = start
    return false
  }

  private func isJoiner(at index: Int) -> Bool {
    switch bytes[index] {
    case .underscore, .hyphen, .plus: true
    case .dot: bytes[index - 1].isDigit && index + 1 < bytes.count && bytes[index + 1].isDigit
    default: false
    }
  }

  private mutating func emit(_ range: Range<Int>) {
    let parts = humps.ranges
    if parts.count > 1 {
      append(whole(parts), range, .whole)
    } else if range.count == 1, index < bytes.count, bytes[index] == UInt8(ascii: "(") {
      append(word(range) + "()", range, .call)
    }
    for part in parts {
      append(word(part), part, parts.count > 1 ? .part : .word)
      position += 1
    }
  }

  private mutating func append(_ text: String, _ range: Range<Int>, _ form: Token.Form) {
    tokens.append(Token(text: text, range: range, position: position, form: form))
  }

  private func whole(_ parts: [Range<Int>]) -> String {
    var folded: [UInt8] = []
    for part in parts {
      let joiner = part.lowerBound > 0 ? bytes[part.lowerBound - 1] : 0
      if !folded.isEmpty, joiner == .plus || joiner == .dot { folded.append(joiner) }
      fold(part, into: &folded)
    }
    return String(decoding: folded, as: UTF8.self)
  }

  private func word(_ range: Range<Int>) -> String {
    if bytes[range].allSatisfy(\.isFolded) { return String(decoding: bytes[range], as: UTF8.self) }
    var folded: [UInt8] = []
    fold(range, into: &folded)
    return String(decoding: folded, as: UTF8.self)
  }

  private func fold(_ range: Range<Int>, into folded: inout [UInt8]) {
    var index = range.lowerBound
    while index < range.upperBound {
      let (kind, width) = glyph(at: index)
      if kind == .apostrophe {
        if index + width + 1 == range.upperBound, bytes[index + width] | 0x20 == .s { break }
      } else if width == 1 {
        folded.append(bytes[index].lowercased)
      } else {
        decodeScalar(in: bytes, at: index, width: width).appendFolded(to: &folded)
      }
      index += width
    }
  }

  private func isWord(at index: Int) -> Bool {
    guard index < bytes.count else { return false }
    switch glyph(at: index).kind {
    case .lower, .upper, .digit, .extending: return true
    case .ideograph, .apostrophe, .other: return false
    }
  }

  private func glyph(at index: Int) -> (kind: Glyph, width: Int) {
    let byte = bytes[index]
    guard byte >= 0x80 else { return (Glyph(ascii: byte), 1) }
    let width = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
    return (Glyph(decodeScalar(in: bytes, at: index, width: width)), width)
  }
}

extension UInt8 {
  fileprivate static let underscore = UInt8(ascii: "_")
  fileprivate static let hyphen = UInt8(ascii: "-")
  fileprivate static let plus = UInt8(ascii: "+")
  fileprivate static let dot = UInt8(ascii: ".")

  fileprivate var isDigit: Bool { (0x30...0x39).contains(self) }

  /// Whether no word goes on after it.
  fileprivate var isPlainSeparator: Bool {
    switch self {
    case 0x80..., 0x41...0x5A, .apostrophe, .underscore, .hyphen, .plus, .dot: false
    default: true
    }
  }

  /// Whether it is a lower-case letter or a digit of ASCII.
  fileprivate var isFolded: Bool { (0x61...0x7A).contains(self) || isDigit }
}
