/// As much of Protocol Buffers as finds the texts of a message (https://protobuf.dev/programming-guides/encoding/).
enum ProtocolBuffer {
  /// The texts of a message by their fields; what is cut off or of another kind is left out.
  static func texts(_ message: [UInt8]) -> [Int: String] {
    var texts: [Int: String] = [:]
    var rest = message[...]
    while let tag = number(&rest) {
      switch tag & 7 {
      case 0: _ = number(&rest)
      case 1: rest = rest.dropFirst(8)
      case 2:
        guard let count = number(&rest), count <= rest.count else { return texts }
        texts[tag >> 3] = String(validating: rest.prefix(count), as: UTF8.self)
        rest = rest.dropFirst(count)
      case 5: rest = rest.dropFirst(4)
      default: return texts
      }
    }
    return texts
  }

  /// Seven bits a byte, the lowest first; the highest bit says that more follow.
  private static func number(_ rest: inout ArraySlice<UInt8>) -> Int? {
    var value = 0
    for shift in stride(from: 0, to: 56, by: 7) {
      guard let byte = rest.popFirst() else { return nil }
      value |= Int(byte & 0x7F) << shift
      if byte < 0x80 { return value }
    }
    return nil
  }
}
