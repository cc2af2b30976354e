internal import Arguments
internal import Banks
internal import Files
internal import History
internal import Questions
internal import Quiz
internal import Scoring
internal import Sentences

/// Everything that can end a command early; the one place that turns it into a sentence and a status.
enum Failure: Error {
  case usage(UsageError, command: String?)
  /// No question passes a filter.
  case nothingLeft(NothingLeft)
  case nothingFound(query: String)
  /// No hit has what was searched for; the nearest ones are printed already.
  case onlyNearest
  case unknownQuestion(String, suggestion: String?)
  /// A slug that several banks have.
  case severalQuestions(String, [String])
  case unknownCase(String, known: [String])
  /// The system lets the process open hardly any.
  case tooFewFiles
  case nothingToUndo
  case noInterview
  /// By its letter in the list of those that are paused.
  case unknownInterview(String)
  /// By its number in the list.
  case unknownReport(String)
  /// As many are paused as are kept.
  case tooManyInterviews
  /// No fit is in use that could be taken back.
  case noFit
  /// So many answers can be scored, and that is not enough for a fit.
  case tooFewToFit(Int)
  /// A plan is to be changed, and there is none.
  case planWithoutDate
  /// No question has a weight in a plan.
  case planOfNothing
  /// The day of the interview is still to come, or was never said.
  case noInterviewYet
  /// A check found problems, which are printed already.
  case problemsFound
  case bank([BankProblem])
  case ofBank(BankError)
  case file(FileError)
  case store(StoreError)
  /// About a file to be restored, not about the store.
  case restore(StoreError)
  /// An export is named where a copy of the store is wanted.
  case restoredExport(path: String)
  /// About a copy of the store.
  case backup(StoreError)
  /// What is named for importing is a pipe or a device.
  case importedStream(path: String)
  /// A folder that was to be imported has neither a store nor an export in it.
  case noHistory(folder: String)
  /// A folder or a pipe was named where `prep check` wants files.
  case checkedStream(path: String)
  /// A line of a history file that cannot be read.
  case historyLine(HistoryProblem)
  case sync(SyncRefusal)
  case badEnvironment(name: String, problem: String)
  case confirmationNeeded(command: String, of: String)
  case interrupted
  /// Whoever read what is printed went away.
  case outputClosed
  /// What no case above names, which is a mistake of the program's.
  case unforeseen(String)
}

extension Failure {
  /// Folds what any room threw; a room's own errors know nothing of the program.
  init(_ error: any Error) {
    self =
      switch error {
      case let failure as Failure: failure
      case let error as StoreError: .store(error)
      case let error as FileError:
        error == Surroundings.outputClosed ? .outputClosed : .file(error)
      case let nothing as NothingLeft: .nothingLeft(nothing)
      case let problem as BankProblem: .bank([problem])
      case let failure as BankError: .ofBank(failure)
      case let problem as HistoryProblem: .historyLine(problem)
      case let refusal as SyncRefusal: .sync(refusal)
      default: .unforeseen("\(error)")
      }
  }

  /// Words and flags of a command that have to go together.
  static func checked<Checked>(
    _ command: String, _ check: () throws(UsageError) -> Checked
  ) throws -> Checked {
    do throws(UsageError) {
      return try check()
    } catch {
      throw Failure.usage(error, command: command)
    }
  }

  /// The same for what was thrown while a copy of the store was made.
  init(ofCopy error: any Error) {
    self = (error as? StoreError).map { .backup($0) } ?? Self(error)
  }
}

extension Failure {
  var status: ExitStatus {
    switch self {
    case .usage, .badEnvironment, .confirmationNeeded, .planWithoutDate: .badUsage
    case .nothingLeft, .nothingFound, .onlyNearest, .unknownQuestion, .severalQuestions,
      .unknownCase, .nothingToUndo, .noInterview, .unknownInterview, .unknownReport,
      .tooManyInterviews, .noFit, .tooFewToFit,
      .planOfNothing,
      .noInterviewYet, .problemsFound:
      .nothing
    case .tooFewFiles, .bank, .file, .store, .restore, .restoredExport, .backup, .importedStream,
      .noHistory,
      .checkedStream, .historyLine,
      .unforeseen:
      .failed
    case .ofBank(let failure): failure.status
    case .sync(let refusal): refusal.status
    case .interrupted: .interrupted
    case .outputClosed: .done
    }
  }

