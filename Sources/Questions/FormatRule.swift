/// What every bank file has to keep so that prep can read it and put it beside others.
package enum FormatRule: String, CaseIterable, Sendable {
  case json
  case uniqueKey = "unique-key"
  case formatVersion = "format-version"
  case knownField = "known-field"
  case requiredField = "required-field"
  case fieldType = "field-type"
  case notEmpty = "not-empty"
  case plainText = "plain-text"
  case slug
  case allowedValue = "allowed-value"
  case version
  case optionAndKey = "option-and-key"
  case distinctSteps = "distinct-steps"
  case lineOfCode = "line-of-code"
  case linkedQuestions = "linked-questions"
  case uniqueID = "unique-id"
  case uniqueTopic = "unique-topic"
  case knownItem = "known-item"
  case coveredItem = "covered-item"
  case knownQuestion = "known-question"
  case relatedToOthers = "related-to-others"
  case provenQuestion = "proven-question"
  case readable

  /// Why it is worth keeping, in one sentence.
  package var reason: String {
    switch self {
    case .json: "A bank file is JSON, which other tools read as well."
    case .uniqueKey: "A field stands once in an object, because readers keep only one of two."
    case .formatVersion: "The format is one that this prep reads."
    case .knownField: "Only fields of the format, so that a misspelt one is not lost in silence."
    case .requiredField: "Every field that the format asks for is there."
    case .fieldType: "Every field holds the kind of value that the format gives it."
    case .notEmpty: "A text or list that is there says something."
    case .plainText:
      "No unseen characters that a terminal would obey, or that turn or split a text."
    case .slug: "Ids are small letters, digits and single hyphens, to be typed and linked."
    case .allowedValue: "A field with a list of values has one of them."
    case .version: "Versions are numbers such as 5.2, and since is no later than until."
    case .optionAndKey:
      "A choice question has two options or more, and one or more of them are right."
    case .distinctSteps:
      "There are two steps or more to put in order, and no two of them say the same."
    case .lineOfCode: "A faulty line is one of the code, named once, and not empty."
    case .linkedQuestions:
      "A case links two questions of its file or more, and no question is in two cases."
    case .uniqueID: "An id is used once, because a reader's history hangs on it."
    case .uniqueTopic: "A topic is one file, or half of it would hide behind the other."
    case .knownItem: "What a question covers is in the syllabus."
    case .coveredItem: "Every syllabus item is covered by a question."
    case .knownQuestion: "A related question is one of the bank, so that readers can go there."
    case .relatedToOthers: "A question is related to others, each named once."
    case .provenQuestion: "A proof names a question of the bank, or it proves nothing."
    case .readable:
      "A question of any format is read as it is meant, or not at all; no key is ever guessed."
    }
  }
}

extension BankProblem.Reason {
  /// The name of the broken rule, as `prep check --rules` lists it.
  package var ruleName: String {
    switch self {
    case .rule(let name, _): name
    case .notJSON: FormatRule.json.rawValue
    case .repeatedKey: FormatRule.uniqueKey.rawValue
    case .unsupportedFormat: FormatRule.formatVersion.rawValue
    case .unknownField: FormatRule.knownField.rawValue
    case .missing: FormatRule.requiredField.rawValue
    case .wrongType: FormatRule.fieldType.rawValue
    case .empty, .noRightAnswer: FormatRule.notEmpty.rawValue
    case .controlCharacter: FormatRule.plainText.rawValue
    case .notASlug: FormatRule.slug.rawValue
    case .notOneOf, .belowOne: FormatRule.allowedValue.rawValue
    case .notAVersion, .endsBefore: FormatRule.version.rawValue
    case .tooFewOptions, .noRightOption, .rightAndWrong: FormatRule.optionAndKey.rawValue
    case .tooFewSteps, .repeats: FormatRule.distinctSteps.rawValue
    case .noSuchLine, .emptyLine, .lineTwice: FormatRule.lineOfCode.rawValue
    case .tooFewQuestions, .notInThisFile, .inAnotherCase: FormatRule.linkedQuestions.rawValue
    case .duplicateID: FormatRule.uniqueID.rawValue
    case .duplicateTopic: FormatRule.uniqueTopic.rawValue
    case .unknownSyllabusItem: FormatRule.knownItem.rawValue
    case .uncoveredSyllabusItem: FormatRule.coveredItem.rawValue
    case .unknownQuestion: FormatRule.knownQuestion.rawValue
    case .relatedToItself, .relatedTwice: FormatRule.relatedToOthers.rawValue
    case .unreadable: FormatRule.readable.rawValue
    case .provesNothing: FormatRule.provenQuestion.rawValue
    }
  }
}
