package import Arguments
package import Banks
internal import Files
internal import Formats
internal import Questions

extension BankError {
  package var sentence: String {
    switch self {
    case .unsound(let problems): problems.map(\.description).joined(separator: "\n")
    case .unknownBank(let name, let known):
      "there is no bank \"\(name)\" and no such file"
        + (BadValue(choices: known, got: name).suggestion.map { "; did you mean \"\($0)\"?" }
          ?? "; prep bank list shows the banks there are")
    case .unknownFormat(let path):
      "\(path): is of no format that prep knows; name one with --format: "
        + ReadFormat.allCases.map(\.rawValue).joined(separator: ", ")
    case .reservedName(let name):
      "the bank that comes with prep is called \(name); name yours with --name"
    case .badName(let name):
      "\"\(name)\" must be lower-case letters, digits and single hyphens; name the bank with --name"
    case .notInstalled(let path):
      "\(path) is \(FileStatus(of: path)?.kind == .folder ? "a folder" : "a file"); a plan is for banks in use; "
        + "first write: prep bank add \(path)"
    case .nothingTaken(let path):
      FileStatus(of: path)?.kind == .folder && Files.files(below: path).isEmpty
        ? "\(path): is an empty folder; name a file of questions, or a folder of them"
        : "\(path): no question was taken, and nothing was changed"
    case .isBank(let path):
      "\(path): holds questions, not a history; write: prep bank add \(path)"
    case .unreadable(let path, let reason): "\(path): \(reason)"
    case .damaged(let name, let problem, let path):
      "the bank \(name) has a file that cannot be read whole, so that adding to it would lose questions: "
        + "\(problem); mend it (prep check \(path)), or take the bank out first: prep bank remove \(name)"
    case .isHistory(let path):
      "\(path): is a history, not a bank; write: prep progress import \(path)"
    }
  }
}

extension UsageError {
  /// What somebody means who asks for questions to be imported or added in other words.
  package func aboutBanks(_ words: [String]) -> UsageError? {
    guard case .unknownCommand(let name, _) = self,
      ["import", "add", "install", "load", "deck"].contains(name)
    else { return nil }
    let file = words.drop { $0 != name }.dropFirst().first { !$0.hasPrefix("-") } ?? "FILE"
    return .conflict(
      "there is no command \"\(name)\"; for questions write: prep bank add \(file); "
        + "for a history: prep progress import \(file)")
  }
}
