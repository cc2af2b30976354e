internal import Arguments
internal import Banks
internal import Files
internal import History
internal import Insight
internal import JSON
internal import Questions
internal import Quiz
internal import Scoring
internal import Search
internal import Sittings
internal import Terminal
internal import TextAnalysis
internal import Usage

/// What the commands share: the surroundings, the global options and what follows from both.
struct Context {
  let surroundings: Surroundings
  let globals: GlobalOptions
  /// Names and paths of the banks to keep to; none for all.
  private(set) var chosenBanks: [String] = []
  /// Whether to keep to what `prep config scope` says.
  private var keepsToScope = false
  let libraries: LibraryShelf
  private let backgroundWish = BackgroundWish()

  init(_ surroundings: Surroundings, _ globals: GlobalOptions) {
    self.surroundings = surroundings
    self.globals = globals
    libraries = LibraryShelf(
      bundled: surroundings.bankFiles, scratch: { surroundings.scratchFolder },
      tell: { surroundings.note("prep: \($0)") })
  }

  /// The same with the banks that a command line names.
  func choosing(_ banks: [String]) -> Context {
    var context = self
    context.chosenBanks = banks.map(atHome)
    context.keepsToScope = false
    return context
  }

  /// The same for study, which keeps to its scope unless banks are named.
  func studying(_ banks: [String] = []) -> Context {
    var context = choosing(banks)
    context.keepsToScope = banks.isEmpty
    return context
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
    guard usesColor else { return .none }
    // A store that cannot be read is said where it is needed.
    let background = backgroundWish.background {
      try? knownDataFolder()?.openStoreForReading().settings()
    }
    return Palette(environment: surroundings.environment).settled(on: background)
  }

  /// Where sittings take place.
  var desk: Desk {
    let context = self
    var desk = Desk(
      now: { context.now },
      // Under --now all time stands still.
      runningSeconds: { context.globals.now == nil ? context.surroundings.runningSeconds() : nil },
      day: { context.day(of: $0) }, readLine: surroundings.readLine,
      write: { try context.surroundings.print($0, terminator: "") }, palette: palette,
      columns: surroundings.isOutputTerminal ? surroundings.width : nil)
    if let typing = surroundings.typing { desk = desk.with(typing) }
    desk.draft = .file(in: surroundings.temporaryFolder)
    desk.browse = surroundings.browse
    guard surroundings.isInputTerminal, surroundings.isOutputTerminal else { return desk }
    return desk.with(
      ExternalEditor(
        environment: surroundings.environment, scratch: surroundings.temporaryFolder))
  }

  /// Where the answers of a study are run.
  func workbench(_ study: Study, _ store: borrowing ProgressStore) throws -> Workbench {
    let settings = try store.settings()
    return Workbench(
      study.library,
      Workbench.Tools(
        python: settings.python, judge: settings.judge, environment: surroundings.environment,
        scratch: surroundings.temporaryFolder, isTrusted: try trust(in: study.library)))
  }

  /// What randomness starts from: as told, else anything.
  func seed(_ told: Int?) -> UInt64 { told.map { UInt64($0) } ?? surroundings.randomSeed() }

  /// Prints what a command found; on a terminal, what is longer than the screen goes through the pager.
  func print(_ text: String) throws {
    if isLong(text), surroundings.page(text + "\n") { return }
    try surroundings.print(text)
  }

  private func isLong(_ text: String) -> Bool {
    guard !globals.noPager, isInteractive, let rows = surroundings.rows else { return false }
    // The prompt takes a row as well.
    return text.utf8.count { $0 == UInt8(ascii: "\n") } + 2 > rows
  }

  /// Prints what a command found: as JSON when that is asked for, else as text.
  ///
  /// The one place where that is decided.
  func render(
    _ options: some JSONPrinting, json: @autoclosure () -> JSON, text: @autoclosure () -> String
  ) throws {
    try print(options.json ? json().description : text())
  }

  // MARK: Bank

  /// The banks in use.
  func library() throws -> Library {
    try libraries.library(chosenBanks, shelf: try knownShelf())
  }

  /// The names of the banks that come with prep or are installed.
  func bankNames() throws -> [String] { [Bank.bundledName] + (try knownShelf()?.names ?? []) }

  /// The folder of installed banks, where there is a data folder already.
  func knownShelf() throws -> BankShelf? {
    (try knownDataFolder()).map { BankShelf(folder: $0.path + "/banks") }
  }

  /// The folder of installed banks.
  func shelf() throws -> BankShelf { BankShelf(folder: try dataFolder().path + "/banks") }

  /// Whether the code of a bank in use may be run, by the bank's name.
  func trust(in library: Library) throws -> @Sendable (String) -> Bool {
    let trust = try knownShelf()?.trust
    // A bank's code is gone through when something is to be run, not before every first question.
    return { name in
      library.banks.contains {
        $0.name == name && ($0.origin == .bundled || trust?.covers($0) == true)
      }
    }
  }