  /// What to tell the user; nil when there is nothing to say.
  var message: String? {
    switch self {
    case .usage(let error, let command):
      "\(error)\nTry: prep help\(command.map { " \($0)" } ?? "")"
    case .nothingLeft(let nothing): nothing.sentence
    case .nothingFound(let query):
      "nothing found for \"\(query)\"; try fewer or other words, or: prep topics"
    case .unknownQuestion(let id, let suggestion): Self.unknownQuestion(id, suggestion)
    case .severalQuestions(let slug, let names):
      "several banks have a question \"\(slug)\"; write one of: \(names.joined(separator: ", "))"
    case .unknownCase(let name, let known): Self.unknownCase(name, known)
    case .nothingToUndo: "there is no answer to take back"
    case .noFit: "no fit is in use that could be taken back"
    case .tooFewToFit(let answers):
      "a fit needs \(FitLog.fewest) answers to questions answered on an earlier day; so far there are "
        + "\(answers); go on with: prep quiz"
    case .noInterview: "no interview is paused; start one with: prep interview"
    case .unknownInterview(let letter):
      "no paused interview is \"\(letter)\"; prep interview --reports lists them"
    case .unknownReport(let number):
      "no report is \"\(number)\"; prep interview --reports lists them"
    case .tooManyInterviews:
      "\(BookmarkName.interviews.count) interviews are paused; finish one with: prep interview --resume"
    case .tooFewFiles:
      "hardly any file may be opened; raise the limit (ulimit -n 256) and start the command again"
    case .planWithoutDate: "there is no plan to change; say for when: prep plan 2027-01-15"
    case .planOfNothing:
      "no question is left in such a plan; give at least one topic a weight above 0, or widen --level "
        + "or --bank"
    case .noInterviewYet: "no planned interview has passed yet"
    case .bank, .ofBank, .file, .store, .restore, .backup, .historyLine, .sync: roomsSentence
    case .restoredExport(let path):
      "\(path): is an export, not a copy of the store; nothing was changed; to add it: "
        + "prep progress import \(path)"
    case .importedStream(let path): Self.stream(path, "name one", "prep progress import -")
    case .noHistory(let folder):
      "\(folder): has no history in it (progress.sqlite or *.jsonl); nothing was imported"
    case .checkedStream(let path):
      Self.stream(path, "name files, such as FOLDER/*.json", "prep check -")
    case .badEnvironment(let name, let problem): "\(name): \(problem)"
    case .confirmationNeeded(let command, let history):
      "\(command) takes back \(history); add --yes to do it"
    case .unforeseen(let detail): "something went wrong that prep did not expect: \(detail)"
    case .onlyNearest, .problemsFound, .interrupted, .outputClosed: nil
    }
  }
}

extension Failure {
  /// What to say of what another room threw.
  private var roomsSentence: String? {
    switch self {
    case .bank(let problems): problems.map(\.description).joined(separator: "\n")
    case .ofBank(let failure): failure.sentence
    case .file(let error): error.sentence
    case .store(let error): error.sentence
    case .restore(let error): error.restoreSentence
    case .backup(let error): error.backupSentence
    case .historyLine(let problem):
      "\(problem.file):\(problem.line):\(problem.column): \(problem.sentence); nothing was imported"
    case .sync(let refusal): refusal.sentence
    default: nil
    }
  }

  private static func unknownQuestion(_ id: String, _ suggestion: String?) -> String {
    "there is no question \"\(id)\""
      + (suggestion.map { "; did you mean \"\($0)\"?" } ?? "; find one with: prep search WORDS")
  }

  private static func unknownCase(_ name: String, _ known: [String]) -> String {
    "there is no case \"\(name)\"; "
      + (known.isEmpty ? "the bank has none" : "there are: \(known.joined(separator: ", "))")
  }

  private static func stream(_ path: String, _ advice: String, _ command: String) -> String {
    "\(path): is not a regular file; \(advice), or pipe it in: COMMAND | \(command)"
  }
}

extension NothingLeft {
  fileprivate var sentence: String {
    let others = before.isEmpty ? "" : " after \(before.map(\.words).joined(separator: ", "))"
    return "no question is left by \(part.words)\(others)"
  }
}

extension QuestionFilter.Part {
  fileprivate var words: String {
    switch self {
    case .topics(let topics): "topic \(topics.joined(separator: ", "))"
    case .ids(let ids): "--id \(ids.joined(separator: ", "))"
    case .inCase(let id): "--case \(id)"
    case .level(let level): "--level \(level.rawValue)"
    case .kind(let kind): "--kind \(kind.rawValue)"
    case .standings(let standings):
      standings.map { "--\($0.rawValue)" }.joined(separator: " ")
    }
  }
}

extension BankError {
  fileprivate var status: ExitStatus {
    switch self {
    case .unknownBank: .nothing
    case .reservedName, .badName, .notInstalled: .badUsage
    case .unsound, .unknownFormat, .nothingTaken, .isHistory, .isBank, .unreadable, .damaged:
      .failed
    }
  }
}

extension SyncRefusal {
  fileprivate var status: ExitStatus {
    switch self {
    case .noFolderKnown, .nested: .badUsage
    case .missing, .emptied, .notAFolder: .failed
    }
  }
}
