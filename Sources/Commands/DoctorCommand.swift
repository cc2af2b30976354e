internal import Progress
internal import Questions

/// Paths, versions and the health of the store.
struct DoctorCommand {
  let context: Context

  init(_ context: Context) { self.context = context }

  func run(_ options: JSONOptions) throws(Failure) {
    let bank = try context.bank()
    let path = try context.storePath()
    var report = DoctorReport(bank: bank, folder: try context.dataFolder(), path: path)
    do throws(Failure) {
      if try context.existingStorePath() != nil {
        try context.announcing("Checking the store") { () throws(Failure) in
          try report.inspect(try context.storeForReading())
        }
      }
    } catch {
      report.add(error)
    }
    try options.json ? context.print(report.json) : context.print(report.text.harmless)
    if !report.problems.isEmpty { throw .problemsFound }
  }
}

private struct DoctorReport {
  let bank: Bank
  let folder: String
  let path: String
  private(set) var problems: [String] = []
  private var store: StoreState?

  private struct StoreState {
    let version: Int
    let reviews: Int
    let takenBack: Int
    let size: Int
    let mode: Int
  }

  init(bank: Bank, folder: String, path: String) {
    self.bank = bank
    self.folder = folder
    self.path = path
  }

  /// A store that cannot be opened is what a doctor is for: a finding, with what can be done.
  mutating func add(_ failure: Failure) {
    guard let message = failure.message else { return }
    problems += [
      message,
      "Your answers are safe as long as the file is: copy it before anything else.",
      "A copy from before the last update lies beside it, when there was one (.version-N).",
    ]
  }

  mutating func inspect(_ opened: borrowing ProgressStore) throws(Failure) {
    do throws(StoreFailure) {
      problems = try opened.integrityProblems()
      let log = try opened.wholeLog()
      let status = Files.status(path)
      store = StoreState(
        version: try opened.version(), reviews: log.reviews.count, takenBack: log.voids.count,
        size: status?.size ?? 0, mode: status?.mode ?? 0)
      if try !opened.memoriesMatchTheLog() {
        problems.append("the memories differ from a replay of the reviews")
      }
    } catch {
      throw .store(error)
    }
    if let mode = store?.mode, mode & 0o077 != 0 {
      problems.append("others may read the store; run: chmod 600 '\(path)'")
    }
  }

  var text: String {
    var lines = [
      "prep \(Version.number), bank \(bank.name): \(bank.topics.count) topics, "
        + "\(bank.questions.count) questions",
      "Data folder: \(folder)", "Store: \(path)",
    ]
    if let store {
      lines.append(
        "Store version \(store.version), \(store.reviews) reviews, \(store.takenBack) taken back, "
          + "\(store.size) bytes, mode \(String(store.mode, radix: 8))")
    } else if problems.isEmpty {
      lines.append("No history yet; the store is made with the first answer.")
    }
    return (lines + (problems.isEmpty ? ["Everything is in order."] : problems))
      .joined(separator: "\n")
  }

  var json: JSON {
    [
      "version": .text(Version.number), "bank": .text(bank.name),
      "topics": .integer(bank.topics.count), "questions": .integer(bank.questions.count),
      "dataFolder": .text(folder), "store": .text(path),
      "storeVersion": store.map { .integer($0.version) } ?? .null,
      "reviews": store.map { .integer($0.reviews) } ?? .null,
      "takenBack": store.map { .integer($0.takenBack) } ?? .null,
      "problems": .texts(problems),
    ]
  }
}
