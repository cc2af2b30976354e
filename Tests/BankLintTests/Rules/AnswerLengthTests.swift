import Questions
import Testing

@testable import BankLint

extension RuleExample {
  static let answerLength = RuleExample(
    .answerLength, failing: LintedBank(Sample.open(answer: Sample.words(79))),
    "orm.json: loading: answer: write 80 to 250 words of prose, not 79",
    passing: LintedBank(Sample.open(answer: Sample.words(80))))
}

@Suite struct AnswerLengthTests {
  @Test(arguments: [(80, true), (250, true), (251, false)])
  func `80 to 250 words pass, whatever code stands beside them`(row: (words: Int, passes: Bool)) {
    let answer = Sample.words(row.words) + "\n\n```python\n\(Sample.words(300))\n```"
    #expect(LintedBank(Sample.open(answer: answer)).findings(.answerLength).isEmpty == row.passes)
  }

  @Test func `a choice question has no answer to measure`() {
    #expect(LintedBank(Sample.choice()).findings(.answerLength) == [])
  }
}
