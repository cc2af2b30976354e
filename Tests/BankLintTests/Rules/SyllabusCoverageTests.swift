import Questions
import Testing

@testable import BankLint

extension RuleExample {
  static let syllabusOpen = RuleExample(
    .syllabusOpen, failing: whole(Sample.choice(covers: ["A01"])),
    "syllabus.json: A01: ask 1 open question or more, not 0",
    passing: whole(Sample.open(covers: ["A01"])))

  static let syllabusChoice = RuleExample(
    .syllabusChoice,
    failing: whole(Sample.choice(covers: ["A01", "A01"]), Sample.open(covers: ["A01"])),
    "syllabus.json: A01: ask 2 choice questions or more, not 1",
    passing: whole(Sample.choice(covers: ["A01"]), Sample.choice("second", covers: ["A01"])))

  fileprivate static func whole(_ questions: Question...) -> LintedBank {
    var bank = LintedBank(questions)
    bank.isWhole = true
    bank.syllabusItems = ["A01"]
    return bank
  }
}

@Suite struct SyllabusCoverageTests {
  @Test func `a part of a bank covers what it likes`() {
    var bank = RuleExample.whole(Sample.choice(covers: ["A01"]))
    bank.isWhole = false
    #expect(bank.findings(.syllabusOpen) == [])
  }

  @Test func `the syllabus is named as the user gave it`() {
    var bank = RuleExample.whole(Sample.choice(covers: ["A01"]))
    bank.syllabusName = "bank/syllabus.json"
    #expect(
      bank.findings(.syllabusOpen) == [
        "bank/syllabus.json: A01: ask 1 open question or more, not 0 [syllabus-open]"
      ])
  }

  @Test func `an item that nothing covers is left to the cross check`() {
    #expect(RuleExample.whole(Sample.choice()).findings(.syllabusOpen) == [])
    #expect(RuleExample.whole(Sample.choice()).findings(.syllabusChoice) == [])
  }
}
