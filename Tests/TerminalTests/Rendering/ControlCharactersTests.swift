import Terminal
import Testing

@Suite struct ControlCharactersTests {
  @Test(arguments: [
    ("", ""), ("plain é 日本 👩‍💻", "plain é 日本 👩‍💻"), ("\u{1B}[31mred", "␛[31mred"),
    ("a\u{7}b\0c", "a␇b␀c"),
    ("\u{7F}", "␡"), ("\u{9B}31m", "‹U+009B›31m"), ("\u{90}q\u{9C}", "‹U+0090›q‹U+009C›"),
    ("user\u{202E}cod.exe", "user‹U+202E›cod.exe"), ("\u{2066}a\u{2069}", "‹U+2066›a‹U+2069›"),
    ("\u{200F}\u{61C}", "‹U+200F›‹U+061C›"), ("a\tb\nc\rd", "a b c d"), ("a\r\nb", "a  b"),
    ("a\u{2028}b\u{85}", "a‹U+2028›b‹U+0085›"), ("e\u{301}\u{1B}", "e\u{301}␛"),
  ])
  func `what could steer a terminal is shown instead`(_ text: String, _ expected: String) {
    #expect(ControlCharacters.visible(text) == expected)
  }

  @Test func `no control character is left, whichever it was`() {
    let all = (UInt32(0)...0x2FFF).compactMap(Unicode.Scalar.init).map { Character($0) }
    let shown = ControlCharacters.visible(String(all))
    #expect(shown.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
    #expect(shown.unicodeScalars.allSatisfy { !$0.properties.isBidiControl })
    #expect(ControlCharacters.visible(shown) == shown)
  }
}
