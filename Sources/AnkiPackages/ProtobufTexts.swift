/// The texts of a message of Protocol Buffers, by the numbers of their fields.
///
/// https://protobuf.dev/programming-guides/encoding/
struct ProtobufTexts {
  private var texts: [Int: String] = [:]

  /// Empty where there is none.
  subscript(field: Int) -> String { texts[field] ?? "" }

  /// Of what is damaged the part before the damage is known.
  init(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while let tag = Self.number(&rest) {
      switch tag & 7 {
      case 0: _ = Self.number(&rest)
      case 1: rest = rest.dropFirst(8)
      case 2:
        guard let count = Self.number(&rest), count <= rest.count else { return }
        texts[tag >> 3] = String(decoding: rest.prefix(count), as: UTF8.self)
        rest = rest.dropFirst(count)
      case 5: rest = rest.dropFirst(4)
      default: return
      }
    }
  }

  /// Seven bits a byte, the lowest first.
  private static func number(_ rest: inout ArraySlice<UInt8>) -> Int? {
    var number = 0
    for shift in stride(from: 0, to: 56, by: 7) {
      guard let byte = rest.popFirst() else { return nil }
      number |= Int(byte & 0x7F) << shift
      if byte < 0x80 { return number }
    }
    return nil
  }
}
