internal import Arguments
internal import Banks
internal import Files
internal import History
internal import JSON
internal import Scoring
internal import Sentences
internal import TextAnalysis
internal import Usage

/// One history on several machines.
struct SyncCommand {
  let context: Context

  init(_ context: Context) { self.context = context }

  func run(_ options: SyncOptions) throws {
    let dataFolder = try context.dataFolder()
    if options.folder == SyncOptions.off { return try end(dataFolder, options) }
    let known = SyncMemory(of: dataFolder)
    if options.folder == "" {
      throw Failure.usage(
        .badValue(place: "FOLDER", value: "", BadValue("expected a folder")), command: "sync")
    }
    let named = options.folder.map { SharedFolder.named(Files.resolved($0)) }
    guard let folder = named ?? known?.folder else { throw SyncRefusal.noFolderKnown }
    let memory = memory(
      folder, withAnswers: options.answers || (named == nil && known?.withAnswers == true),
      dataFolder, after: known)
    let (report, banks) = try context.announcing("Syncing") {
      let report = try round(memory, dataFolder, isNamed: named != nil, after: known)
      return (report, try bankRound(memory))
    }
    try context.render(
      options, json: report.json(folder, banks), text: report.text(folder, banks))
    for sentence in report.problems.map(\.sentence) + banks.problems.map(\.sentence) {
      context.surroundings.note("prep: \(sentence)")
    }
    if let refusal = report.refusal ?? banks.refusal { throw refusal }
  }

  /// A round around a quiz, where one is configured; whatever hinders it costs one line, and the quiz goes on.
  ///
  /// - Returns: whether there was nothing in the way.
  func runUnasked() -> Bool {
    guard let dataFolder = try? context.dataFolder(), let known = SyncMemory(of: dataFolder)
    else { return true }
    do {
      let memory = memory(
        known.folder, withAnswers: known.withAnswers, dataFolder, after: known)
      let report = try round(memory, dataFolder, isNamed: false, after: known)
      let banks = try bankRound(memory)
      for sentence in banks.changes.map(\.words) + banks.conflicts {
        context.surroundings.note("prep: \(sentence)")
      }
      if report.came.reviews > 0 {
        let reviews = counted(report.came.reviews, "review")
        context.surroundings.note("prep: \(reviews) came in from \(known.folder)")
      }
      let problem =
        (report.refusal ?? banks.refusal)?.sentence ?? report.problems.first?.sentence
        ?? banks.problems.first?.sentence
      problem.map { context.surroundings.note("prep: sync: \($0)") }
      return problem == nil
    } catch {
      context.surroundings.note("prep: not synced: \(Failure(error).message ?? "")")
      return false
    }
  }

  private func memory(
    _ folder: String, withAnswers: Bool, _ dataFolder: DataFolder, after known: SyncMemory?
  ) -> SyncMemory {
    SyncMemory(
      folder: folder, withAnswers: withAnswers, in: dataFolder,
      machine: context.surroundings.machine.identity, random: context.surroundings.randomSeed(),
      after: known)
  }

  private func round(
    _ memory: SyncMemory, _ dataFolder: DataFolder, isNamed: Bool, after known: SyncMemory?
  ) throws -> SyncRound.Report {
    var round = try SyncRound(
      memory, in: dataFolder, isNamed: isNamed, now: context.now, day: context.day(of:))
    if memory != known {
      // Makes the data folder.
      _ = try context.store()
      try memory.keep(in: dataFolder)
    }
    return try round.run(name: context.surroundings.machine.name) { try context.store() }
  }

  /// After that of the history, which makes sure that the folder may be shared.
  private func bankRound(_ memory: SyncMemory) throws -> BankRound.Report {
    var round = BankRound(
      try context.shelf(), folder: SharedFolder.inner(of: memory.folder), device: memory.device,
      now: context.now.milliseconds)
    return try round.run()
  }

  private func end(_ dataFolder: DataFolder, _ options: SyncOptions) throws {
    let folder = SyncMemory(of: dataFolder)?.folder
    SyncMemory.forget(in: dataFolder)
    try context.render(
      options, json: ["folder": .null],
      text: folder.map { "No longer synced with \($0.harmless); the files there stay." }
        ?? "Nothing is synced.")
  }
}
