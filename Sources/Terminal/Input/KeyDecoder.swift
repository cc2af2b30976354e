internal import TextAnalysis

/// Turns the bytes of a terminal into keys.
///
/// Sequences as xterm sends them (invisible-island.net/xterm/ctlseqs). Bytes may arrive in any
/// portions: an unfinished sequence waits for its rest, and `flush()` says that no rest will come.
package struct KeyDecoder: Sendable {
  private var pending: [UInt8] = []
  private var pasted: [UInt8]?

  private static let escape: UInt8 = 0x1b
  private static let pasteStart: [UInt8] = [0x1b] + Array("[200~".utf8)
  private static let pasteEnd: [UInt8] = [0x1b] + Array("[201~".utf8)
  /// Longer sequences than any terminal sends are given up, so that garbage cannot pile up.
  private static let longestSequence = 64
  /// The same for strings such as a terminal's answer to a question about its colours.
  private static let longestString = 4096
  /// What is pasted beyond this is dropped.
  private static let longestPaste = 1 << 20

  package init() {}

  package mutating func keys(from bytes: some Sequence<UInt8>) -> [Key] {
    pending += bytes
    var keys: [Key] = []
    var start = 0
    while start < pending.count, let (key, length) = next(at: start) {
      if let key { keys.append(key) }
      start += length
    }
    pending.removeFirst(start)
    return keys
  }

  /// The keys in an unfinished sequence, once it is clear that nothing follows: a lone Escape, or what
  /// was pasted without an end.
  package mutating func flush() -> [Key] {
    if var text = pasted {
      text += pending.prefix(max(0, Self.longestPaste - text.count))
      (pending, pasted) = ([], nil)
      return text.isEmpty ? [] : [.paste(String(decoding: text, as: UTF8.self))]
    }
    guard !pending.isEmpty else { return [] }
    let isEscape = pending == [Self.escape]
    pending = []
    return [isEscape ? .escape : .unknown]
  }

  package var wait: Wait {
    if pasted != nil { return .paste }
    return pending.isEmpty ? .nothing : .sequence
  }

  /// What is unfinished.
  package enum Wait: Sendable, Equatable { case nothing, sequence, paste }

  /// The key at a place and how many bytes it takes; nil when bytes are missing.
  private mutating func next(at start: Int) -> (Key?, Int)? {
    if pasted != nil { return paste(at: start) }
    let byte = pending[start]
    switch byte {
    case Self.escape: return sequence(at: start)
    case 0x0d, 0x0a: return (.enter, 1)
    case 0x09: return (.tab, 1)
    case 0x7f, 0x08: return (.backspace, 1)
    case 0x00: return (.unknown, 1)
    case 0x01...0x1a: return (.control(Character(Unicode.Scalar(byte + 0x60))), 1)
    case 0x1c...0x1f: return (.unknown, 1)
    default: return character(at: start)
    }
  }

  private func character(at start: Int) -> (Key?, Int)? {
    let length =
      switch pending[start] {
      case 0xc2...0xdf: 2
      case 0xe0...0xef: 3
      case 0xf0...0xf4: 4
      default: 1
      }
    guard start + length <= pending.count else { return nil }
    guard let text = String(validating: pending[start..<start + length], as: UTF8.self),
      let character = text.first
    else { return (.unknown, 1) }
    return (.character(character), length)
  }

  private mutating func sequence(at start: Int) -> (Key?, Int)? {
    guard start + 1 < pending.count else { return nil }
    switch pending[start + 1] {
    case UInt8(ascii: "["): return controlSequence(at: start)
    case UInt8(ascii: "O"): return singleShift(at: start)
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"), UInt8(ascii: "^"):
      return controlString(at: start)
    case Self.escape: return (.escape, 1)
    case 0x20...0x7e:
      return (.alt(Character(Unicode.Scalar(pending[start + 1]))), 2)
    case 0x7f: return (.control("w"), 2)
    default: return (.escape, 1)
    }
  }

  private mutating func controlSequence(at start: Int) -> (Key?, Int)? {
    var end = start + 2
    while end < pending.count, (0x20...0x3f).contains(pending[end]) { end += 1 }
    guard end - start < Self.longestSequence else { return (.unknown, end - start) }
    guard end < pending.count else { return nil }
    let length = end - start + 1
    if Array(pending[start...end]) == Self.pasteStart {
      pasted = []
      return (nil, length)
    }
    // The oldest kind of mouse report has three bytes behind its end.
    if pending[end] == UInt8(ascii: "M"), length == 3 {
      return start + 6 <= pending.count ? (.unknown, 6) : nil
    }
    let parameters = String(decoding: pending[start + 2..<end], as: UTF8.self)
    return (Self.key(parameters, final: pending[end]), length)
  }

  /// A string of the terminal, up to BEL or ESC \; when its end does not come, it is given up.
  private func controlString(at start: Int) -> (Key?, Int)? {
    for place in start + 2..<max(start + 2, pending.count) {
      if pending[place] == 0x07 {
        return (TerminalReply.key(pending[start + 1..<place]), place - start + 1)
      }
      if pending[place] == Self.escape {
        guard place + 1 < pending.count else { return nil }
        let isEnd = pending[place + 1] == UInt8(ascii: "\\")
        let key = TerminalReply.key(pending[start + 1..<place])
        return (isEnd ? key : .unknown, place - start + (isEnd ? 2 : 0))
      }
      if place - start > Self.longestString { return (.unknown, place - start) }
    }
    return nil
  }

  private func singleShift(at start: Int) -> (Key?, Int)? {
    guard start + 2 < pending.count else { return nil }
    return (Self.key("", final: pending[start + 2]), 3)
  }

  private static func key(_ parameters: String, final: UInt8) -> Key {
    switch (final, parameters.split(separator: ";").first) {
    case (UInt8(ascii: "A"), _): .up
    case (UInt8(ascii: "B"), _): .down
    case (UInt8(ascii: "C"), _): isWordwise(parameters) ? .alt("f") : .right
    case (UInt8(ascii: "D"), _): isWordwise(parameters) ? .alt("b") : .left
    case (UInt8(ascii: "H"), _), (UInt8(ascii: "~"), "1"), (UInt8(ascii: "~"), "7"): .home
    case (UInt8(ascii: "F"), _), (UInt8(ascii: "~"), "4"), (UInt8(ascii: "~"), "8"): .end
    case (UInt8(ascii: "~"), "3"): .delete
    case (UInt8(ascii: "~"), "5"): .pageUp
    case (UInt8(ascii: "~"), "6"): .pageDown
    default: .unknown
    }
  }

  /// With Alt, 3, or Ctrl, 5.
  private static func isWordwise(_ parameters: String) -> Bool {
    parameters.hasSuffix(";3") || parameters.hasSuffix(";5")
  }

  private mutating func paste(at start: Int) -> (Key?, Int)? {
    let rest = pending[start...]
    // Ctrl-C gets out of a paste whose end never comes.
    if let interrupt = rest.firstIndex(of: 0x03), rest.firstPlace(of: Self.pasteEnd) == nil {
      pasted = nil
      return (nil, interrupt - start)
    }
    guard let end = rest.firstPlace(of: Self.pasteEnd) else {
      // Keep back what may be the beginning of the end marker.
      let take = max(0, rest.count - Self.pasteEnd.count + 1)
      collect(rest.prefix(take))
      return take == 0 ? nil : (nil, take)
    }
    collect(rest[..<end.lowerBound])
    let text = String(decoding: pasted ?? [], as: UTF8.self)
    pasted = nil
    return (.paste(text), end.upperBound - start)
  }

  private mutating func collect(_ bytes: ArraySlice<UInt8>) {
    let room = Self.longestPaste - (pasted?.count ?? 0)
    pasted?.append(contentsOf: bytes.prefix(max(0, room)))
  }
}
