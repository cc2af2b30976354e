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
    var scanner = Scanner(Array(text.utf8))
    scanner.run()
    return scanner.tokens
  }
}

/// One pass over the bytes, identifier by identifier.
private struct Scanner {
  private(set) var tokens: [Token] = []
  private let bytes: [UInt8]
  private var index = 0
  private var position = 0

  /// A word of an identifier; `joiner` is the byte before it that counts, such as `+`.
  private struct Word {
    var joiner: UInt8?
    var range: Range<Int>
    var humps: [Range<Int>]
  }

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  mutating func run() {
    while index < bytes.count {
      guard let word = nextWord(joinedBy: nil) else {
        index += glyph(at: index).width
        continue
      }
      var identifier = [word]
      while let next = nextJoinedWord() { identifier.append(next) }
      emit(identifier)
    }
  }

  /// The word that starts here; the scanner then stands after it.
  private mutating func nextWord(joinedBy joiner: UInt8?) -> Word? {
    let start = index
    var humps = HumpFinder()
    while index < bytes.count {
      let (kind, width) = glyph(at: index)
      guard continuesWord(kind, isFirst: index == start) else { break }
      humps.see(kind, at: index, isLast: !isWord(at: index + width))
      index += width
      if kind == .ideograph { break }
    }
    guard index > start else { return nil }
    return Word(joiner: joiner, range: start..<index, humps: humps.ranges(from: start, to: index))
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

  private mutating func nextJoinedWord() -> Word? {
    let start = index
    guard index < bytes.count, let joiner = joiner(at: index) else { return nil }
    repeat { index += 1 } while joiner.repeats && index < bytes.count && bytes[index] == joiner.byte
    if let word = nextWord(joinedBy: joiner.isKept ? joiner.byte : nil) { return word }
    index = start
    return nil
  }

  private func joiner(at index: Int) -> (byte: UInt8, isKept: Bool, repeats: Bool)? {
    switch bytes[index] {
    case UInt8(ascii: "_"): (bytes[index], false, true)
    case UInt8(ascii: "-"): (bytes[index], false, false)
    case UInt8(ascii: "+"): (bytes[index], true, false)
    case UInt8(ascii: ".") where bytes[index - 1].isDigit && isDigit(at: index + 1):
      (bytes[index], true, false)
    default: nil
    }
  }

  private mutating func emit(_ identifier: [Word]) {
    let humps = identifier.flatMap(\.humps)
    let range = identifier[0].range.lowerBound..<index
    if humps.count > 1 {
      let whole = identifier.flatMap { ($0.joiner.map { [$0] } ?? []) + folded($0.range) }
      append(whole, range, .whole)
    } else if range.count == 1, index < bytes.count, bytes[index] == UInt8(ascii: "(") {
      append(folded(range) + Array("()".utf8), range, .call)
    }
    for hump in humps {
      append(folded(hump), hump, humps.count > 1 ? .part : .word)
      position += 1
    }
  }

  private mutating func append(_ text: [UInt8], _ range: Range<Int>, _ form: Token.Form) {
    let text = String(decoding: text, as: UTF8.self)
    tokens.append(Token(text: text, range: range, position: position, form: form))
  }

  private func folded(_ range: Range<Int>) -> [UInt8] {
    var folded: [UInt8] = []
    folded.reserveCapacity(range.count)
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
    return folded
  }

  private func isWord(at index: Int) -> Bool {
    guard index < bytes.count else { return false }
    switch glyph(at: index).kind {
    case .lower, .upper, .digit, .extending: return true
    case .ideograph, .apostrophe, .other: return false
    }
  }

  private func isDigit(at index: Int) -> Bool {
    index < bytes.count && bytes[index].isDigit
  }

  private func glyph(at index: Int) -> (kind: Glyph, width: Int) {
    let byte = bytes[index]
    guard byte >= 0x80 else { return (Glyph(ascii: byte), 1) }
    let width = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
    return (Glyph(decodeScalar(in: bytes, at: index, width: width)), width)
  }
}
