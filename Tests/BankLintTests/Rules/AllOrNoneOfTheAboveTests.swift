import Questions
import Testing

@testable import BankLint

extension RuleExample {
  static let allOrNoneOfTheAbove = RuleExample(
    .allOrNoneOfTheAbove,
    failing: LintedBank(
      Sample.choice(options: Sample.options(["One", "Two", "None of the above"]))),
    """
    orm.json: lazy: options[2].text: "None of the above" stands for other options; name them
    """,
    passing: LintedBank(
      Sample.choice(options: Sample.options(["One", "Two", "None of the rows"]))))
}

@Suite struct AllOrNoneOfTheAboveTests {
  @Test(arguments: [
    ("All of the above", false), ("all the above.", false), ("Both of these", false),
    ("None of them", false), ("Neither of the other options", false),
    ("Any of these answers", false),
    ("All of these rows", true), ("None", true), ("All books above 20 euros", true),
    ("Both of them are locked", true), ("`all` of `above`", true), ("", true),
  ])
  func `an option that stands for others is told from one about its subject`(
    row: (text: String, passes: Bool)
  ) {
    let bank = LintedBank(Sample.choice(options: Sample.options(["One", row.text, "Three"])))
    #expect(bank.findings(.allOrNoneOfTheAbove).isEmpty == row.passes)
  }
}
