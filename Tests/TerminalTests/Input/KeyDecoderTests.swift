import Terminal
import Testing

@Suite struct KeyDecoderTests {
  private func keys(_ text: String) -> [Key] {
    var decoder = KeyDecoder()
    return decoder.keys(from: Array(text.utf8)) + decoder.flush()
  }

  @Test(arguments: [
    ("a", [Key.character("a")]), ("é", [.character("é")]), ("語", [.character("語")]),
    ("🦄", [.character("🦄")]), ("\r", [.enter]), ("\n", [.enter]), ("\t", [.tab]),
    ("\u{7f}", [.backspace]), ("\u{8}", [.backspace]), ("\u{3}", [.control("c")]),
    ("\u{1a}", [.control("z")]), ("\u{0}", [.unknown]), ("\u{1b}", [.escape]),
    ("\u{1b}\u{1b}", [.escape, .escape]), ("\u{1b}[A", [.up]), ("\u{1b}OB", [.down]),
    ("\u{1b}[1;5C", [.alt("f")]), ("\u{1b}[1;5D", [.alt("b")]), ("\u{1b}[C", [.right]),
    ("\u{1b}[H", [.home]), ("\u{1b}[4~", [.end]), ("\u{1b}[3~", [.delete]),
    ("\u{1b}[5~", [.pageUp]), ("\u{1b}[6~", [.pageDown]), ("\u{1b}[15~", [.unknown]),
    ("\u{1b}[<0;3;4M", [.unknown]), ("\u{1b}b", [.alt("b")]), ("\u{1b}\u{7f}", [.control("w")]),
    ("ab\r", [.character("a"), .character("b"), .enter]),
    ("\u{1b}[200~two\nlines\u{1b}[201~x", [.paste("two\nlines"), .character("x")]),
    ("\u{1b}[1;3C", [.alt("f")]), ("\u{1b}]0;title\u{7}x", [.unknown, .character("x")]),
    ("\u{1b}P1$r0m\u{1b}\\x", [.unknown, .character("x")]), ("\u{1b}]11;rgb:", [.unknown]),
    ("\u{1b}]11;rgb:1e1e/1e1e/2e2e\u{1b}\\", [.background(.dark)]),
    ("\u{1b}]11;rgb:ff/fa/e8\u{7}x", [.background(.light), .character("x")]),
    ("\u{1b}]11;rgb:zz/fa\u{7}", [.unknown]),
    ("\u{1b}[M !!x", [.unknown, .character("x")]),
    ("\u{1b}[200~never ends\u{3}x", [.control("c"), .character("x")]),
    ("\u{1b}[", [.unknown]), ("\u{1b}[12", [.unknown]),
  ])
  func `bytes become keys`(text: String, expected: [Key]) {
    #expect(keys(text) == expected)
  }

  @Test func `bytes may come one by one`() {
    var decoder = KeyDecoder()
    var found: [Key] = []
    for byte in Array("é\u{1b}[A\u{1b}[200~p\u{1b}[201~q".utf8) {
      found += decoder.keys(from: [byte])
    }
    #expect(found == [.character("é"), .up, .paste("p"), .character("q")])
  }

  @Test func `invalid UTF-8 is passed over byte by byte`() {
    var decoder = KeyDecoder()
    #expect(decoder.keys(from: [0xff, 0xc3, 0x28, 0x61]).suffix(1) == [.character("a")])
  }

  @Test func `a paste without end keeps a bounded amount`() {
    var decoder = KeyDecoder()
    _ = decoder.keys(from: Array("\u{1b}[200~".utf8))
    for _ in 0..<40 { #expect(decoder.keys(from: [UInt8](repeating: 97, count: 100_000)) == []) }
    let end = decoder.keys(from: Array("\u{1b}[201~".utf8))
    guard case .paste(let text) = end.first else {
      Issue.record("no paste")
      return
    }
    #expect(text.count == 1 << 20)
  }

  @Test func `a paste whose end does not come is what came of it`() {
    var decoder = KeyDecoder()
    #expect(decoder.keys(from: Array("\u{1b}[200~some te".utf8)) == [])
    #expect(decoder.wait == .paste)
    #expect(decoder.keys(from: Array("xt\u{1b}[20".utf8)) == [])
    #expect(decoder.flush() == [.paste("some text\u{1b}[20")])
    #expect(decoder.wait == .nothing)
    #expect(decoder.keys(from: [0x61]) == [.character("a")])
    _ = decoder.keys(from: Array("\u{1b}[200~".utf8))
    #expect(decoder.flush() == [])
    #expect(decoder.keys(from: [0x62]) == [.character("b")])
  }

  @Test func `random bytes never stick`() {
    var state: UInt64 = 42
    var decoder = KeyDecoder()
    for _ in 0..<20_000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1
      let byte = UInt8(truncatingIfNeeded: state >> 33)
      _ = decoder.keys(from: [byte % 4 == 0 ? 0x1b : byte])
    }
    _ = decoder.keys(from: Array("\u{1b}[201~".utf8))
    _ = decoder.flush()
    #expect(decoder.keys(from: [0x61]) == [.character("a")])
  }
}
