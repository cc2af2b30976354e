import Questions
import Testing

@testable import BankLint

extension RuleExample {
  static let optionLetter = RuleExample(
    .optionLetter,
    failing: LintedBank(
      Sample.choice(explanation: "As option B says, and the second answer is right.")),
    "orm.json: lazy: explanation: \"option B\" names an option by its place; say what it says",
    passing: LintedBank(Sample.choice(explanation: "As the option with one query says.")))
}

@Suite struct OptionLetterTests {
  @Test(arguments: [
    ("The first option is right", false), ("Answer 3 counts", false),
    ("Both choices A and C", false), ("Since answers 2 and 4 join", false),
    ("As b) says", false), ("So (c) is wrong", false), ("See option b", false),
    ("Then option d would be right", false), ("The last option would fail", false),
    ("The second answer of the server is cached", true),
    ("Give the last option of the command", true), ("Last answer", true),
    ("With option c it makes an archive", true), ("This gives the answer 4", true),
    ("It (a) validates and (b) saves", true), ("an address (of class B) is short", true),
    ("(such as `a`)", true), ("an answer a user gives", true), ("Option", true),
    ("The option `A` of the parser", true), ("options: A and B", true), ("the first row", true),
    ("answer 30", true), ("", true),
    ("The last one is right, this is not.", false), ("The first one was wrong", false),
    ("Two run, and the last one is right", true), ("The last one is read", true),
    ("The last one is not read", true),
  ])
  func `places are told from letters and numbers of the subject`(row: (text: String, passes: Bool))
  {
    let bank = LintedBank(Sample.choice(explanation: row.text))
    #expect(bank.findings(.optionLetter).isEmpty == row.passes)
  }

  @Test func `the first one may be of several in the prompt`() {
    let bank = LintedBank(
      Sample.choice(
        prompt: "Which of the two views is right?", explanation: "The first one is wrong."))
    #expect(bank.findings(.optionLetter) == [])
  }

  @Test func `an open question has no options to name`() {
    #expect(LintedBank(Sample.open(answer: "See option B")).findings(.optionLetter) == [])
  }
}
