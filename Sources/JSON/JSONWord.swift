/// Eight bytes of a text, looked at in one step.
///
/// After Sean Eron Anderson, "Bit Twiddling Hacks": a sum carries into the highest bit of a byte, and
/// never beyond it, when the byte is above a bound.
struct JSONWord {
  private let word: UInt64

  init(_ word: UInt64) { self.word = word }

  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highs: UInt64 = 0x8080_8080_8080_8080

  /// The first byte that is no printable ASCII, a quote or a backslash; nil when there is none.
  var firstSpecial: Int? {
    let low = word & ~Self.highs
    let isAboveControls = low &+ 0x60 * Self.ones
    let isDelete = low &+ Self.ones
    return first(
      ~(isAboveControls & ~isDelete & differs(from: "\"") & differs(from: "\\")) | word)
  }

  /// The first byte that is something else than a character; nil when there is none.
  func first(besides character: Unicode.Scalar) -> Int? {
    first(differs(from: character) | word)
  }

  /// The first byte that is a character; nil when there is none.
  func first(_ character: Unicode.Scalar) -> Int? {
    first(~(differs(from: character) | word))
  }

  /// The highest bit of every byte is set that is no character, or is not ASCII.
  private func differs(from character: Unicode.Scalar) -> UInt64 {
    let difference = word ^ UInt64(UInt8(ascii: character)) * Self.ones
    return (difference & ~Self.highs) &+ 0x7f * Self.ones
  }

  private func first(_ marks: UInt64) -> Int? {
    let marks = marks & Self.highs
    return marks == 0 ? nil : marks.trailingZeroBitCount / 8
  }
}
