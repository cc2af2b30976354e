internal import History
internal import JSON
internal import Questions
internal import Scoring
internal import Sentences
internal import TextAnalysis
internal import Usage

/// Paths, versions and the health of the store, and what can be done for it.
struct DoctorCommand {
  let context: Context

  init(_ context: Context) { self.context = context }

  func run(_ options: DoctorOptions) throws {
    let folder = try context.dataFolder()
    var examination = try context.announcing("Checking the store") {
      try Examination(of: folder, on: context.today, day: context.day(of:))
    }
    var repairs: [String] = []
    if options.repair {
      repairs = try StoreRepair(context).done(for: examination.findings)
      examination = try Examination(of: folder, on: context.today, day: context.day(of:))
    }
    let report = DoctorReport(
      library: try context.library(), folder: folder, examination: examination, repairs: repairs)
    try context.render(options, json: report.json, text: report.text.harmless)
    if !examination.findings.isEmpty { throw Failure.problemsFound }
  }
}

/// What `prep doctor` prints.
private struct DoctorReport {
  let library: Library
  let folder: DataFolder
  let examination: Examination
  let repairs: [String]

  private var names: String { library.banks.map(\.name).joined(separator: ", ") }

  private var problems: [String] { examination.findings.map(\.sentence) }

  var text: String {
    var lines = [
      "prep \(Version.number), bank \(names): \(library.topics.count) topics, "
        + "\(library.questions.count) questions",
      "Data folder: \(folder.path)\(mode(examination.folderMode))", "Store: \(folder.store)",
    ]
    if let store = examination.store {
      lines.append(
        "Store version \(store.version), \(counted(store.reviews, "review")), "
          + "\(store.takenBack) taken back, \(store.size) bytes\(mode(store.mode))")
    } else if problems.isEmpty {
      lines.append("No history yet; the store is made with the first answer.")
    }
    if let newest = examination.backups.first {
      lines.append("Backups: \(examination.backups.count), the newest \(newest.path)")
      lines += examination.backups.map {
        "  \($0.day): \($0.reviews.map { counted($0, "review") } ?? "cannot be read")"
      }
    }
    if let (count, last) = examination.future {
      lines.append(
        "\(dated(count, "answer")) in the future, up to \(last): a clock was wrong. Streaks do not "
          + "count them.")
    }
    if let (count, last) = examination.futureEntries {
      lines.append(
        "\(dated(count, "entry", "entries")) in the future (plans or fits), up to \(last): a clock was "
          + "wrong. What you say next about a plan still holds.")
    }
    return (lines + repairs + (problems.isEmpty ? ["Everything is in order."] : problems + advice))
      .joined(separator: "\n")
  }

  private func dated(_ count: Int, _ one: String, _ several: String? = nil) -> String {
    count == 1 ? "1 \(one) is dated" : "\(count) \(several ?? one + "s") are dated"
  }

  private var advice: [String] {
    let isRepairable = examination.findings.contains(where: \.isRepairable)
    return isRepairable && repairs.isEmpty ? ["Run: prep doctor --repair (nothing is deleted)"] : []
  }

  private func mode(_ mode: Int?) -> String {
    octal(mode).map { ", mode \($0)" } ?? ""
  }

  private func octal(_ mode: Int?) -> String? { mode.map { String($0, radix: 8) } }

  var json: JSON {
    let store = examination.store
    return [
      "version": .text(Version.number), "bank": .text(names),
      "topics": .integer(library.topics.count), "questions": .integer(library.questions.count),
      "dataFolder": .text(folder.path), "store": .text(folder.store),
      "storeVersion": store.map { .integer($0.version) } ?? .null,
      "reviews": store.map { .integer($0.reviews) } ?? .null,
      "takenBack": store.map { .integer($0.takenBack) } ?? .null,
      "size": store.map { .integer($0.size) } ?? .null,
      "folderMode": .text(octal(examination.folderMode)), "storeMode": .text(octal(store?.mode)),
      "backups": .texts(examination.backups.map(\.path)),
      "repairs": .texts(repairs), "problems": .texts(problems),
    ]
  }
}