  /// The search index of the banks in use.
  func searchIndex() -> SearchIndex {
    // A bank that is read in place may be another one the next time.
    guard chosenBanks.isEmpty || chosenBanks.allSatisfy(((try? bankNames()) ?? []).contains) else {
      return SearchIndex(
        ((try? library())?.banks ?? []).map { SearchSegment($0, digest: "") })
    }
    let cache = SearchCache(environment: surroundings.environment, version: Version.number) {
      announcing("Building the search index", $0)
    }
    return cache.index(
      bundled: surroundings.bankFiles(), programFile: surroundings.programFile,
      shelf: try? knownShelf(), only: chosenBanks)
  }

  /// The topics named, or a usage error with the ones there are.
  func topics(_ names: [String], in library: Library) throws -> [String] {
    for name in names where library.topics(called: name.lowercased()).isEmpty {
      guard !Files.isTaken(name) else {
        throw Failure.usage(
          .conflict("\(name) is a file, not a topic; write: --bank \(name)"), command: nil)
      }
      if try isOutsideOfScope(topic: name.lowercased()) {
        throw Failure.usage(
          .conflict("\(name) is outside of your scope; all again: prep config scope all"),
          command: nil)
      }
      throw Failure.usage(
        .badValue(
          place: "TOPIC", value: name,
          BadValue(choices: library.topicWords, got: name.lowercased())),
        command: nil)
    }
    return names.flatMap { name in
      let name = name.lowercased()
      let found = library.topics(called: name)
      // A title stands for its topics.
      return found.contains { $0.name == name || $0.topic.id == name } ? [name] : found.map(\.name)
    }
  }

  private func isOutsideOfScope(topic: String) throws -> Bool {
    guard keepsToScope, try storeForReading().settings().scope != nil else { return false }
    return try !library().topics(called: topic).isEmpty
  }

  /// The question of a name, today's or a former one; the bank may be left out where that is clear.
  func question(_ name: String, in library: Library) throws -> Question {
    let found = library.questions(called: name)
    if found.count > 1 { throw Failure.severalQuestions(name, found.map(\.id)) }
    guard let question = found.first else {
      let known = library.questions.map(\.id)
      throw Failure.unknownQuestion(
        name, suggestion: BadValue(choices: known, got: name).suggestion)
    }
    return question
  }

  /// The case of a name; the bank may be left out where that is clear.
  private func `case`(_ name: String, in library: Library) throws -> Case {
    let found = library.cases(called: name)
    guard found.count == 1, let first = found.first else {
      throw Failure.unknownCase(
        name, known: (found.isEmpty ? library.banks.flatMap(\.cases) : found).map(\.id))
    }
    return first
  }

  func filter(_ options: FilterOptions, in library: Library) throws -> QuestionFilter {
    var filter = QuestionFilter()
    filter.topics = try topics(options.topics, in: library)
    for id in options.ids { filter.ids.append(try question(id, in: library).id) }
    if let name = options.caseName { filter.caseID = try `case`(name, in: library).id }
    filter.level = options.level
    filter.kind = options.kind
    filter.standings = options.standings
    return filter
  }

  /// The questions of a study that pass the filters, or the filter that leaves none.
  func questions(_ options: FilterOptions, of study: Study) throws -> [Question] {
    try filter(options, in: study.library).apply(to: study.library.questions, study.standings)
  }

  /// Makes the search over a quiz when it is first wanted.
  func finder(_ study: Study) -> () throws -> Finder {
    { SearchCommand(self).finder(SearchOptions(), study) }
  }

  // MARK: Study

  /// The banks in use and what the store remembers of them.
  func study(_ store: borrowing ProgressStore) throws -> Study {
    let library = try library()
    return Study(
      try scope(store).map { library.keeping($0.keeps) } ?? library,
      Standings(
        memories: try store.memories(current: library.currentID), today: today,
        scheduler: try store.settings().scheduler))
  }

  /// The same for a command that only reads.
  func study() throws -> Study { try study(try storeForReading()) }

  /// What study is narrowed to; nil when it is not.
  ///
  /// A scope that became wrong, as by a bank that was removed, is told and set aside.
  func scope(_ store: borrowing ProgressStore) throws -> StudyScope? {
    guard keepsToScope, let text = try store.settings().scope else { return nil }
    let library = try library()
    do throws(StudyScope.Refusal) {
      return try StudyScope(text, in: library)
    } catch {
      libraries.tellOnce(
        "the scope \"\(text.brief)\" is set aside (\(error.reason.expectation)); end it with: "
          + "prep config scope all")
      return nil
    }
  }

  /// A study, everything that can be counted of it, and what today asks.
  func stats(_ store: borrowing ProgressStore) throws -> (
    study: Study, stats: Stats, today: Today
  ) {
    let study = try study(store)
    let log = try store.answers(current: study.library.currentID)
    return (study, Stats(study, log), try store.today(study, log: log))
  }
}
