internal import JSON
internal import TextAnalysis

/// The text of a file, whatever it is encoded in; every line ends in a line feed.
struct SourceText: Sendable {
  let text: String
  /// What has to be said about its encoding, if anything.
  let remark: String?

  /// Why bytes are no text, as the end of a sentence.
  struct NoText: Error {
    let reason: String
    var place = JSONPlace(line: 1, column: 1)
  }

  /// UTF-8 or UTF-16, with a byte order mark or without, else Windows-1252, which holds Latin-1.
  init(_ bytes: [UInt8]) throws(NoText) {
    let decoded = try Self.decoded(bytes)
    text = Self.unifyingLineEnds(decoded.text)
    remark = decoded.remark
  }

  /// The lines without their ends; what follows the last end is a line when there is something.
  var lines: [String] {
    var lines = text.lines
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }

  private static func decoded(
    _ bytes: [UInt8]
  ) throws(NoText) -> (text: String, remark: String?) {
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) || bytes.starts(with: [0, 0, 0xFE, 0xFF]) {
      throw NoText(reason: "is UTF-32, which prep does not read; save it as UTF-8")
    }
    switch bytes.prefix(3) {
    case [0xEF, 0xBB, 0xBF]: return try decoded(Array(bytes.dropFirst(3)))
    case let head where head.starts(with: [0xFF, 0xFE]):
      return try utf16(bytes.dropFirst(2), low: 0)
    case let head where head.starts(with: [0xFE, 0xFF]):
      return try utf16(bytes.dropFirst(2), low: 1)
    default: break
    }
    if let low = lowByteOfUTF16(bytes) { return try utf16(bytes[...], low: low) }
    if let zero = bytes.firstIndex(of: 0) {
      let before = bytes[..<zero].split(separator: 0x0A, omittingEmptySubsequences: false)
      throw NoText(
        reason: "is not a text file, and of no format that prep reads",
        place: JSONPlace(line: before.count, column: (before.last?.count ?? 0) + 1))
    }
    if let text = String(validating: bytes, as: UTF8.self) { return (text, nil) }
    return (
      String(String.UnicodeScalarView(bytes.map(windows1252))),
      "is not UTF-8; read as Windows-1252 (Latin-1)"
    )
  }

  /// Where in each pair the low byte stands, when nearly every other byte is zero.
  private static func lowByteOfUTF16(_ bytes: [UInt8]) -> Int? {
    let head = bytes.prefix(4096)
    guard head.count >= 4, head.contains(0) else { return nil }
    let zeros = head.indices.filter { head[$0] == 0 }
    let odd = zeros.filter { $0 % 2 == 1 }.count
    let pairs = head.count / 2
    if odd * 10 >= pairs * 7, odd == zeros.count { return 0 }
    if odd == 0, zeros.count * 10 >= pairs * 7 { return 1 }
    return nil
  }

  private static func utf16(
    _ bytes: ArraySlice<UInt8>, low: Int
  ) throws(NoText) -> (text: String, remark: String?) {
    let units = stride(from: bytes.startIndex, to: bytes.endIndex - 1, by: 2).map {
      UInt16(bytes[$0 + low]) | UInt16(bytes[$0 + 1 - low]) << 8
    }
    guard let text = String(validating: units, as: UTF16.self) else {
      throw NoText(reason: "is damaged: its UTF-16 holds half a character; save it as UTF-8")
    }
    return (text, "is UTF-16, which prep reads; UTF-8 is what others expect")
  }

  private static func unifyingLineEnds(_ text: String) -> String {
    guard text.utf8.contains(0x0D) else { return text }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    var previous: UInt8 = 0
    for byte in text.utf8 {
      if byte == 0x0A, previous == 0x0D {} else { bytes.append(byte == 0x0D ? 0x0A : byte) }
      previous = byte
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// By https://encoding.spec.whatwg.org/index-windows-1252.txt from 0x80 on.
  private static func windows1252(_ byte: UInt8) -> Unicode.Scalar {
    guard (0x80..<0xA0).contains(byte) else { return Unicode.Scalar(byte) }
    return Unicode.Scalar(windows1252Signs[Int(byte) - 0x80]) ?? "\u{FFFD}"
  }

  private static let windows1252Signs: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039,
    0x152, 0x8D, 0x17D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC,
    0x2122, 0x161, 0x203A, 0x153, 0x9D, 0x17E, 0x178,
  ]
}
