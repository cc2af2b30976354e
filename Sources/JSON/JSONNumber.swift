/// The digits of a number as they stand in a text.
struct JSONNumber {
  private let bytes: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) { self.bytes = bytes }

  /// The closest Double; nil beyond the largest.
  var double: Double? {
    Double(String(decoding: bytes, as: UTF8.self)).flatMap { $0.isFinite ? $0 : nil }
  }

  /// The exact value, when it is whole and an Int holds it.
  var integer: Int? { Int(String(decoding: bytes, as: UTF8.self)) ?? shifted }

  /// The same by moving the point as far as the exponent says.
  private var shifted: Int? {
    let parts = bytes.split(maxSplits: 1) { $0 | 0x20 == UInt8(ascii: "e") }
    let exponent = parts.count > 1 ? Self.exponent(parts[1]) : 0
    var digits = parts[0].filter { $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: "-") }
    let point = parts[0].firstIndex(of: UInt8(ascii: ".")).map { parts[0].endIndex - $0 - 1 } ?? 0
    var zeros = exponent - point
    while digits.last == UInt8(ascii: "0") {
      digits.removeLast()
      zeros += 1
    }
    guard !digits.isEmpty else { return 0 }
    guard (0...18).contains(zeros) else { return nil }
    digits += Array(repeating: UInt8(ascii: "0"), count: zeros)
    let sign = bytes.first == UInt8(ascii: "-") ? "-" : ""
    return Int(sign + String(decoding: digits, as: UTF8.self))
  }

  /// Beyond what any number of digits makes up for, one exponent is as good as another.
  private static func exponent(_ text: ArraySlice<UInt8>) -> Int {
    let number = String(decoding: text, as: UTF8.self)
    let farthest = Int.max / 4
    return Int(number).map { max(-farthest, min($0, farthest)) }
      ?? (number.hasPrefix("-") ? -farthest : farthest)
  }
}
