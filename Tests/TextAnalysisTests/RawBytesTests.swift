import Testing

@testable import TextAnalysis

/// Bytes to text to bytes.
@Suite struct RawBytesTests {
  @Test(arguments: [
    [], Array("naïve/\u{301}\u{10FFFF}".utf8), [0x66, 0xEF, 0x76], [0xFF, 0xFE], [0xC3],
    [0xC3, 0x28],
    [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xF0, 0x9F, 0x98, 0x80, 0x80], [0xC0, 0xAF],
    Array("\u{10FEEF}".utf8), Array("a\u{10FE80}".utf8) + [0xEF],
  ])
  func `every name comes back as it was`(bytes: [UInt8]) {
    #expect(String(systemBytes: bytes).systemBytes == bytes)
  }

  @Test func `what is UTF-8 stays as it is`() {
    #expect(String(systemBytes: Array("naïve 日本 \u{10FFFF}".utf8)) == "naïve 日本 \u{10FFFF}")
    #expect(!"naïve \u{10FFFF}".hasRawBytes)
  }

  @Test(arguments: [
    ([0x6E, 0xEF, 0x76] as [UInt8], #"n\xEFv"#), ([0xFF, 0x0A, 0xE2, 0x82], "\\xFF\n\\xE2\\x82"),
    (Array("\u{10FEEF}".utf8), #"\xF4\x8F\xBB\xAF"#),
  ])
  func `a byte that is no character is shown by its number`(bytes: [UInt8], shown: String) {
    #expect(String(systemBytes: bytes).harmless == shown)
  }

  @Test func `two names that differ in bytes differ as texts`() {
    #expect(String(systemBytes: [0xEF]) != String(systemBytes: [0xEE]))
    #expect(String(systemBytes: [0xEF]) != String(systemBytes: Array("\u{10FEEF}".utf8)))
  }
}
