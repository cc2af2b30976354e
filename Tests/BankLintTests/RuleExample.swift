import Testing

@testable import BankLint

/// A bank that breaks a rule, what is said about it, and one that keeps the rule.
struct RuleExample: Sendable, CustomTestStringConvertible {
  let rule: LintRule
  let failing: LintedBank
  /// Without the rule's name in brackets.
  let findings: [String]
  let passing: LintedBank

  init(_ rule: LintRule, failing: LintedBank, _ findings: String..., passing: LintedBank) {
    self.rule = rule
    self.failing = failing
    self.findings = findings
    self.passing = passing
  }

  var testDescription: String { rule.name }

  static let all = [
    markdown, codeLanguage, codeWidth, datedWord, nearDuplicateStem, askedAs,
    optionCount, optionAlikeness, optionReason, optionLetter, allOrNoneOfTheAbove,
    statedLevel, explanation, answerLength, keyPoints, contradiction, followUps, hint, blankAndGap,
    stepCount, faultyLines, exerciseData,
    referenceLink, relatedQuestion, relatedBothWays,
    keyLongest, keyPosition, cueWord,
    syllabusOpen, syllabusChoice,
  ]
}
