internal import TextAnalysis
internal import Progress
internal import Scoring

/// A store looked at from all sides.
struct Examination {
  private(set) var findings: [Finding] = []
  private(set) var store: StoreState?
  let folderMode: Int?
  let backups: [Backups.Copy]

  struct StoreState {
    let version: Int
    let reviews: Int
    let takenBack: Int
    let size: Int
    let mode: Int
  }

  enum Finding: Equatable {
    /// It cannot be read, or SQLite finds it unsound.
    case unsound(String)
    case memoriesDiffer
    /// A backup holds more than the store.
    case poorerThanBackup(day: Day, reviews: Int, stored: Int)
    case openToOthers(path: String)
    /// Nothing that a repair of the store can help.
    case other(String)
  }

  init(_ context: Context) throws {
    let (folder, path) = (try context.dataFolder(), try context.storePath())
    backups = Backups(of: path).copies
    folderMode = Files.status(folder)?.mode
    do {
      if try context.existingStorePath() != nil {
        try inspect(try context.storeForReading(), path)
      }
    } catch {
      findings.append(Finding(Failure(error)))
    }
    inspectBackups()
    for path in [folder, path] where (Files.status(path)?.mode ?? 0) & 0o077 != 0 {
      findings.append(.openToOthers(path: path))
    }
  }

  private mutating func inspectBackups() {
    for copy in backups where copy.reviews == nil {
      findings.append(.other("\(copy.path): is no backup that can be read; move it away"))
    }
    let stored = store?.reviews ?? 0
    if !findings.contains(where: \.isUnsound), let richest = backups.richest,
      richest.reviews > stored
    {
      findings.append(
        .poorerThanBackup(day: richest.day, reviews: richest.reviews, stored: stored))
    }
  }

  private mutating func inspect(
    _ opened: borrowing ProgressStore, _ path: String
  ) throws {
    do throws(StoreFailure) {
      findings += try opened.integrityProblems().map { .unsound($0) }
      let status = Files.status(path)
      store = StoreState(
        version: try opened.version(), reviews: try opened.readableReviewCount(),
        takenBack: try opened.voids().count, size: status?.size ?? 0, mode: status?.mode ?? 0)
      // Memories may hold nonsense in a file that is sound.
      if (try? opened.memoriesMatchTheLog()) != true { findings.append(.memoriesDiffer) }
    } catch {
      throw Failure.store(error)
    }
  }
}

extension Examination.Finding {
  init(_ failure: Failure) {
    guard case .store(let failure) = failure else {
      self = .other(failure.message ?? "")
      return
    }
    switch failure.reason {
    case .notADatabase, .foreign, .damaged, .other: self = .unsound(failure.doctorSentence)
    default: self = .other(failure.doctorSentence)
    }
  }

  fileprivate var isUnsound: Bool {
    if case .unsound = self { true } else { false }
  }

  fileprivate var wantsNewStore: Bool {
    if case .poorerThanBackup = self { true } else { isUnsound }
  }

  var isRepairable: Bool {
    if case .other = self { false } else { true }
  }

  var sentence: String {
    switch self {
    case .unsound(let detail), .other(let detail): detail
    case .poorerThanBackup(let day, let reviews, let stored):
      "the backup of \(day) holds \(counted(reviews, "review")), the store \(stored)"
    case .memoriesDiffer: "the memories differ from a replay of the reviews"
    case .openToOthers(let path): "\(path): other users may look in; run: chmod go= '\(path)'"
    }
  }
}

/// What `prep doctor --repair` does about a finding.
struct StoreRepair {
  private let context: Context

  init(_ context: Context) { self.context = context }

  /// Says what was done; empty when there was nothing to do, or no way.
  func done(for findings: [Examination.Finding]) throws -> [String] {
    var done: [String] = []
    // All that is unsound in a file goes with it.
    if findings.contains(where: \.wantsNewStore) { done.append(try newStore()) }
    if findings.contains(.memoriesDiffer), let sentence = try newMemories() {
      done.append(sentence)
    }
    for case .openToOthers(let path) in findings where PrivateFile.shut(toOthers: path) {
      done.append("Made \(path) yours alone.")
    }
    return done
  }

  private func newStore() throws -> String {
    let replacement = try context.replacement()
    let all = Backups(of: try context.storePath())
    let made = try replacement.repair(with: all)
    guard let made else {
      return
        "Nothing of the store can be read, and there is no backup: the file is left as it is; move it away to start anew."
    }
    let backups =
      made.backups > 0 ? ", the rest from \(counted(made.backups, "backup"))" : ""
    let kept = made.keptAs.map { "; the file that was there is kept as \($0)" } ?? ""
    let poor =
      made.poor > 0
      ? " Of \(counted(made.poor, "review")) only the time and the grade could be read, not what was answered."
      : ""
    return
      "Made a new store with \(counted(made.reviews, "review")), \(made.salvaged) of them read from "
      + "what was there\(backups)\(kept).\(poor)"
  }

  private func newMemories() throws -> String? {
    let store = try context.store()
    let count = try store.rebuildMemories()
    return count > 0 ? "Derived \(counted(count, "memory state")) anew from the reviews." : nil
  }
}
