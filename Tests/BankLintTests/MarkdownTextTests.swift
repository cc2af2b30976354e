import Questions
import Testing

@testable import BankLint

@Suite struct MarkdownTextTests {
  @Test func `two characters of a text without blanks are a word`() {
    #expect(MarkdownText("answer", "クエリは遅延評価される").wordCount == 6)
    #expect(MarkdownText("answer", "Ein Wort, `code` und — mehr").wordCount == 5)
  }
}
