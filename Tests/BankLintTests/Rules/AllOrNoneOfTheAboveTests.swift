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
    "All of the above", "all the above.", "Both of these", "None of them", "Any of these answers",
    "Neither of the other options", "All of these are right", "None of these is right",
    "All four are right", "Every one of the above", "The above are all true",
    "All answers are correct", "None of the listed options", "None of the others",
    "More than one of the above", "At least two of these", "Only two of these are correct",
    "Two of the above", "Some of the above", "Not any of these", "A combination of the above",
    "Each of these answers", "All of these apply", "Both statements are true", "Both statements",
    "Any of the above-mentioned", "All are correct", "Both A and B", "A and C only",
    "Neither A nor B", "A, B and C", "Options A and D are right",
    "Neither", "Both", "All two", "Both a and b", "Neither b nor c", "Both of the first two",
    "Neither of the last two", "Everything listed here", "Everything listed",
    "Nothing listed above",
  ])
  func `an option that stands for others is found`(text: String) {
    #expect(Self.isFound(text))
  }

  @Test(arguments: [
    "Both answers of the server are cached", "All four rows are right-aligned",
    "All statements run in one transaction", "The above row is locked", "Plan A and plan B", "A",
    "All of them are read", "All of these rows", "None", "All books above 20 euros", "All of it",
    "Both of them are locked", "`all` of `above`", "Only these rows", "Not at all",
    "More than one query", "At least two", "No other", "A and the B-tree", "Two of the rows", "",
    "All three", "Both of the first two rows", "Everything listed in `urls`",
    "Everything above zero",
    "Nothing", "Everything", "a and b",
  ])
  func `an option about its subject passes`(text: String) {
    #expect(!Self.isFound(text))
  }

  @Test(arguments: [
    ("Which rows, A, B or C, are found?", "A and B", true),
    ("Which rows are found?", "A and B", false),
    ("Which of the two statements takes a lock?", "Both statements", true),
    ("Which of these statements is true?", "Both statements", false),
    ("Which answers are right?", "All answers", false),
    ("Which option of `tar` makes an archive?", "No option", true),
    ("Does `x` or `y` take a lock?", "Neither", true),
    ("Which of the pair takes a lock?", "Both", true),
    ("Which of these take a lock?", "Neither", true),
    ("What is printed?\n\n```python\nprint(a, b)\n```", "Neither", true),
    ("Which city is the capital?", "Neither", false),
    ("Which two are found?", "All two", true),
  ])
  func `what the prompt tells of is its subject`(
    row: (prompt: String, text: String, passes: Bool)
  ) {
    #expect(Self.isFound(row.text, prompt: row.prompt) != row.passes)
  }

  @Test(arguments: [("All three", true), ("All four", false), ("All two", false)])
  func `a number stands for as many other options`(row: (text: String, isFound: Bool)) {
    let options = Sample.options(["One", row.text, "Three", "Five"])
    let bank = LintedBank(Sample.choice(prompt: "What holds?", options: options))
    #expect(!bank.findings(.allOrNoneOfTheAbove).isEmpty == row.isFound)
  }

  @Test func `letters that other options speak of are the subject`() {
    let options = Sample.options(["Both a and e", "Only a", "Only e"])
    let bank = LintedBank(Sample.choice(prompt: "Which vowels has \"game\"?", options: options))
    #expect(bank.findings(.allOrNoneOfTheAbove) == [])
  }

  private static func isFound(_ text: String, prompt: String = "What holds?") -> Bool {
    let options = Sample.options(["One", text, "Three"])
    return !LintedBank(Sample.choice(prompt: prompt, options: options))
      .findings(.allOrNoneOfTheAbove).isEmpty
  }
}
