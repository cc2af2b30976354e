internal import Banks
internal import Files
internal import Formats
internal import History
internal import JSON
internal import Questions
internal import Scoring
internal import TextAnalysis
internal import Usage

/// Adds files of questions to a bank of their own, or to one that is there.
struct BankAdding {
  let context: Context

  init(_ context: Context) { self.context = context }

  func run(_ options: BankAddOptions) throws {
    let shelf = try context.shelf()
    if !options.dryRun { try context.dataFolder().prepare() }
    shelf.recover()
    var failure: (any Error)?
    for path in options.paths {
      do {
        try options.dryRun
          ? add(path, to: shelf, options) : shelf.alone { try add(path, to: shelf, options) }
      } catch {
        // What is wrong with one path keeps no other from being added.
        guard options.paths.count > 1 else { throw error }
        let sentence = Failure(error).message ?? ""
        context.surroundings.note("prep: \(sentence)")
        failure = error
      }
    }
    if failure != nil { throw Failure.problemsFound }
  }

  private func add(_ path: String, to shelf: BankShelf, _ options: BankAddOptions) throws {
    let reading = BankSource.Options(
      scratch: context.surroundings.scratchFolder, format: options.format?.format,
      reading: Format.ReadingOptions(betweenCards: options.betweenCards?.unescaped))
    try refuseHistory(path)
    let source = try context.announcing("Reading \(path)") { try BankSource(path, reading) }
    let name = try name(for: source, path, options)
    let defaults = BankUpdate.Defaults(topic: options.topic, level: options.level)
    let update = try context.announcing("Comparing \(counted(source.taken, "question"))") {
      source.update(of: try shelf.earlier(name), path: path, defaults: defaults)
    }
    let reviews = reviews(update, name)
    if source.taken > 0, !options.dryRun {
      try shelf.install(BankFiles(update, name: name), as: name)
    }
    let mayHaveCode = update.hasExercises || update.earlier.besides.contains(where: \.isDataset)
    let bank = mayHaveCode ? shelf.bank(name).bank : nil
    let runsNothing = bank.map { $0.code != nil && !shelf.trust.covers($0) } ?? false
    let joined = try reviews.isEmpty || options.dryRun ? 0 : join(reviews)
    let report = BankReport(
      path: path, name: name, source, update, newReviews: joined, isDryRun: options.dryRun,
      wantsTrust: runsNothing && !options.dryRun)
    if options.json || !report.text.isEmpty {
      try context.render(options, json: report.json, text: report.text)
    }
    if source.taken == 0 { throw BankError.nothingTaken(path) }
  }

  /// Adds the reviews to the log; those that are there already change nothing.
  private func join(_ reviews: [Review]) throws -> Int {
    let store = try context.store()
    return try context.announcing("Adding \(counted(reviews.count, "review"))") {
      try store.mergeUnknown(reviews)
    }
  }

  private func reviews(_ update: BankUpdate, _ bank: String) -> [Review] {
    let revisions = Dictionary(update.earlier.questions.map { ($0.id, $0.revision) }) { first, _ in
      first
    }
    return update.reviews.map { slug, review in
      let at = Instant(milliseconds: review.at)
      return Review(
        id: NameUUID.text(review.key), question: QuestionID(bank: bank, slug: slug).name,
        revision: revisions[slug] ?? 1, at: at, day: context.day(of: at),
        grade: Grade.allCases[min(max(review.ease, 1), 4) - 1], seconds: review.seconds)
    }
  }

  private func name(for source: BankSource, _ path: String, _ options: BankAddOptions) throws
    -> String
  {
    guard let told = options.name else { return BankName.slug(source.title, path: path) }
    guard told != Bank.bundledName else { throw BankError.reservedName(told) }
    guard Slug.isValid(told) else { throw BankError.badName(told) }
    return told
  }

  /// What `prep progress export` writes is no bank, nor is a store.
  private func refuseHistory(_ path: String) throws {
    if HistoryFile.isStore(path) || HistoryFile.isExport(path) { throw BankError.isHistory(path) }
  }
}

extension BankPart {
  fileprivate var isDataset: Bool { DatasetFile.isOne(name) }
}

extension String {
  /// What people type for a line end or a tab.
  fileprivate var unescaped: String {
    replacing(text: "\\n", with: "\n").replacing(text: "\\t", with: "\t")
  }
}
