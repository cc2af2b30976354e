internal import SQLite

extension [Value] {
  /// The values of a row as SQLite writes it, <https://sqlite.org/fileformat2.html#record_format>; nil when
  /// the bytes are none, or hold a blob.
  init?(record bytes: [UInt8]) {
    var reader = PageBytes(bytes)
    guard let headerSize = reader.varint(), (1...bytes.count).contains(headerSize) else {
      return nil
    }
    var types: [Int] = []
    while reader.place < headerSize {
      guard let type = reader.varint() else { return nil }
      types.append(type)
    }
    self = []
    for type in types {
      guard let value = reader.value(type) else { return nil }
      append(value)
    }
    guard reader.place == bytes.count else { return nil }
  }
}

extension PageBytes {
  /// A value of a serial type.
  fileprivate mutating func value(_ type: Int) -> Value? {
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
