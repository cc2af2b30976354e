internal import Arguments
internal import Files
internal import History
internal import Questions
internal import Quiz
internal import Scoring
internal import Terminal

/// What the commands share: the surroundings, the global options and what follows from both.
struct Context {
  let surroundings: Surroundings
  let globals: GlobalOptions

  init(_ surroundings: Surroundings, _ globals: GlobalOptions) {
    self.surroundings = surroundings
    self.globals = globals
  }

  /// The time of `--now`, else the clock's.
  var now: Instant { globals.now ?? surroundings.now() }

  var today: Day { day(of: now) }

  func day(of instant: Instant) -> Day {
    instant.studyDay(utcOffset: surroundings.utcOffset(instant))
  }

  /// Whether a screen can be drawn and keys can be read.
  var isInteractive: Bool {
    surroundings.isInputTerminal && surroundings.isOutputTerminal && !wantsPlainLines
  }

  /// Whether the cursor is to be left alone, for a screen reader or an editor's shell.
  var wantsPlainLines: Bool {
    let environment = surroundings.environment
    return !(environment["PREP_PLAIN"] ?? "").isEmpty || environment["TERM"] == "dumb"
  }

  /// Whether to colour what is printed: as told, else on a terminal that has not asked for none.
  var usesColor: Bool {
    switch globals.color ?? .auto {
    case .always: true
    case .never: false
    case .auto:
      surroundings.isOutputTerminal && surroundings.environment["TERM"] != "dumb"
        && (surroundings.environment["NO_COLOR"] ?? "").isEmpty
    }
  }

  /// How styles look on what is printed or drawn.
  var palette: Palette {
    usesColor ? Palette(environment: surroundings.environment) : .none
  }

  func print(_ text: String) throws {
    try surroundings.print(text)
  }

  func print(_ json: JSON) throws {
    try surroundings.print(json.description)
  }

  // MARK: Bank

  func bank() throws -> Bank {
    try BankReader.bank(surroundings.bankFiles())
  }

  /// The syllabus alone, which is quicker to read than the whole bank.
  func syllabus() throws -> Syllabus {
    guard let file = surroundings.bankFiles().first(where: { $0.name == BankReader.syllabusName })
    else { return Syllabus(topics: [], items: []) }
    do throws(BankProblem) {
      return try BankReader.syllabus(file.bytes, name: file.name)
    } catch {
      throw Failure.bank([error])
    }
  }

  /// The topics named, or a usage error with the ones there are.
  func topics(_ names: [String], in bank: Bank) throws -> [String] {
    let known = bank.topics.map(\.id)
    let names = names.map { $0.lowercased() }
    for name in names where !known.contains(name) {
      throw Failure.usage(
        .badValue(place: "TOPIC", value: name, BadValue(choices: known, got: name)), command: nil)
    }
    return names
  }

  /// The question of an id, today's or a former one.
  func question(_ id: String, in bank: Bank) throws -> Question {
    guard let question = bank[id] else {
      let known = bank.questions.map(\.id)
      throw Failure.unknownQuestion(id, suggestion: BadValue(choices: known, got: id).suggestion)
    }
    return question
  }

  func filter(_ options: FilterOptions, in bank: Bank) throws -> QuestionFilter {
    var filter = QuestionFilter()
    filter.topics = try topics(options.topics, in: bank)
    for id in options.ids { filter.ids.append(try question(id, in: bank).id) }
    filter.level = options.level
    filter.kind = options.kind
    filter.standings = options.standings
    return filter
  }

  func questions(
    _ options: FilterOptions, in bank: Bank, _ standings: Standings
  ) throws -> [Question] {
    let filter = try filter(options, in: bank)
    return try filter.apply(to: bank.questions, standings)
  }

  // MARK: Store

  /// `--data-dir`, else `PREP_DATA_DIR`, else `XDG_DATA_HOME/prep`, else `~/.local/share/prep`.
  func dataFolder() throws -> DataFolder {
    guard let folder = try knownDataFolder() else {
      throw Failure.badEnvironment(
        name: "HOME", problem: "is not set; name a folder with --data-dir or PREP_DATA_DIR")
    }
    return folder
  }

  /// Nil when no home folder is known to look in.
  private func knownDataFolder() throws -> DataFolder? {
    if let folder = globals.dataFolder {
      guard !folder.isEmpty else {
        throw Failure.usage(
          .badValue(place: "--data-dir", value: "", BadValue("expected a folder")), command: nil)
      }
      return DataFolder(folder)
    }
    let environment = surroundings.environment
    if let folder = environment["PREP_DATA_DIR"], !folder.isEmpty { return DataFolder(folder) }
    return UserFolder.data.path(of: "prep", in: environment).map { DataFolder($0) }
  }

  /// What no other file may take the place of.
  var protectedFiles: ProtectedFiles {
    (try? knownDataFolder())?.protectedFiles ?? .none
  }

  /// The store for writing; the folder and the file are made when there are none.
  func store() throws -> ProgressStore {
    let folder = try dataFolder()
    let store = try folder.openStore()
    keepDailyBackup(of: store, in: folder)
    tellOfEarlierHistory(store, in: folder)
    return store
  }

  /// A file that was lost or cut to nothing looks like that of somebody who begins.
  private func tellOfEarlierHistory(_ store: borrowing ProgressStore, in folder: DataFolder) {
    guard (try? store.hasReviews()) == false, let backup = folder.backups.richest else { return }
    surroundings.note(
      """
      prep: \(store.path): this history is new, but there is a backup of \(backup.day) with \
      \(counted(backup.reviews, "review")); prep doctor --repair brings it back
      """)
  }

  /// Before the first change of a day, by the clock and not by `--now`.
  ///
  /// Without a copy there is still the store: a failure is told, and that is all.
  private func keepDailyBackup(of store: borrowing ProgressStore, in folder: DataFolder) {
    do {
      _ = try folder.backups.make(of: store, on: day(of: surroundings.now()))
    } catch {
      let failure = Failure(ofCopy: error)
      surroundings.note("prep: today's backup was not made: \(failure.message ?? "")")
    }
  }

  /// The store for reading; nothing is made on disk for somebody who has no history.
  func storeForReading() throws -> ProgressStore {
    guard let folder = try knownDataFolder() else {
      return try ProgressStore.open(path: ":memory:")
    }
    return try folder.openStoreForReading()
  }

  /// The memories under today's ids, with the day and the scheduler.
  func standings(_ store: borrowing ProgressStore, _ bank: Bank) throws -> Standings {
    let memories = try store.memories(current: bank.currentID)
    return Standings(
      memories: memories, today: today, scheduler: try store.settings().scheduler)
  }

  /// What was answered, under today's ids.
  func answers(_ store: borrowing ProgressStore, _ bank: Bank) throws -> AnswerLog {
    try store.answers(current: bank.currentID)
  }
}
