/// The escapes of a text, which the reader has found to be whole.
enum JSONEscape {
  static func resolved(_ content: ArraySlice<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(content.count)
    var rest = content
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "\\") {
        append(to: &bytes, &rest)
      } else {
        bytes.append(byte)
      }
    }
    return bytes
  }

  /// Takes what stands behind a backslash and adds what it stands for.
  private static func append(to bytes: inout [UInt8], _ rest: inout ArraySlice<UInt8>) {
    switch rest.removeFirst() {
    case UInt8(ascii: "n"): bytes.append(0x0a)
    case UInt8(ascii: "t"): bytes.append(0x09)
    case UInt8(ascii: "r"): bytes.append(0x0d)
    case UInt8(ascii: "b"): bytes.append(0x08)
    case UInt8(ascii: "f"): bytes.append(0x0c)
    case UInt8(ascii: "u"): bytes += character(&rest).utf8
    case let sign: bytes.append(sign)
    }
  }

  private static func character(_ rest: inout ArraySlice<UInt8>) -> Unicode.Scalar {
    let first = number(&rest)
    guard UTF16.isLeadSurrogate(first) else { return Unicode.Scalar(first) ?? "\u{fffd}" }
    rest.removeFirst(2)
    return UTF16.decode(UTF16.EncodedScalar([first, number(&rest)]))
  }

  private static func number(_ rest: inout ArraySlice<UInt8>) -> UInt16 {
    defer { rest.removeFirst(4) }
    return rest.prefix(4).reduce(0) { $0 << 4 | UInt16(digit($1) ?? 0) }
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
