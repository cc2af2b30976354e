package import JSON
internal import TextAnalysis

/// Something wrong with a bank file: where it stands and what it is.
package struct BankProblem: Error, Sendable, Equatable {
  /// The file's name as the user gave it.
  package var file: String
  /// The question's id, or its place such as "question 3" when it has none.
  package var question: String?
  /// The field within the question or the file, such as "options[2].why".
  package var field: String?
  /// From 1; nil when nothing in the file is the place, as of an item that no question covers.
  package var line: Int?
  /// In characters, from 1.
  package var column: Int?
  package var reason: Reason

  package enum Reason: Sendable, Equatable {
    case notJSON(expected: String)
    case repeatedKey(String)
    case unsupportedFormat(Int)
    case missing
    case empty
    case wrongType(expected: String)
    case unknownField
    case controlCharacter(Unicode.Scalar)
    case notAVersion(String)
    case endsBefore(since: String, until: String)
    case notASlug(String)
    case notOneOf(value: String, allowed: [String])
    case belowOne(Int)
    case duplicateID(String, firstFile: String)
    case duplicateTopic(String, firstFile: String)
    case tooFewOptions(Int)
    case noRightOption
    /// The text of an option that stands there as right and as wrong.
    case rightAndWrong(String)
    case noRightAnswer
    case tooFewSteps(Int)
    /// An element of a list says the same as an earlier one, of which the field is told.
    case repeats(String)
    case noSuchLine(Int, last: Int)
    case emptyLine(Int)
    case lineTwice(Int)
    case tooFewQuestions(Int)
    case notInThisFile(String)
    case inAnotherCase(String, String)
    case unknownSyllabusItem(String)
    case unknownQuestion(String)
    case relatedToItself
    case relatedTwice(String)
    case provesNothing(String)
    case uncoveredSyllabusItem(String)
    /// What a format other than the bank's own cannot be read for, in a sentence.
    case unreadable(String)
    /// A finding of a named rule of the linter.
    case rule(name: String, finding: String)
  }

  package init(
    file: String, question: String? = nil, field: String? = nil, at place: JSONPlace? = nil,
    reason: Reason
  ) {
    self.file = file
    self.question = question
    self.field = field
    line = place?.line
    column = place?.column
    self.reason = reason
  }

  /// The same for a file that is read line by line.
  package init(
    file: String, question: String? = nil, field: String? = nil, line: Int?, reason: Reason
  ) {
    self.init(file: file, question: question, field: field, reason: reason)
    self.line = line
  }

  /// Why a file could not be read at all.
  package init(file: String, _ error: JSONError) {
    self.init(file: file, at: error.place, reason: .notJSON(expected: error.expected))
  }

  /// Of a key that stands a second time in its object.
  package init(repeated key: JSONNode, file: String) {
    self.init(file: file, at: key.place, reason: .repeatedKey(key.text ?? ""))
  }
}

extension BankProblem: CustomStringConvertible {
  /// One line as compilers write it: file, line and column, question, field, what is wrong and what
  /// would be right, and the rule in brackets.
  ///
  /// Control characters are escaped, so that no text of a file can forge a line of its own.
  package var description: String {
    let place = ([file] + [line, column].compactMap { $0.map(String.init) }).joined(separator: ":")
    let parts = [place, question, field].compactMap(\.self) + [reason.description]
    return ControlCharacters.escaped("\(parts.joined(separator: ": ")) [\(reason.ruleName)]")
  }
}

extension BankProblem.Reason: CustomStringConvertible {
  package var description: String {
    switch self {
    case .notJSON(let expected): "not valid JSON: expected \(expected)"
    case .repeatedKey(let key): "the field \"\(key.brief)\" stands here a second time; keep one"
    case .unsupportedFormat(let format):
      "format \(format) is not known to this version of prep, which reads formats 1 and 2"
    case .missing: "is missing"
    case .empty: "must not be empty"
    case .wrongType(let expected): "must be \(expected)"
    case .unknownField: "is not a field of the bank format"
    case .controlCharacter(let scalar): scalar.complaint
    case .notAVersion(let text): "\"\(text.brief)\" must be a version such as 5.2"
    case .endsBefore(let since, let until): "\(since) is later than until, which is \(until)"
    case .notASlug(let text):
      "\"\(text.brief)\" must be lower-case letters, digits and single hyphens"
        + (text.utf8.count > Slug.longest ? ", \(Slug.longest) at most" : "")
    case .notOneOf(let value, let allowed):
      "\"\(value.brief)\" must be one of \(allowed.joined(separator: ", "))"
    case .belowOne(let number): "\(number) must be 1 or more"
    case .tooFewOptions(let count): "has \(counted(count, "option")), needs at least 2"
    case .noRightOption: "no option is marked as right"
    case .rightAndWrong(let text): "the same option \"\(text.brief)\" is right and wrong"
    case .noRightAnswer: "names no answer that is right"
    case .tooFewSteps(let count): "has \(counted(count, "step")), needs at least 2"
    case .repeats(let first): "says the same as \(first)"
    case .noSuchLine(let line, let last): "the code has no line \(line), only 1 to \(last)"
    case .emptyLine(let line): "there is nothing in line \(line) of the code"
    case .tooFewQuestions(let count): "links \(count) question, needs at least 2"
    case .lineTwice(let line): "names line \(line) a second time"
    case .duplicateID, .duplicateTopic, .notInThisFile, .inAnotherCase, .unknownSyllabusItem,
      .unknownQuestion, .relatedToItself, .relatedTwice, .provesNothing, .uncoveredSyllabusItem:
      linkDescription
    case .unreadable(let sentence): sentence
    case .rule(_, let finding): finding
    }
  }
}

extension BankProblem.Reason {
  /// What is wrong with what names something else.
  private var linkDescription: String {
    switch self {
    case .duplicateID(let id, let firstFile):
      "the id \"\(id.brief)\" is already used in \(firstFile)"
    case .duplicateTopic(let topic, let firstFile):
      "the topic \"\(topic.brief)\" already has the file \(firstFile); put the questions together"
    case .notInThisFile(let id): "\"\(id.brief)\" is not a question of this file"
    case .inAnotherCase(let id, let other): "\(id) is in the case \(other) already"
    case .unknownSyllabusItem(let id): "\"\(id.brief)\" is not an item of the syllabus"
    case .unknownQuestion(let id): "\"\(id.brief)\" is not a question of the bank"
    case .relatedToItself: "names the question itself"
    case .relatedTwice(let id): "names \(id) twice"
    case .provesNothing(let id): "proves \"\(id.brief)\", which is not a question of the bank"
    case .uncoveredSyllabusItem(let id): "no question covers the syllabus item \(id)"
    default: ""
    }
  }
}

extension Unicode.Scalar {
  /// What to say of one that no text may hold.
  fileprivate var complaint: String {
    isControl
      ? "holds the control character U+\(code), which is never shown; take it out"
      : "holds the invisible character U+\(code), which turns or splits what is shown; take it out"
  }
}
