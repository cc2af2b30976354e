internal import AnkiPackages
internal import Banks
internal import Files
internal import Formats
internal import History
internal import JSON
internal import Questions
internal import Scoring
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
        to: file, overwriting: options.force, sparing: context.protectedFiles
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
      try print(HistoryLines.text(reviews: reviews, voids: []))
      last = reviews.last
    } while last != nil
    try print(
      HistoryLines.text(
        reviews: [], voids: try store.voids(), plans: try store.planEntries(),
        fits: try store.fits()))
  }

  func `import`(_ options: FileOptions) throws {
    let name = options.file.flatMap { $0 == "-" ? nil : $0 } ?? "standard input"
    var blocks = LineBlocks(name, portion: try input(options.file))
    var count = 0
    func next() throws -> ProgressStore.LogBlock? {
      guard let block = try blocks.next() else { return nil }
      let lines = try HistoryLines(
        block.bytes, file: name, firstLine: block.firstLine, day: context.day(of:))
      count += lines.reviews.count
      return ProgressStore.LogBlock(lines)
    }
    // Before the store is made and locked: somebody may still be typing.
    var first = try firstBlock(of: options.file, next)
    let store = try context.store()
    let (entriesBefore, planBefore) = (try store.planEntries().count, try store.plan())
    let added = try context.announcing("Importing the reviews") {
      try store.merge {
        defer { first = nil }
        return if let first { first } else { try next() }
      }
    }
    let known = count - added.reviews
    let plans = try store.planEntries().count - entriesBefore
    let words = plans > 0 ? [planWords(plans, planBefore, try store.plan())] : []
    try context.render(
      options,
      json: [
        "added": .integer(added.reviews), "known": .integer(known),
        "takenBack": .integer(added.voids), "plans": .integer(plans),
        "completed": .integer(added.completed), "conflicts": .texts(added.conflicts),
      ],
      text: (["Added \(counted(added.reviews, "review")); \(known) were there already."]
        + added.sentences + words).joined(separator: "\n"))
  }

  /// What entries about plans did that came in.
  private func planWords(_ count: Int, _ before: StudyPlan?, _ after: StudyPlan?) -> String {
    let entries = count == 1 ? "1 entry" : "\(count) entries"
    let plan =
      switch after {
      case before: "your plan stays as it was"
      case nil: "there is no plan any more"
      case let plan?: "the plan is now for \(plan.date.words) (prep plan)"
      }
    return "Added \(entries) about plans; \(plan)."
  }

  /// The first lines of a history; who names a bank instead is told what takes it.
  private func firstBlock(
    of file: String?, _ next: () throws -> ProgressStore.LogBlock?
  ) throws -> ProgressStore.LogBlock? {
    do {
      return try next()
    } catch let problem as HistoryProblem {
      guard let file, let bytes = try? Files.read(file),
        AnkiPackage.isPackage(bytes) || Glimpse(bytes, path: file).format != nil
      else { throw problem }
      throw BankError.isBank(file)
    }
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
    guard let newest = try store.newestReview() else { throw Failure.nothingToUndo }
    try store.void(newest, at: context.now)
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
        topics.isEmpty || topics.contains(question.topic) || topics.contains(question.topicName)
      }.flatMap { [$0.id] + $0.formerIDs })
  }

  /// What reads the next bytes of a file or of standard input.
  private func input(_ path: String?) throws -> () throws -> [UInt8] {
    guard let path, path != "-" else { return standardInput }
    do {
      return try Files.portions(of: path)
    } catch {
      guard error.reason == .notARegularFile else { throw error }
      throw Failure.importedStream(path: path)
    }
  }

  private func standardInput() throws -> [UInt8] {
    if let descriptor = context.surroundings.inputDescriptor {
      return try Files.portion(descriptor, 1 << 16, "standard input")
    }
    return context.surroundings.readLine().map { Array("\($0)\n".utf8) } ?? []
  }
}
