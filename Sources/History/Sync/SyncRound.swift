package import Files
internal import SQLite
package import Scoring
internal import TextAnalysis

/// One round of sharing: everything in the shared folder comes into the store, and what others do not know
/// goes into this device's own files.
///
/// Reviews, marks and entries are sets that only grow, so rounds may happen in any order, twice, or break
/// off anywhere.
package struct SyncRound {
  private let dataFolder: DataFolder
  private let shared: SharedFolder
  private var memory: SyncMemory
  private let day: (Instant) -> Day
  private let now: Instant
  private let isNamed: Bool

  /// What a round brought.
  package struct Report {
    package var came = ProgressStore.Merged()
    /// Lines that went out.
    package var sent = 0
    /// Answers that came dated later than tomorrow: a clock is wrong, which harms nothing.
    package var ahead = 0
    package var problems: [SyncProblem] = []
    /// Why nothing could be written in the shared folder; what is in it was taken.
    package var refusal: FileError?

    package init() {}
  }

  /// Throws a `SyncRefusal` when the folder cannot be shared; one that was `named` may be empty yet.
  package init(
    _ memory: SyncMemory, in dataFolder: DataFolder, isNamed: Bool, now: Instant,
    day: @escaping (Instant) -> Day
  ) throws(SyncRefusal) {
    self.dataFolder = dataFolder
    self.memory = memory
    self.day = day
    self.now = now
    self.isNamed = isNamed
    shared = SharedFolder(memory.folder, device: memory.device)
    guard let status = FileStatus(of: memory.folder) else { throw .missing(memory.folder) }
    guard status.kind == .folder else { throw .notAFolder(memory.folder) }
    let (one, other) = (Files.resolved(memory.folder), Files.resolvedAhead(dataFolder.path))
    if Files.isWithin(one, other) || Files.isWithin(other, one) {
      throw .nested(folder: memory.folder, dataFolder: dataFolder.path)
    }
    guard isNamed || shared.isThere else { throw .emptied(memory.folder) }
  }

  /// `store` opens the store, which is done only when there may be something to do; `name` is this machine's
  /// for people.
  package mutating func run(
    name: String, _ store: () throws -> ProgressStore
  ) throws -> Report {
    var report = Report()
    let (files, problems) = shared.files()
    report.problems = problems
    let arrived = Self.state(of: files)
    guard memory.settled != "\(arrived) \(storeState)" else { return report }
    try bring(files, arrived, to: try store(), name, &report)
    return report
  }

  private func bring(
    _ files: [SharedFile], _ arrived: String, to store: borrowing ProgressStore, _ name: String,
    _ report: inout Report
  ) throws {
    let known = try store.sharedLog(withAnswers: memory.withAnswers)
    let spoilt = try merge(files, into: store, besides: known.hashes, &report)
    // Before the log is read: what another process adds from now on makes another state.
    let state = storeState
    let log =
      report.came == ProgressStore.Merged()
      ? known : try store.sharedLog(withAnswers: memory.withAnswers)
    var written: [SharedFile] = []
    do throws(FileError) {
      written = try write(log, files, avoiding: spoilt, name, &report)
    } catch {
      report.refusal = error
    }
    guard report.problems.isEmpty, report.refusal == nil else { return }
    var settled = memory
    let rest = files.filter { file in !written.contains { $0.path == file.path } }
    settled.settled = "\(written.isEmpty ? arrived : Self.state(of: rest + written)) \(state)"
    if settled != memory { try settled.keep(in: dataFolder) }
  }

  // MARK: Coming in

  /// - Returns: the files in which lines cannot be read.
  private func merge(
    _ files: [SharedFile], into store: borrowing ProgressStore, besides known: Set<UInt64>,
    _ report: inout Report
  ) throws -> Set<String> {
    var blocks: [ProgressStore.LogBlock] = []
    var spoilt: Set<String> = []
    var seen = known
    for file in files {
      let (history, problems) = file.news(besides: seen, day: day)
      seen.formUnion(file.lines.map(\.hash))
      blocks.append(ProgressStore.LogBlock(history))
      note(problems, of: file, &spoilt, &report)
      try noteAhead(history, store, &report)
    }
    blocks.reverse()
    if blocks.contains(where: { !$0.isEmpty }) {
      report.came = try store.merge { blocks.popLast() }
    }
    return spoilt
  }

  private func note(
    _ problems: [(line: Int, problem: LineProblem)], of file: SharedFile,
    _ spoilt: inout Set<String>, _ report: inout Report
  ) {
    guard let first = problems.first else { return }
    spoilt.insert(file.path)
    report.problems.append(
      SyncProblem(
        path: "\(shared.path)/\(file.path)",
        .badLines(
          first: first.line, sentence: first.problem.sentence, more: problems.count - 1)))
  }

  /// A foreign clock that is ahead harms nothing, and is worth saying once.
  private func noteAhead(
    _ history: HistoryLines, _ store: borrowing ProgressStore, _ report: inout Report
  ) throws {
    let tomorrow = Instant(milliseconds: now.milliseconds + 86_400_000)
    for review in history.reviews
    where review.at > tomorrow {
      if try store.variants(of: review.id).isEmpty { report.ahead += 1 }
    }
  }

  // MARK: Going out

  /// - Returns: the files that were written.
  private func write(
    _ log: SharedLog, _ files: [SharedFile], avoiding spoilt: Set<String>, _ name: String,
    _ report: inout Report
  ) throws(FileError) -> [SharedFile] {
    let own = files.filter { shared.isOwn($0.path) && !spoilt.contains($0.path) }
    let others = files.filter { !shared.isOwn($0.path) || spoilt.contains($0.path) }
    let ownLines = Set(own.flatMap { $0.lines.map(\.hash) })
    let share = log.share(
      ownLines: ownLines, othersLines: Set(others.flatMap { $0.lines.map(\.hash) }))
    let before = Dictionary(own.map { ($0.path, $0.bytes) }) { first, _ in first }
    let changed = share.map {
      SharedFile(path: shared.ownPath(of: $0.key, avoiding: spoilt), bytes: $0.value)
    }.filter { before[$0.path] != $0.bytes }.sorted { $0.path < $1.path }
    if isNamed || !changed.isEmpty { try shared.prepare(name: name) }
    for file in changed { try shared.write(file.bytes, to: file.path) }
    report.sent = changed.reduce(0) { sum, file in
      sum + file.lines.count { !ownLines.contains($0.hash) }
    }
    return changed
  }

  // MARK: What has changed

  /// Of contents, not of names: a renamed copy brings nothing.
  private static func state(of files: [SharedFile]) -> String {
    let hashes = files.map { "\($0.hash)" }.sorted().joined(separator: " ")
    return String(hashes.fnv1a, radix: 16)
  }

  private var storeState: String {
    let print = FileStatus(of: dataFolder.store)?.fingerprint ?? "none"
    return String("\(print) \(memory.device) \(memory.withAnswers)".fnv1a, radix: 16)
  }
}

extension ProgressStore {
  /// Everything that travels, in the order of an export.
  func sharedLog(withAnswers: Bool) throws -> SharedLog {
    try reading {
      let reviews = try rows(
        "select \(Review.columns), here from review order by at, id"
      ) { row throws(SQLiteError) in
        SharedLine(
          try Review(row), isFromHere: row.integer(9) == 1, withAnswers: withAnswers)
      }
      return SharedLog(
        reviews
          + (try voids().map {
            SharedLine(HistoryLines.json(takenBack: $0.review, $0.at), at: $0.at)
          })
          + (try planEntries().map { SharedLine(HistoryLines.json($0), at: $0.at) })
          + (try fits().map { SharedLine(HistoryLines.json($0), at: $0.at) })
          + (try settingChanges().map { SharedLine(HistoryLines.json($0), at: $0.at) }))
    }
  }
}
