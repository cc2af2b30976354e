import Questions
import Testing

@testable import BankLint

@Suite struct RuleTableTests {
  @Test func `every rule has an example, in the order of the table`() {
    #expect(RuleExample.all.map(\.rule.name) == LintRule.ofContent.map(\.name))
  }

  @Test func `the rules of the format stand first in the table`() {
    let format = FormatRule.allCases.map(\.rawValue)
    #expect(LintRule.all.map(\.name) == format + LintRule.ofContent.map(\.name))
  }

  @Test(arguments: RuleExample.all)
  func `a rule says what is wrong with its failing example`(example: RuleExample) {
    #expect(
      example.failing.findings(example.rule)
        == example.findings.map { "\($0) [\(example.rule.name)]" })
    #expect(!example.findings.isEmpty)
  }

  @Test(arguments: RuleExample.all)
  func `a rule has nothing to say about its passing example`(example: RuleExample) {
    #expect(example.passing.findings(example.rule) == [])
  }

  @Test func `the samples that examples are made of keep every rule`() {
    #expect(Linter(LintedBank(Sample.choice(), Sample.open())).problems() == [])
  }

  @Test(arguments: LintRule.all.map(\.name))
  func `a name is words of small letters joined by hyphens`(name: String) {
    let words = name.split(separator: "-", omittingEmptySubsequences: false)
    #expect(words.allSatisfy { !$0.isEmpty && $0.allSatisfy { ("a"..."z").contains($0) } })
  }

  @Test func `no two rules share a name`() {
    #expect(Set(LintRule.all.map(\.name)).count == LintRule.all.count)
  }

  @Test(arguments: LintRule.all.map(\.reason))
  func `a reason is one sentence on one line`(reason: String) {
    #expect(reason.first.map { $0.isUppercase || $0.isNumber } == true)
    #expect(reason.last == ".")
    #expect(reason.count <= 90)
    #expect(!reason.contains("\n") && !reason.dropLast().contains(". "))
  }
}
