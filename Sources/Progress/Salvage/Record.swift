/// A row as SQLite writes it, <https://sqlite.org/fileformat2.html#record_format>.
enum Record {
  /// The values of a record; nil when the bytes are none, or hold a blob.
  static func values(_ bytes: [UInt8]) -> [Value]? {
    var reader = ByteReader(bytes)
    guard let headerSize = reader.varint(), (1...bytes.count).contains(headerSize) else {
      return nil
    }
    var types: [Int] = []
    while reader.place < headerSize {
      guard let type = reader.varint() else { return nil }
      types.append(type)
    }
    var values: [Value] = []
    for type in types {
      guard let value = reader.value(type) else { return nil }
      values.append(value)
    }
    return reader.place == bytes.count ? values : nil
  }
}

/// Bytes, read from the front; nil behind their end.
struct ByteReader {
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

  /// A value of a serial type.
  mutating func value(_ type: Int) -> Value? {
    switch type {
    case 0: return .null
    case 1...6: return integer([1, 2, 3, 4, 6, 8][type - 1])
    case 7: return number(8).map { .real(Double(bitPattern: UInt64(bitPattern: Int64($0)))) }
    case 8, 9: return .integer(type - 8)
    case 13... where type % 2 == 1:
      return take((type - 13) / 2).flatMap { String(validating: $0, as: UTF8.self) }.map {
        .text($0)
      }
    default: return nil
    }
  }

  /// In two's complement.
  private mutating func integer(_ count: Int) -> Value? {
    number(count).map { .integer(($0 << (64 - 8 * count)) >> (64 - 8 * count)) }
  }
}
