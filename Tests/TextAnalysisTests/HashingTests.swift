import Testing
import TextAnalysis

@Suite struct HashingTests {
  /// From the vectors that the authors of FNV give.
  @Test(
    arguments: [
      ("", 0xcbf2_9ce4_8422_2325), ("a", 0xaf63_dc4c_8601_ec8c), ("foobar", 0x8594_4171_f739_67e8),
    ] as [(String, UInt64)])
  func `a text has the published hash`(row: (text: String, hash: UInt64)) {
    #expect(row.text.fnv1a == row.hash)
  }
}
