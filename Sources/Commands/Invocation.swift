internal import Arguments
internal import Formats
internal import Questions
internal import Quiz
internal import Scoring
internal import StudySheet

/// A command line, read: which command, with which options.
enum Invocation: Sendable {
  case home(HomeOptions)
  case quiz(QuizOptions)
  case interview(InterviewOptions)
  case search(SearchOptions)
  case show(ShowOptions)
  case topics(TopicsOptions)
  case stats(StatsOptions)
  case plan(PlanOptions)
  case export(ExportOptions)
  case bankList(JSONOptions)
  case bankAdd(BankAddOptions)
  case bankRemove(BankNameOptions)
  case bankNew(BankNewOptions)
  case bankTrust(BankTrustOptions)
  case check(CheckOptions)
  case config(ConfigOptions)
  case fit(FitOptions)
  case doctor(DoctorOptions)
  case progressExport(FileOptions)
  case progressImport(FileOptions)
  case progressBackup(FileOptions)
  case progressRestore(RestoreOptions)
  case progressUndo(JSONOptions)
  case progressReset(ResetOptions)
  case completions(CompletionsOptions)
  /// Values for the completion scripts, one a line.
  case complete(CompleteOptions)
  case help(HelpOptions)
}

/// What every command may be told.
struct GlobalOptions: Sendable {
  var dataFolder: String?
  var color: ColorChoice?
  var now: Instant?
}

enum ColorChoice: String, CaseIterable, Sendable {
  case auto, always, never
}

/// Options of a command that can print JSON.
protocol JSONPrinting: Sendable {
  var json: Bool { get set }
}

/// Options of a command that takes some of the bank's questions.
protocol Filtering: Sendable {
  var filter: FilterOptions { get set }
}

struct FilterOptions: Sendable {
  var topics: [String] = []
  var ids: [String] = []
  var caseName: String?
  var level: Level?
  var kind: Kind?
  var isDue = false
  var isNew = false
  var isWeak = false
  var isWrong = false

  /// Whether every question is wanted.
  var isEmpty: Bool {
    topics.isEmpty && ids.isEmpty && level == nil && kind == nil && standings.isEmpty
  }

  var standings: [Standing] {
    [
      isDue ? .due : nil, isNew ? .new : nil, isWeak ? .weak : nil, isWrong ? .wrong : nil,
    ].compactMap(\.self)
  }
}

/// Options of a command that keeps to some of the banks.
protocol BankChoosing: Sendable {
  /// Names, files or folders; none for all banks in use.
  var banks: [String] { get set }
}

struct TopicsOptions: JSONPrinting, BankChoosing {
  var banks: [String] = []
  var json = false
}

struct HomeOptions: JSONPrinting {
  var json = false
}

struct JSONOptions: JSONPrinting {
  var json = false
}

struct QuizOptions: Filtering, JSONPrinting, BankChoosing {
  var banks: [String] = []
  var filter = FilterOptions()
  var count: Int?
  var minutes: Int?
  var seed: Int?
  var plain = false
  var json = false

  /// How many are asked of some questions; of all it is today's portion.
  static let defaultCount = 10
}

struct InterviewOptions: JSONPrinting, BankChoosing {
  var banks: [String] = []
  var filter = FilterOptions()
  var minutes: Int?
  var report: String?
  var force = false
  var resume = false
  var seed: Int?
  var plain = false
  var json = false

  static let defaultMinutes = 30
}

struct SearchOptions: JSONPrinting, BankChoosing {
  var banks: [String] = []
  var words: [String] = []
  var topics: [String] = []
  var level: Level?
  var kind: Kind?
  var limit: Int?
  var open = false
  var full = false
  var explain = false
  var json = false

  var text: String { words.joined(separator: " ") }
  /// Hits are shown as `prep show` shows them.
  var isWhole: Bool { open || full }
  var mostHits: Int { open ? 1 : limit ?? 10 }
}

struct ShowOptions: JSONPrinting, BankChoosing {
  var banks: [String] = []
  var ids: [String] = []
  var json = false
}

struct StatsOptions: JSONPrinting, BankChoosing {
  var banks: [String] = []
  var questions = false
  var json = false
}

struct PlanOptions: JSONPrinting, BankChoosing {
  var banks: [String] = []
  var words: [String] = []
  var minutes: Int?
  /// Such as "orm=3".
  var topics: [String] = []
  var level: Levels?
  var json = false

  /// What takes a level or a bank back.
  static let all = "all"

  /// One level, or every one.
  struct Levels {
    let one: Level?

    static let choices = Level.choices + [all]

    init(_ text: String) throws(BadValue) {
      guard text != all else {
        one = nil
        return
      }
      guard let level = Level(rawValue: text) else {
        throw BadValue(choices: Self.choices, got: text)
      }
      one = level
    }
  }
}

struct ExportOptions: Filtering, JSONPrinting, BankChoosing {
  var banks: [String] = []
  var file: String?
  var filter = FilterOptions()
  var answers: AnswerPlacement?
  var format: WrittenFormat?
  var search: String?
  var brief = false
  var split = false
  var recall = false
  var force = false
  var json = false
}

struct BankAddOptions: JSONPrinting {
  var paths: [String] = []
  var format: ReadFormat?
  var name: String?
  var topic: String?
  var level: Level?
  var betweenCards: String?
  var dryRun = false
  var json = false
}

struct BankNameOptions: JSONPrinting {
  var name: [String] = []
  var json = false
}

struct BankTrustOptions: JSONPrinting {
  var name: [String] = []
  var revoke = false
  var json = false
}

struct BankNewOptions: Sendable {
  var file: [String] = []
  var force = false
}

struct CheckOptions: JSONPrinting {
  var files: [String] = []
  var rules = false
  var strict = false
  var json = false
}

struct ConfigOptions: JSONPrinting {
  var words: [String] = []
  var json = false
}

struct FitOptions: JSONPrinting {
  var action: Action?
  var dryRun = false
  var json = false

  enum Action: String, CaseIterable, Sendable {
    case undo
  }
}

struct FileOptions: JSONPrinting {
  var file: String?
  var force = false
  var json = false
}

struct RestoreOptions: JSONPrinting {
  var file: [String] = []
  var json = false
}

struct DoctorOptions: JSONPrinting {
  var repair = false
  var json = false
}

struct ResetOptions: Sendable {
  var topics: [String] = []
  var yes = false
}

struct CompletionsOptions: Sendable {
  var shell: Shell?
}

struct CompleteOptions: Sendable {
  var list: CompletionList?
}

/// The lists that only the bank knows.
enum CompletionList: String, CaseIterable, Sendable {
  case topics, questions, cases, banks
}

struct HelpOptions: Sendable {
  var words: [String] = []
  var man = false
}
