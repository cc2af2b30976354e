import Questions
import Testing

@testable import BankLint

@Suite struct LinterTests {
  @Test func `a bank without files or questions has no problems`() {
    #expect(
      Linter([], syllabus: Syllabus(topics: [], items: []), isWholeBank: true).problems() == [])
    #expect(Linter(LintedBank([])).problems() == [])
  }

  @Test func `findings follow the files and the text of each, those of the whole bank come last`() {
    let spoilt = Sample.choice(
      "second", prompt: "Which is the latest?",
      options: Sample.options(["Yes", "No"]), references: [])
    let longKeys = Sample.many(10) { _ in Sample.options(["The long one", "Short", "Tiny"]) }
    let bank = LintedBank(
      files: [
        LintedFile(name: "b.json", bank: "own", questions: [spoilt]),
        LintedFile(name: "a.json", bank: "own", questions: longKeys + [spoilt]),
      ], isWhole: true)
    let places = Linter(bank).problems().map { problem in
      [problem.file, problem.question, problem.field].compactMap(\.self).joined(separator: " ")
        + " " + problem.ruleName
    }
    #expect(
      places == [
        "b.json second prompt dated-word",
        "b.json second options option-count",
        "b.json second references reference-link",
        "a.json key-longest",
        "a.json key-position",
        "a.json second prompt dated-word",
        "a.json second prompt near-duplicate-stem",
        "a.json second options option-count",
        "a.json second references reference-link",
        "own as a whole key-longest",
        "own as a whole key-position",
      ])
  }

  @Test func `small files have figures together once they hold ten questions`() {
    let longKeys = Sample.many(10) { _ in Sample.options(["The long one", "Short", "Tiny"]) }
    func findings(_ count: Int) -> [String] {
      let halves = [longKeys.prefix(5), longKeys.prefix(count).dropFirst(5)].enumerated().map {
        LintedFile(name: "\($0).json", bank: "own", questions: Array($1))
      }
      return LintedBank(files: halves).findings(.keyPosition)
    }
    #expect(findings(9) == [])
    #expect(
      findings(10) == [
        """
        the 2 files together: the key is option 1 in 10 of 10 questions with one key, \
        4 may be; move some [key-position]
        """
      ])
  }

  @Test func `a file that could not be read whole has no figures, and neither has its bank`() {
    let longKeys = Sample.many(10) { _ in Sample.options(["The long one", "Short", "Tiny"]) }
    var bank = LintedBank(longKeys, isSound: false)
    bank.isWhole = true
    #expect(Linter(bank).problems() == [])
  }

  @Test(arguments: [
    "", " ", "```", "> ```\n> x", "`", "<", "\u{0}", "\u{1F600}\u{0301}", "((((((", "[[[[[[[[",
    "option", "option ", "first", "all", "https://", "\n\n\n", "**",
  ])
  func `no text crashes a rule`(text: String) {
    let hostile = Sample.choice(
      prompt: text, options: [Option(text: text, isCorrect: true, why: text)], explanation: text,
      references: [text], related: [text])
    let open = Sample.open(
      prompt: text, hint: text, answer: text, keyPoints: [KeyPoint(point: text, accept: [text])],
      followUps: [text])
    let problems = Linter(LintedBank(hostile, open)).problems()
    #expect(problems.map(\.ruleName).contains("option-count"))
  }
}

extension BankProblem {
  fileprivate var ruleName: String {
    if case .rule(let name, _) = reason { name } else { "" }
  }
}
