/// The escapes of a text, which the scanner has found to be whole.
struct JSONEscape {
  private let bytes: JSONBytes
  private var place: Int
  private let end: Int
  private var room: JSONRoom

  /// The characters that the bytes between two quotes stand for.
  static func resolved(_ bytes: JSONBytes, in range: Range<Int>) -> String {
    // No escape is shorter than what it stands for.
    unsafe String(unsafeUninitializedCapacity: range.count) { buffer in
      var escape = JSONEscape(
        bytes: bytes, place: range.lowerBound, end: range.upperBound,
        room: unsafe JSONRoom(buffer))
      escape.resolveAll()
      return escape.room.count
    }
  }

  private mutating func resolveAll() {
    while place < end {
      let next = bytes.backslash(in: place..<end)
      room.append(bytes, place..<next)
      place = next
      if place < end { resolve() }
    }
  }

  private mutating func resolve() {
    place += 2
    switch bytes[place - 1] {
    case UInt8(ascii: "n"): room.append(0x0a)
    case UInt8(ascii: "t"): room.append(0x09)
    case UInt8(ascii: "r"): room.append(0x0d)
    case UInt8(ascii: "b"): room.append(0x08)
    case UInt8(ascii: "f"): room.append(0x0c)
    case UInt8(ascii: "u"): for byte in character().utf8 { room.append(byte) }
    case let sign: room.append(sign)
    }
  }

  private mutating func character() -> Unicode.Scalar {
    let first = number()
    guard UTF16.isLeadSurrogate(first) else { return Unicode.Scalar(first) ?? "\u{fffd}" }
    place += 2
    return UTF16.decode(UTF16.EncodedScalar([first, number()]))
  }

  private mutating func number() -> UInt16 {
    defer { place += 4 }
    return bytes[place..<place + 4].reduce(0) { $0 << 4 | UInt16(Self.digit($1) ?? 0) }
  }

  /// The value of a hexadecimal digit.
  static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}

extension JSONBytes {
  /// The first backslash of a range, or its end.
  fileprivate func backslash(in range: Range<Int>) -> Int {
    var place = range.lowerBound
    while place + 8 <= range.upperBound, let word = word(at: place) {
      if let found = JSONWord(word).first("\\") { return place + found }
      place += 8
    }
    return self[place..<range.upperBound].firstIndex(of: UInt8(ascii: "\\")) ?? range.upperBound
  }
}

/// Room for the bytes of a text, filled from its start; what has no room ends the process.
@safe private struct JSONRoom {
  private let buffer: UnsafeMutableRawBufferPointer
  private(set) var count = 0

  @unsafe init(_ buffer: UnsafeMutableBufferPointer<UInt8>) {
    unsafe self.buffer = UnsafeMutableRawBufferPointer(buffer)
  }

  mutating func append(_ byte: UInt8) {
    precondition(unsafe count < buffer.count)
    unsafe buffer[count] = byte
    count += 1
  }

  mutating func append(_ bytes: JSONBytes, _ range: Range<Int>) {
    precondition(unsafe count + range.count <= buffer.count)
    unsafe bytes.copy(range, to: UnsafeMutableRawBufferPointer(rebasing: buffer[count...]))
    count += range.count
  }
}
