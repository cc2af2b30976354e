import Testing
import TextAnalysis

@Suite struct NegationsTests {
  @Test(arguments: [
    ("not", true, true), ("cannot", true, true), ("nothing", true, false), ("except", false, true),
    ("only", false, false),
  ])
  func `a negation turns an answer, a prompt or both`(
    _ word: String, _ inAnswers: Bool, _ inPrompts: Bool
  ) {
    #expect(Negations.inAnswers.contains(word) == inAnswers)
    #expect(Negations.inPrompts.contains(word) == inPrompts)
  }

  @Test func `a negation is one token`() {
    let words = Negations.inAnswers.union(Negations.inPrompts)
    #expect(words.filter { Tokenizer.tokens(in: $0).map(\.text) != [$0] } == [])
  }
}
