extension String {
  /// Without white space at both ends.
  package var trimmed: String { self[...].trimmed }

  package var trimmedAtEnd: String { self[...].trimmedAtEnd }
}

extension Substring {
  /// Without white space at both ends.
  package var trimmed: String {
    let bytes = utf8
    guard let start = bytes.firstIndex(where: { !$0.isWhiteSpace }) else { return "" }
    // Where a plain sign follows, no mark can have joined the white space before it.
    guard bytes[start] < 0x80 else { return String(drop(while: \.isWhitespace)).trimmedAtEnd }
    return String(self[start...]).trimmedAtEnd
  }

  package var trimmedAtEnd: String {
    let bytes = utf8
    var end = bytes.endIndex
    while end > bytes.startIndex {
      let before = bytes.index(before: end)
      guard bytes[before].isWhiteSpace else {
        guard bytes[before] < 0x80 else { break }
        return end == bytes.endIndex ? String(self) : String(self[..<end])
      }
      end = before
    }
    return String(reversed().drop(while: \.isWhitespace).reversed())
  }
}

extension UInt8 {
  /// Of the ASCII ones.
  fileprivate var isWhiteSpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}
