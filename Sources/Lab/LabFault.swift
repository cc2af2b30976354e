/// Why a statement gave no rows to judge.
package enum LabFault: Error, Sendable, Equatable {
  case nothing
  case severalStatements
  case unknownTable(String, known: [String])
  /// In SQLite's words.
  case refused(String)
  /// Something that only a database of one's own should do.
  case notAllowed
  case tooLong(seconds: Double)
  case tooManyRows(Int)
  case tooMuchMemory
  case tooMuchText
  /// The dataset itself, which is the bank's fault.
  case dataset(String)
}

extension LabFault {
  package var sentence: String {
    switch self {
    case .nothing: "write a statement first, or say that you don't know (?)"
    case .severalStatements: "write one statement; there is more behind the first"
    case .unknownTable(let name, let known):
      "there is no table \(name); the tables are \(known.joined(separator: ", "))"
    case .refused(let message): "SQLite says: \(message)"
    case .notAllowed: "that is not allowed here: read the tables of the question"
    case .tooLong(let seconds): "it was stopped after \(seconds) seconds; does it ever end?"
    case .tooManyRows(let limit): "it gives more than \(limit) rows; is a join condition missing?"
    case .tooMuchMemory: "it needs more memory than it may have"
    case .tooMuchText: "it gives more text than fits"
    case .dataset(let message): "the data of this question cannot be made: \(message)"
    }
  }
}
