/// The bytes of an index: a head, then the sections one after the other.
///
/// An index in memory and the cache file are the same bytes, so a cold start only reads a file.
/// The head is the mark of the format, a checksum of what follows it, and where each section ends.
struct IndexFile: Sendable {
  let bytes: [UInt8]
  private let ends: [Int]

  private static let mark = Array("prepidx3".utf8)
  private static let headSize = mark.count + 4 + 4 * IndexSection.allCases.count

  init(sections: [IndexSection: [UInt8]]) {
    var ends = SectionWriter()
    var contents: [UInt8] = []
    for section in IndexSection.allCases {
      contents += sections[section] ?? []
      ends.add(fixed: Self.headSize + contents.count)
    }
    var head = SectionWriter()
    head.add(Self.mark)
    head.add(fixed: checksum(ends.bytes[...]) ^ checksum(contents[...]))
    head.add(ends.bytes)
    self.bytes = head.bytes + contents
    self.ends = Self.ends(in: bytes)
  }

  /// Nothing when the bytes are no index file or were damaged.
  init?(bytes: [UInt8]) {
    guard bytes.count >= Self.headSize, bytes.starts(with: Self.mark) else { return nil }
    let ends = Self.ends(in: bytes)
    let endsStart = Self.mark.count + 4
    let sum = checksum(bytes[endsStart..<Self.headSize]) ^ checksum(bytes[Self.headSize...])
    guard zip([Self.headSize] + ends, ends).allSatisfy({ $0 <= $1 }), ends.last == bytes.count,
      sum == bytes.fixed(at: Self.mark.count)
    else { return nil }
    self.bytes = bytes
    self.ends = ends
  }

  subscript(_ section: IndexSection) -> Range<Int> {
    let start = section.rawValue == 0 ? Self.headSize : ends[section.rawValue - 1]
    return start..<ends[section.rawValue]
  }

  /// The number of entries in a section of four-byte numbers.
  func count(_ section: IndexSection) -> Int {
    self[section].count / 4
  }

  /// An entry of a section of four-byte numbers, or 0 outside of it.
  func number(_ index: Int, in section: IndexSection) -> Int {
    let range = self[section]
    guard index >= 0, index < range.count / 4 else { return 0 }
    return bytes.fixed(at: range.lowerBound + 4 * index)
  }

  /// The bytes of `section` that the neighbouring numbers at `index` in `starts` enclose.
  func range(_ index: Int, starts: IndexSection, in section: IndexSection) -> Range<Int> {
    let range = self[section]
    let start = range.lowerBound + number(index, in: starts)
    let end = range.lowerBound + number(index + 1, in: starts)
    guard start <= end, end <= range.upperBound else { return 0..<0 }
    return start..<end
  }

  private static func ends(in bytes: [UInt8]) -> [Int] {
    IndexSection.allCases.map { bytes.fixed(at: mark.count + 4 + 4 * $0.rawValue) }
  }
}

/// A sum that notices damage: blocks are summed plainly, which is fast, and the sums are mixed.
private func checksum(_ bytes: ArraySlice<UInt8>) -> Int {
  var hash: UInt32 = 2_166_136_261
  var start = bytes.startIndex
  while start < bytes.endIndex {
    let end = min(start + 256, bytes.endIndex)
    var sum: UInt32 = 0
    for byte in bytes[start..<end] { sum &+= UInt32(byte) }
    hash = (hash ^ sum) &* 16_777_619
    start = end
  }
  return Int(hash)
}
