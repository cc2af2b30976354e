internal import AnkiPackages
internal import Arguments
internal import Banks
internal import Files
internal import Formats
internal import History
internal import Insight
internal import JSON
internal import Questions
internal import Quiz
internal import Scoring
internal import Search
internal import StudySheet
internal import TextAnalysis
internal import Usage

/// Writes a study sheet of the questions that pass the filters.
struct ExportCommand {
  let context: Context

  init(_ context: Context) { self.context = context }

  func run(_ options: ExportOptions) throws {
    let form = try Failure.checked("export") { () throws(UsageError) in try ExportForm(options) }
    let store = try context.storeForReading()
    let study = try context.study(store)
    let library = study.library
    if let file = options.file, library.topics.contains(where: { $0.id == file }) {
      throw Failure.usage(
        .conflict("\(file) is a topic, not a file; write: prep export --topic \(file)"),
        command: "export")
    }
    let scope = ExportScope(options)
    let questions = try questions(scope, study)
    let sheet = Sheet(
      title: form.title(scope, library), date: context.today.description,
      topicTitles: library.titles,
      entries: entries(
        questions, study.standings, try mistakes(questions, library, store),
        withRecall: options.recall || form.isData))
    let count = counted(try count(sheet, form), "question")
    let written = context.announcing("Writing \(count)") {
      form.written(sheet, scope, study)
    }
    switch written {
    case .text(let text): try write(Array(text.utf8), count, options)
    case .package(let notes): try write(package(notes, options), count, options)
    case .folder(let path, let files):
      try write(files, into: path, overwriting: options.force)
      context.surroundings.note("Wrote \(count) to \(counted(files.count, "file")) in \(path).")
    }
  }

  /// How many of a sheet's questions are written; says how many are not.
  private func count(_ sheet: Sheet, _ form: ExportForm) throws -> Int {
    let leftOut = try Failure.checked("export") { () throws(UsageError) in
      try form.leftOut(of: sheet.entries.map(\.question))
    }
    if leftOut > 0, case .sheet(let format, _) = form {
      context.surroundings.note("Left out \(counted(leftOut, "question")): \(format.summary).")
    }
    return sheet.entries.count - leftOut
  }

  private func package(_ notes: [AnkiNotes.Note], _ options: ExportOptions) throws -> [UInt8] {
    guard let file = options.file, file != "-" else {
      throw Failure.usage(
        .conflict("apkg is no text; name a file, as in: prep export deck.apkg"), command: "export")
    }
    do throws(AnkiPackageError) {
      return try AnkiPackage.written(
        notes, at: context.now.milliseconds, folder: context.surroundings.scratchFolder)
    } catch {
      throw BankError.unreadable(file, error.reason)
    }
  }

  private func write(_ bytes: [UInt8], _ count: String, _ options: ExportOptions) throws {
    guard let file = options.file, file != "-" else {
      return try context.surroundings.print(String(decoding: bytes, as: UTF8.self), terminator: "")
    }
    try Files.write(
      bytes, to: file, overwriting: options.force, sparing: context.protectedFiles)
    context.surroundings.note("Wrote \(count) to \(file).")
  }

  /// Writes every file or, when one of them is there already, none.
  private func write(
    _ files: [SheetFolder.File], into folder: String, overwriting: Bool
  ) throws {
    let files = files.map { (path: folder + "/" + $0.name, text: $0.text) }
    let protected = context.protectedFiles
    for file in files { try protected.spare(file.path) }
    if !overwriting, let taken = files.first(where: { Files.isTaken($0.path) }) {
      throw FileError(path: taken.path, reason: .taken)
    }
    try Files.makeFolder(folder)
    // The index comes last, so that it never leads to a file that is not there.
    for file in files.reversed() {
      try Files.write(
        file.text.utf8, to: file.path, overwriting: overwriting, sparing: protected)
    }
  }

  private func questions(
    _ scope: ExportScope, _ study: Study
  ) throws -> [Question] {
    let questions = try context.questions(scope.filter, of: study)
    guard let words = scope.search else { return questions }
    let hits = try SearchCommand(context).ids(
      matching: words, limit: try context.library().questions.count)
    let found = questions.filter { hits.contains($0.id) }
    guard !found.isEmpty else { throw Failure.nothingFound(query: words) }
    return found
  }

  private func entries(
    _ questions: [Question], _ standings: Standings, _ mistakes: [String: Mistakes],
    withRecall: Bool
  ) -> [Sheet.Entry] {
    questions.map { question in
      let history = withRecall ? QuestionHistory(question, standings) : nil
      let mistakes = mistakes[question.id] ?? Mistakes()
      return Sheet.Entry(
        question, recall: history.map { ($0.recall * 100).rounded() / 100 },
        due: history?.due.description, wrongAnswers: mistakes.given, misses: mistakes.misses)
    }
  }

  private struct Mistakes {
    var misses = Sheet.Misses()
    /// What was answered the last time.
    var given: [String] = []
  }

  /// What went wrong with each question.
  private func mistakes(
    _ questions: [Question], _ library: Library, _ store: borrowing ProgressStore
  ) throws -> [String: Mistakes] {
    let reviews = try store.reviews()
    let wanted = Dictionary(
      questions.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var mistakes: [String: Mistakes] = [:]
    for review in reviews where !review.isRight {
      let id = library.currentID(review.question)
      guard let question = wanted[id] else { continue }
      mistakes[id, default: Mistakes()].misses.add(at: review.at)
      mistakes[id]?.given = question.wrongTexts(among: review.given).map(\.harmless)
    }
    return mistakes
  }
}

extension Question {
  /// What was not right: the distractors among options, all options when one was missing, or the
  /// whole typed answer.
  fileprivate func wrongTexts(among given: [String]) -> [String] {
    guard let right = body.solution.right, case .picked = right else { return given }
    let keys = Set(body.shape.texts(of: right))
    let distractors = given.filter { !keys.contains($0) }
    return distractors.isEmpty ? given : distractors
  }
}
