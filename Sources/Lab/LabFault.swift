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
  /// By whoever waited for it.
  case stopped

  // Django's.
  case noPython(String)
  /// It was started and said nothing.
  case silentPython(String)
  case noDjango(String)
  case oldDjango(String, version: String)
  /// An exception, in Python's words, and the line of the answer that it came from.
  case python(type: String, message: String, line: Int?)
  /// The code ends with no expression, or with one that is None.
  case noValue
  /// It ended before it had a result.
  case died
  /// The bank of the name is from outside, and nobody has said that its code may be run.
  case untrusted(String)
}

extension LabFault {
  /// Whether it cannot be run here as things are, so that no other answer would fare better.
  package var isMissingTool: Bool {
    switch self {
    case .noPython, .silentPython, .noDjango, .oldDjango, .untrusted: true
    default: false
    }
  }
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
    case .tooLong(let seconds): "it was stopped after \(Int(seconds)) seconds; does it ever end?"
    case .tooManyRows(let limit): "it gives more than \(limit) rows; is a join condition missing?"
    case .tooMuchMemory: "it needs more memory than it may have"
    case .tooMuchText: "it gives more text than fits"
    case .dataset(let message): "the data of this question cannot be made: \(message)"
    case .stopped: "it was stopped"
    case .noValue: "end with an expression whose rows are wanted, such as a queryset"
    case .untrusted(let bank):
      "the bank \(bank) is from outside; to have answers to it run: prep bank trust \(bank)"
    case .died: "Python ended before there was a result"
    case .python(let type, let message, let line):
      (line.map { "line \($0): " } ?? "") + type + (message.isEmpty ? "" : ": \(message)")
    case .noPython, .silentPython, .noDjango, .oldDjango: missing
    }
  }

  /// What is missing, and what to do about it.
  private var missing: String {
    let problem =
      switch self {
      case .noPython(let path): "\(path) is no Python that runs"
      case .silentPython(let path): "\(path) does not answer"
      case .oldDjango(let path, let version): "\(path) has Django \(version)"
      case .noDjango(let path): "\(path) has no Django"
      default: ""
      }
    return "Django 5.2 or later is needed, and \(problem); "
      + "activate an environment that has it, or name its Python: prep config python PATH"
  }
}
