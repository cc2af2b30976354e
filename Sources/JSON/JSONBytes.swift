/// Bytes that stay where they are while a text is read.
///
/// With an array in its place the reader counts references at every step, and cannot look at eight
/// bytes at once: it took 2.1 ms for the bundled bank, and takes 1.2. An access out of bounds ends
/// the process, as it does with an array.
@safe struct JSONBytes {
  private let buffer: UnsafeRawBufferPointer

  /// Calls with the bytes of a text; they must not leave `body`.
  static func of<Result, Failure: Error>(
    _ text: JSONText, _ body: (JSONBytes) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try unsafe text.withBytes { (buffer) throws(Failure) in
      try unsafe body(JSONBytes(buffer: buffer))
    }
  }

  /// Calls with the UTF-8 of a string; it must not leave `body`.
  static func of<Result>(_ string: String, _ body: (JSONBytes) -> Result) -> Result {
    var string = string
    return string.withUTF8 { buffer in
      unsafe body(JSONBytes(buffer: UnsafeRawBufferPointer(buffer)))
    }
  }

  /// Eight bytes at once, the first one lowest; nil when fewer are left.
  func word(at place: Int) -> UInt64? {
    guard place >= 0, place + 8 <= count else { return nil }
    return UInt64(
      littleEndian: unsafe buffer.loadUnaligned(fromByteOffset: place, as: UInt64.self))
  }
}

extension JSONBytes {
  /// Whether the key of a token is this name.
  func holds(_ name: String, at token: JSONToken) -> Bool {
    guard !token.hasEscapes else {
      return JSONEscape.resolved(self, in: token.content).utf8.elementsEqual(name.utf8)
    }
    guard token.content.count == name.utf8.count else { return false }
    return JSONBytes.of(name) { name in
      name.indices.allSatisfy { name[$0] == self[token.content.lowerBound + $0] }
    }
  }

  /// The text of a range of whole characters.
  func text(in range: Range<Int>) -> String {
    precondition(range.lowerBound >= 0 && range.upperBound <= endIndex)
    return unsafe String(decoding: UnsafeRawBufferPointer(rebasing: buffer[range]), as: UTF8.self)
  }

  /// Copies to where there is room for the range.
  @unsafe func copy(_ range: Range<Int>, to room: UnsafeMutableRawBufferPointer) {
    precondition(range.lowerBound >= 0 && range.upperBound <= endIndex)
    unsafe room.copyMemory(from: UnsafeRawBufferPointer(rebasing: buffer[range]))
  }
}

extension JSONBytes: RandomAccessCollection {
  var startIndex: Int { 0 }
  var endIndex: Int { unsafe buffer.count }

  subscript(_ place: Int) -> UInt8 {
    precondition(place >= 0 && place < endIndex)
    return unsafe buffer[place]
  }
}
