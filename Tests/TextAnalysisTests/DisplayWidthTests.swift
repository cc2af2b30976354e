import Testing

@testable import TextAnalysis

@Suite struct DisplayWidthTests {
  @Test(arguments: [
    ("", 0), ("a b", 3), ("é", 1), ("e\u{301}", 1), ("\u{301}", 0), ("\u{93F}", 1), ("日本語", 6),
    ("ｆｕｌｌ", 8),
    ("ﾊﾝｶｸ", 4),
    ("각", 2), ("\u{1100}\u{1161}\u{11A8}", 2), ("क्षि", 2), ("நி", 2), ("กำ", 2), ("…→│↪•", 5),
    ("a\u{200B}b", 2),
    ("\u{AD}", 1), ("\u{600}", 1), ("\u{3164}", 0), ("\t", 0), ("\u{7F}", 0), ("\u{E0100}", 0),
  ])
  func `text has the columns that a terminal gives it`(_ text: String, _ columns: Int) {
    #expect(DisplayWidth.of(text) == columns)
  }

  @Test(arguments: [
    "✅", "⌚", "👩‍💻", "👨‍👩‍👧‍👦", "🇩🇪", "🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}", "1️⃣", "#️⃣",
    "❤️", "☎️", "👍🏽",
    "👩🏽‍🚀", "🏳️‍🌈", "©️",
  ])
  func `an emoji sequence has two columns`(_ emoji: String) {
    #expect(DisplayWidth.of(emoji) == 2)
  }

  @Test(arguments: ["❤", "☎", "©", "1", "🇩"])
  func `what only could be an emoji has the columns of its text`(_ text: String) {
    #expect(DisplayWidth.of(text) == (text == "🇩" ? 2 : 1))
  }

  @Test func `the ranges ascend and do not touch`() {
    let ranges = WideScalars.ranges
    #expect(ranges.count == 128)
    #expect(zip(ranges, ranges.dropFirst()).allSatisfy { $0.upperBound + 1 < $1.lowerBound })
  }

  @Test(arguments: [
    (0x10FF, false), (0x1100, true), (0x115F, true), (0x1160, false), (0x4E00, true),
    (0xFF60, true),
    (0xFF61, false), (0x3FFFD, true), (0x3FFFE, false), (0x10FFFF, false),
  ])
  func `a range holds its ends`(_ code: UInt32, _ isWide: Bool) throws {
    #expect(WideScalars.contains(try #require(Unicode.Scalar(code))) == isWide)
  }
}
