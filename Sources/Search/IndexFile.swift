/// The bytes of an index: a head, then the sections one after the other.
///
/// An index in memory and the cache file are the same bytes, so a cold start only maps a file. All
/// numbers are little-endian, whatever the machine.
/// The head is the mark of the format, a checksum of what follows it, and where each section ends.
struct IndexFile: Sendable {
  let bytes: IndexBytes
  private let ends: [Int]

  private static let mark = Array("prepidx5".utf8)
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
    head.add(fixed: 0)
    head.add(ends.bytes)
    var sum = SectionWriter()
    sum.add(fixed: Self.checksum(IndexBytes(head.bytes + contents)))
    head.replace(at: Self.mark.count, by: sum.bytes)
    bytes = IndexBytes(head.bytes + contents)
    self.ends = Self.ends(in: bytes)
  }

  /// Nothing when the bytes are no index file or were damaged; `isChecked` when they are known to be whole,
  /// since their sum takes a sixth of a search.
  init?(_ bytes: IndexBytes, isChecked: Bool = false) {
    guard bytes.count >= Self.headSize, bytes.starts(with: Self.mark) else { return nil }
    let ends = Self.ends(in: bytes)
    guard zip([Self.headSize] + ends, ends).allSatisfy({ $0 <= $1 }), ends.last == bytes.count,
      isChecked || Self.checksum(bytes) == bytes.fixed(at: Self.mark.count)
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

  private static func ends(in bytes: IndexBytes) -> [Int] {
    IndexSection.allCases.map { bytes.fixed(at: mark.count + 4 + 4 * $0.rawValue) }
  }

  /// XXH64's rounds over what follows the sum, eight bytes at a time, where every bit reaches every other
  /// (<https://github.com/Cyan4973/xxHash/blob/dev/doc/xxhash_spec.md>): neither a changed byte nor two
  /// that change places go unnoticed.
  ///
  /// Four sums take turns, so that none waits for another's multiplication.
  private static func checksum(_ bytes: IndexBytes) -> Int {
    var (one, two, three, four) = (primes.0 &+ primes.1, primes.1, UInt64(0), 0 &- primes.0)
    let start = mark.count + 4
    let rest = (bytes.count - start) % 32
    for place in stride(from: start, to: bytes.count - rest, by: 32) {
      one = round(one, bytes.word(at: place))
      two = round(two, bytes.word(at: place + 8))
      three = round(three, bytes.word(at: place + 16))
      four = round(four, bytes.word(at: place + 24))
    }
    for byte in bytes.suffix(rest) { one = round(one, UInt64(byte)) }
    let sum = [one, two, three, four].reduce(UInt64(bytes.count)) { round($0, $1) }
    return Int((sum ^ sum >> 29) >> 32)
  }

  private static let primes: (UInt64, UInt64) = (0x9e37_79b1_85eb_ca87, 0xc2b2_ae3d_27d4_eb4f)

  private static func round(_ sum: UInt64, _ word: UInt64) -> UInt64 {
    let mixed = sum &+ word &* primes.1
    return (mixed << 31 | mixed >> 33) &* primes.0
  }
}
