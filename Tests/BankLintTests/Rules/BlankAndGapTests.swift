import Questions
import Testing

@testable import BankLint

extension RuleExample {
  static let blankAndGap = RuleExample(
    .blankAndGap,
    failing: LintedBank(BlankAndGapTests.question("Fill `____`.", blanks: 2)),
    "orm.json: loading: blanks: fill 1 gaps (____) of the prompt, but there are 2 blanks",
    passing: LintedBank(BlankAndGapTests.question("Fill `____` and `______`.", blanks: 2)))
}

@Suite struct BlankAndGapTests {
  static func question(_ prompt: String, blanks count: Int) -> Question {
    Sample.question(
      prompt,
      ShortAnswer(
        blanks: (0..<count).map { Blank(accept: ["\($0)"], why: "So.") }, explanation: "Thus."))
  }

  @Test(arguments: [("Which?", 1, true), ("Which?", 2, false), ("`___`, which?", 1, true)])
  func `a single answer needs no gap`(prompt: String, blanks: Int, passes: Bool) {
    let bank = LintedBank(Self.question(prompt, blanks: blanks))
    #expect(bank.findings(.blankAndGap).isEmpty == passes)
  }
}
