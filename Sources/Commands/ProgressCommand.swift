internal import Files
internal import History
internal import JSON
internal import Questions
internal import Scoring
internal import Sentences
internal import TextAnalysis
internal import Usage

/// The history as something to carry, to mend and to start over.
struct ProgressCommand {
  let context: Context

  init(_ context: Context) { self.context = context }

  func export(_ options: FileOptions) throws {
    let store = try context.storeForReading()
    let count = try store.reviewCount()
    guard let file = options.file, file != "-" else {
      return try write(store) { try context.surroundings.print($0, terminator: "") }
    }
    try context.announcing("Writing \(counted(count, "review"))") {
      try Files.write(
        to: file, overwriting: options.force, sparing: context.protectedFiles, isPrivate: true
      ) { output in
        try write(store) { try output.write($0) }
      }
    }
    let plans = try store.planEntries().count
    let more = plans == 0 ? "" : " and \(plans == 1 ? "1 entry" : "\(plans) entries") about plans"
    context.surroundings.note("Wrote \(counted(count, "review"))\(more) to \(file).")
  }

  /// Writes the log block by block: a million reviews need not be held at once.
  private func write(
    _ store: borrowing ProgressStore, _ print: (String) throws -> Void
  ) throws {
    var last: Review?
    repeat {
      let reviews = try store.log(after: last)
      try print(HistoryLines.text(ProgressStore.LogBlock(reviews: reviews, voids: [])))
      last = reviews.last
    } while last != nil
    try print(HistoryLines.text(try store.marks()))
  }

  func backUp(_ options: FileOptions) throws {
    let standard = try context.dataFolder().path + "/backup-\(context.today).sqlite"
    let file = options.file ?? standard
    if Files.isTaken(file) { throw StoreError(path: file, reason: .taken) }
    let store = try context.store()
    do {
      try context.announcing("Copying the store") { try store.backUp(to: file) }
    } catch let error as StoreError where error.path == file {
      throw Failure.backup(error)
    }
    try context.render(
      options, json: ["file": .text(file)], text: "Copied the store to \(file.harmless).")
  }

  func undo(_ options: JSONOptions) throws {
    let store = try context.store()
    guard let newest = try store.voidNewest(at: context.now) else { throw Failure.nothingToUndo }
    try context.render(
      options, json: ["takenBack": HistoryLines.json(newest)],
      text: "Took back \"\(newest.grade.rawValue)\" for \(newest.question.harmless).")
  }

  func reset(_ options: ResetOptions) throws {
    let library = try context.choosing(options.banks).library()
    let topics = try context.topics(options.topics, in: library)
    let isAll = topics.isEmpty && options.banks.isEmpty
    guard options.yes else {
      let named =
        topics.isEmpty
        ? library.banks.map { "the bank \($0.name)" }
        : topics.flatMap { library.topics(called: $0) }.map(\.name)
      throw Failure.confirmationNeeded(
        command: "prep progress reset",
        of: isAll ? "your whole history" : "your answers in \(named.joined(separator: ", "))")
    }
    let store = try context.store()
    let count = try store.voidAll(of: isAll ? nil : ids(topics, library), at: context.now)
    try context.print("Took back \(counted(count, "answer")), kept in the log as taken back.")
  }

  /// The ids, former ones as well, of the questions of some topics, or of all.
  private func ids(_ topics: [String], _ library: Library) -> Set<String> {
    Set(
      library.questions.filter { question in
        topics.isEmpty || question.isOf(topics)
      }.flatMap { [$0.id] + $0.formerIDs })
  }
}
