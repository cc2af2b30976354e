/// Something wrong with a bank file: where it stands and what it is.
package struct BankProblem: Error, Sendable, Equatable {
  /// The file's name as the user gave it.
  package var file: String
  /// The question's id, or its place such as "question 3" when it has none.
  package var question: String?
  /// The field within the question or the file, such as "options[2].why".
  package var field: String?
  package var reason: Reason

  package enum Reason: Sendable, Equatable {
    case notJSON(detail: String)
    case unsupportedFormat(Int)
    case missing
    case empty
    case wrongType(expected: String)
    case unknownField
    case notASlug(String)
    case notOneOf(value: String, allowed: [String])
    case belowOne(Int)
    case duplicateID(String, firstFile: String)
    case tooFewOptions(Int)
    case noRightOption
    case unknownSyllabusItem(String)
    case unknownQuestion(String)
    case uncoveredSyllabusItem(String)
    /// A finding of a named rule of the linter.
    case rule(name: String, finding: String)
  }

  package init(file: String, question: String? = nil, field: String? = nil, reason: Reason) {
    self.file = file
    self.question = question
    self.field = field
    self.reason = reason
  }
}

extension BankProblem: CustomStringConvertible {
  /// One line: file, question, field, what is wrong and what would be right.
  package var description: String {
    ([file, question, field].compactMap(\.self) + [reason.description]).joined(separator: ": ")
  }
}

extension BankProblem.Reason: CustomStringConvertible {
  package var description: String {
    switch self {
    case .notJSON(let detail): "not valid JSON: \(detail)"
    case .unsupportedFormat(let format):
      "format \(format) is not known to this version of prep, which reads format 1"
    case .missing: "is missing"
    case .empty: "must not be empty"
    case .wrongType(let expected): "must be \(expected)"
    case .unknownField: "is not a field of the bank format"
    case .notASlug(let text):
      "\"\(text)\" must be lower-case letters, digits and single hyphens"
    case .notOneOf(let value, let allowed):
      "\"\(value)\" must be one of \(allowed.joined(separator: ", "))"
    case .belowOne(let number): "\(number) must be 1 or more"
    case .duplicateID(let id, let firstFile): "the id \"\(id)\" is already used in \(firstFile)"
    case .tooFewOptions(let count): "has \(count) options, needs at least 2"
    case .noRightOption: "no option is marked correct"
    case .unknownSyllabusItem(let id): "\"\(id)\" is not an item of the syllabus"
    case .unknownQuestion(let id): "\"\(id)\" is not a question of the bank"
    case .uncoveredSyllabusItem(let id): "no question covers the syllabus item \(id)"
    case .rule(let name, let finding): "\(finding) [\(name)]"
    }
  }
}
