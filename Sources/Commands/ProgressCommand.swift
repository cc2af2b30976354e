internal import Progress
internal import Questions
internal import Scoring

/// The history as something to carry, to mend and to start over.
struct ProgressCommand {
  let context: Context

  init(_ context: Context) { self.context = context }

  func export(_ options: FileOptions) throws(Failure) {
    let store = try context.storeForReading()
    let log = try stored { () throws(StoreFailure) in try store.wholeLog() }
    let text = context.announcing("Writing \(counted(log.reviews.count, "review"))") {
      HistoryLines.text(reviews: log.reviews, voids: log.voids)
    }
    guard let file = options.file, file != "-" else {
      return try context.surroundings.print(text, terminator: "")
    }
    try filed { () throws(FileFailure) in
      try Files.write(text.utf8, to: file, overwriting: options.force)
    }
    context.surroundings.note("Wrote \(counted(log.reviews.count, "review")) to \(file).")
  }

  func `import`(_ options: FileOptions) throws(Failure) {
    let name = options.file.flatMap { $0 == "-" ? nil : $0 } ?? "standard input"
    let bytes = try input(options.file)
    let history = try context.announcing("Reading the reviews") { () throws(Failure) in
      try HistoryLines(bytes, file: name, day: context.day(of:))
    }
    let store = try context.store()
    let work = "Importing \(counted(history.reviews.count, "review"))"
    let added = try context.announcing(work) { () throws(Failure) in
      try stored { () throws(StoreFailure) in
        try store.merge(history.reviews, voids: history.voids)
      }
    }
    let known = history.reviews.count - added.reviews
    if options.json {
      try context.print([
        "added": .integer(added.reviews), "known": .integer(known),
        "takenBack": .integer(added.voids),
      ])
    } else {
      try context.print("Added \(counted(added.reviews, "review")); \(known) were there already.")
    }
  }

  func backUp(_ options: FileOptions) throws(Failure) {
    let standard = try context.dataFolder() + "/backup-\(context.today).sqlite"
    let file = options.file ?? standard
    if Files.isTaken(file) { throw .file(FileFailure(path: file, attempt: .taken)) }
    let store = try context.store()
    do throws(StoreFailure) {
      try context.announcing("Copying the store") { () throws(StoreFailure) in
        try store.backUp(to: file)
      }
    } catch {
      throw error.path == file ? .backup(error) : .store(error)
    }
    if options.json {
      try context.print(["file": .text(file)])
    } else {
      try context.print("Copied the store to \(file.harmless).")
    }
  }

  func undo(_ options: JSONOptions) throws(Failure) {
    let store = try context.store()
    let newest = try stored { () throws(StoreFailure) in try store.newestReview() }
    guard let newest else { throw .nothingToUndo }
    let now = context.now
    try stored { () throws(StoreFailure) in try store.void(newest, at: now) }
    if options.json {
      try context.print(["takenBack": HistoryLines.json(newest)])
    } else {
      try context.print("Took back \"\(newest.grade.rawValue)\" for \(newest.question.harmless).")
    }
  }

  func reset(_ options: ResetOptions) throws(Failure) {
    let bank = try context.bank()
    let topics = try context.topics(options.topics, in: bank)
    guard options.yes else { throw .confirmationNeeded(command: "prep progress reset") }
    let store = try context.store()
    let questions = topics.isEmpty ? nil : try ids(topics, bank)
    let now = context.now
    let count = try stored { () throws(StoreFailure) in
      try store.voidAll(of: questions, at: now)
    }
    try context.print("Took back \(counted(count, "answer")), kept in the log as taken back.")
  }

  /// The ids, former ones as well, of the questions of some topics.
  private func ids(_ topics: [String], _ bank: Bank) throws(Failure) -> Set<String> {
    Set(
      bank.questions.filter { topics.contains($0.topic) }.flatMap { [$0.id] + $0.formerIDs })
  }

  private func input(_ path: String?) throws(Failure) -> [UInt8] {
    do throws(FileFailure) {
      guard let path, path != "-" else { return try standardInput() }
      return try Files.read(path)
    } catch {
      throw error.attempt == .notARegularFile ? .importedStream(path: error.path) : .file(error)
    }
  }

  private func standardInput() throws(FileFailure) -> [UInt8] {
    if let descriptor = context.surroundings.inputDescriptor {
      return try Files.readAll(descriptor, "standard input")
    }
    var text = ""
    while let line = context.surroundings.readLine() { text += line + "\n" }
    return Array(text.utf8)
  }
}
