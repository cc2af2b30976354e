/// Bytes, read from the front; nil behind their end.
struct PageBytes {
  private let bytes: [UInt8]
  private(set) var place: Int

  init(_ bytes: [UInt8], at place: Int = 0) {
    self.bytes = bytes
    self.place = place
  }

  mutating func byte() -> Int? {
    guard bytes.indices.contains(place) else { return nil }
    defer { place += 1 }
    return Int(bytes[place])
  }

  /// A big-endian number of so many bytes.
  mutating func number(_ count: Int) -> Int? {
    var number = 0
    for _ in 0..<count {
      guard let byte = byte() else { return nil }
      number = number << 8 | byte
    }
    return number
  }

  mutating func take(_ count: Int) -> [UInt8]? {
    guard count >= 0, count <= bytes.count - place else { return nil }
    defer { place += count }
    return Array(bytes[place..<place + count])
  }

  /// Seven bits a byte while the first bit is set, eight in the ninth.
  mutating func varint() -> Int? {
    var number = 0
    for _ in 0..<8 {
      guard let byte = byte() else { return nil }
      number = number << 7 | byte & 0x7f
      if byte < 0x80 { return number }
    }
    return byte().map { number << 8 | $0 }
  }
}
