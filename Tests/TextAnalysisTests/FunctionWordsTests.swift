import Testing

@testable import TextAnalysis

@Suite struct FunctionWordsTests {
  @Test func `every word stands in one row, as the tokenizer gives it`() {
    let words = FunctionWords.rows.flatMap { $0.words.split(separator: " ").map(String.init) }
    #expect(Dictionary(grouping: words, by: \.self).filter { $1.count > 1 }.keys.sorted() == [])
    #expect(words.filter { Tokenizer.tokens(in: $0).map(\.text) != [$0] } == [])
  }

  @Test func `rows differ in who leaves their words out`() {
    #expect(Set(FunctionWords.rows.map(\.consumers)).count == FunctionWords.rows.count)
  }

  @Test(arguments: [
    ("the", true, true, true), ("not", true, true, false), ("many", true, false, true),
    ("all", false, true, true), ("please", true, false, false), ("through", false, true, false),
    ("explain", false, false, true), ("queryset", false, false, false),
  ])
  func `a word says nothing to those who leave it out`(
    _ word: String, _ inQueries: Bool, _ inAnswers: Bool, _ inPrompts: Bool
  ) {
    #expect(FunctionWords.inQueries.contains(word) == inQueries)
    #expect(FunctionWords.inAnswers.contains(word) == inAnswers)
    #expect(FunctionWords.inPrompts.contains(word) == inPrompts)
  }

  @Test func `the lists have the size they were judged with`() {
    #expect(FunctionWords.inQueries.count == 183)
    #expect(FunctionWords.inAnswers.count == 158)
    #expect(FunctionWords.inPrompts.count == 80)
  }
}
