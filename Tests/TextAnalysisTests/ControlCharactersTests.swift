import Testing
import TextAnalysis

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

  @Test(arguments: [
    ("", ""), ("é 日本", "é 日本"), ("a\nb\tc\rd", "a\\nb\\tc\\rd"), ("\u{1B}[31m", "\\u{1b}[31m"),
    ("\u{9B}\u{2028}", "\\u{9b}\\u{2028}"), ("a\u{202E}b", "a\u{202E}b"), ("\r\n", "\\r\\n"),
  ])
  func `control characters are escaped on one line`(_ text: String, _ expected: String) {
    #expect(ControlCharacters.escaped(text) == expected)
  }

  @Test func `the rules are those of Unicode`() {
    let scalars = (UInt32(0)...0x10FFFF).compactMap(Unicode.Scalar.init)
    let wrong = scalars.filter { scalar in
      let category = scalar.properties.generalCategory
      let isControl = [.control, .lineSeparator, .paragraphSeparator].contains(category)
      return scalar.isControl != isControl
        || scalar.isDangerous != (isControl || scalar.properties.isBidiControl)
    }
    #expect(wrong == [])
  }

  @Test func `what is obeyed is not seen, and more than what is dangerous`() {
    let scalars = (UInt32(0)...0x10FFFF).compactMap(Unicode.Scalar.init)
    let obeyed = scalars.filter { $0.isObeyed && !$0.isDangerous }.map(\.code)
    #expect(
      obeyed == ["00AD", "180E", "200B"] + (0x2060...0x2065).map { String($0, radix: 16) }
        + ["206A", "206B", "206C", "206D", "206E", "206F", "FEFF"])
    #expect(scalars.allSatisfy { $0.isObeyed || !$0.isDangerous })
  }

  @Test(arguments: [("\0", "0000"), ("\u{1B}", "001B"), ("\u{1F600}", "1F600")])
  func `a code has four digits or more`(_ scalar: Unicode.Scalar, _ code: String) {
    #expect(scalar.code == code)
  }

  @Test func `no control character is left, whichever it was`() {
    let all = (UInt32(0)...0x2FFF).compactMap(Unicode.Scalar.init).map { Character($0) }
    let shown = ControlCharacters.visible(String(all))
    #expect(shown.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
    #expect(shown.unicodeScalars.allSatisfy { !$0.properties.isBidiControl })
    #expect(ControlCharacters.visible(shown) == shown)
  }
}
