import Questions
import Testing

@testable import BankLint

extension RuleExample {
  static let askedAs = RuleExample(
    .askedAs,
    failing: LintedBank(
      asked("Does a chain of filters run queries on large tables?", "what is that")),
    "orm.json: lazy: askedAs[0]: takes 4 of its 6 words from the prompt; half should be new",
    "orm.json: lazy: askedAs[1]: has no word to be found by",
    passing: LintedBank(asked("When does narrowing down a list hit the database?")))

  fileprivate static func asked(_ lines: String...) -> Question {
    var question = Sample.choice()
    question.askedAs = lines
    return question
  }
}

@Suite struct AskedAsTests {
  @Test func `half of the words may be those of the prompt, in any form`() {
    let bank = LintedBank(RuleExample.asked("queries of a filtering chain touch nothing lazily"))
    #expect(bank.findings(.askedAs) == [])
  }
}
