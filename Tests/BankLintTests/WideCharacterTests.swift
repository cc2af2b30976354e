import Testing

@testable import BankLint

@Suite struct WideCharacterTests {
  @Test(
    arguments: [
      ("a", false), ("é", false), ("漢", true), ("か", true), ("한", true), ("😀", true), ("Ａ", true),
      ("→", false), ("…", false),
    ] as [(Character, Bool)])
  func `ideographs and emoji take two columns`(row: (character: Character, isWide: Bool)) {
    #expect(row.character.isWide == row.isWide)
  }

  @Test func `two characters of a text without blanks are a word`() {
    #expect(MarkdownText(.answer, "クエリは遅延評価される").wordCount == 6)
    #expect(MarkdownText(.answer, "Ein Wort, `code` und — mehr").wordCount == 5)
  }
}
