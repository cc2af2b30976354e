/// What is wrong with a command line.
package enum UsageError: Error, Equatable {
  case unknownCommand(String, suggestion: String?)
  case missingSubcommand(group: String, choices: [String])
  case unknownFlag(String, command: String?, suggestion: String?)
  case missingValue(flag: String, placeholder: String)
  case unexpectedValue(flag: String)
  case badValue(place: String, value: String, BadValue)
  case missingOperand(String, command: String)
  /// A word too many for a command that takes so many.
  case extraOperand(String, command: String, limit: Int = 0)
  /// Flags that exclude or need each other, in one sentence.
  case conflict(String)
}

extension UsageError: CustomStringConvertible {
  /// One line: what is wrong, what is allowed, what was perhaps meant.
  package var description: String {
    switch self {
    case .unknownCommand(let name, let suggestion):
      "unknown command \"\(name)\"" + hint(suggestion)
    case .missingSubcommand(let group, let choices):
      "\(group): expected one of \(choices.joined(separator: ", "))"
    case .unknownFlag(let flag, let command, let suggestion):
      "unknown flag \(flag)\(command.map { " for \($0)" } ?? "")" + hint(suggestion)
    case .missingValue(let flag, let placeholder):
      "\(flag) needs \(placeholder == "N" ? "a number" : "a value (\(placeholder))")"
    case .unexpectedValue(let flag): "\(flag) takes no value"
    case .badValue(let place, let value, let reason):
      "\(place): \(reason.expectation), got \"\(value)\"" + hint(reason.suggestion)
    case .missingOperand(let placeholder, let command): "\(command) needs \(placeholder)"
    case .extraOperand(let word, let command, let limit):
      "\(command) takes \(Self.arguments(limit)) (got \"\(word)\")"
    case .conflict(let sentence): sentence
    }
  }

  private static func arguments(_ limit: Int) -> String {
    switch limit {
    case 0: "no argument"
    case 1: "one argument only"
    default: "\(limit) arguments only"
    }
  }

  private func hint(_ suggestion: String?) -> String {
    suggestion.map { "; did you mean \"\($0)\"?" } ?? ""
  }
}
