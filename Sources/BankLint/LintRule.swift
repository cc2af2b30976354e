internal import Questions

/// Something that a good bank keeps to.
package struct LintRule: Sendable {
  /// In kebab-case, as it stands in brackets behind a finding.
  package let name: String
  /// Why it is worth keeping, in one sentence.
  package let reason: String
  let check: Check

  /// What a rule has to see at once.
  enum Check: Sendable {
    /// The files as they are read, before there are questions.
    case format
    /// One question.
    case question(@Sendable (LintedQuestion) -> [FieldFinding])
    /// Many questions of which no single one is wrong: those of each file, then those of the bank.
    case figures(@Sendable ([LintedQuestion]) -> [String])
    /// All files with their neighbours and the syllabus.
    case bank(@Sendable (LintedBank) -> [PlacedFinding])
  }

  /// What is wrong with a question, and in which of its fields.
  struct FieldFinding: Sendable, Equatable {
    let field: FieldPath
    let text: String

    init(_ field: FieldPath, _ text: String) {
      self.field = field
      self.text = text
    }
  }

  struct PlacedFinding: Sendable, Equatable {
    let place: LintPlace
    let text: String
  }

  private init(_ rule: FormatRule) {
    name = rule.rawValue
    reason = rule.reason
    check = .format
  }

  init(
    _ name: String, _ reason: String,
    question check: @escaping @Sendable (LintedQuestion) -> [FieldFinding]
  ) {
    self.name = name
    self.reason = reason
    self.check = .question(check)
  }

  init(
    _ name: String, _ reason: String,
    figures check: @escaping @Sendable ([LintedQuestion]) -> [String]
  ) {
    self.name = name
    self.reason = reason
    self.check = .figures(check)
  }

  init(
    _ name: String, _ reason: String,
    bank check: @escaping @Sendable (LintedBank) -> [PlacedFinding]
  ) {
    self.name = name
    self.reason = reason
    self.check = .bank(check)
  }
}

extension LintRule {
  /// Every rule, in the order in which findings at one place are told.
  package static let all = FormatRule.allCases.map { LintRule($0) } + ofContent

  /// The names of those whose findings keep a question from being asked as it is meant, in any bank.
  package static let needed: Set<String> = [exerciseData.name]

  /// The rules beyond the format.
  static let ofContent: [LintRule] = [
    markdown, codeLanguage, codeWidth, datedWord, nearDuplicateStem, askedAs,
    optionCount, optionAlikeness, optionReason, optionLetter, allOrNoneOfTheAbove,
    statedLevel, explanation, answerLength, keyPoints, contradiction, followUps, hint, blankAndGap,
    stepCount, faultyLines, exerciseData,
    referenceLink, relatedQuestion, relatedBothWays,
    keyLongest, keyPosition, cueWord,
    syllabusOpen, syllabusChoice,
  ]
}
