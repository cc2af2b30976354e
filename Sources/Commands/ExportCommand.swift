internal import Arguments
internal import Progress
internal import Questions
internal import Quiz
internal import Scoring
internal import Search
internal import StudySheet

/// Writes a study sheet of the questions that pass the filters.
struct ExportCommand {
  let context: Context

  init(_ context: Context) { self.context = context }

  func run(_ options: ExportOptions) throws(Failure) {
    let bank = try context.bank()
    if let file = options.file, bank.topics.contains(where: { $0.id == file }) {
      throw .usage(
        .conflict("\(file) is a topic, not a file; write: prep export --topic \(file)"),
        command: "export")
    }
    let store = try context.storeForReading()
    let standings = try context.standings(store, bank)
    let questions = try questions(options, bank, standings)
    let given = try wrongAnswers(questions, bank, store)
    let entries = questions.map { question in
      let history = QuestionHistory(question, standings)
      return Sheet.Entry(
        question, recall: history.map { ($0.recall * 100).rounded() / 100 },
        due: history?.due.description, wrongAnswers: given[question.id] ?? [])
    }
    let text = context.announcing("Writing \(counted(entries.count, "question"))") {
      self.text(entries, options, bank)
    }
    guard let file = options.file, file != "-" else {
      return try context.surroundings.print(text, terminator: "")
    }
    try filed { () throws(FileFailure) in
      try Files.write(text.utf8, to: file, overwriting: options.force)
    }
    context.surroundings.note("Wrote \(counted(entries.count, "question")) to \(file).")
  }

  private func questions(
    _ options: ExportOptions, _ bank: Bank, _ standings: Standings
  ) throws(Failure) -> [Question] {
    let questions = try context.questions(options.filter, in: bank, standings)
    guard let words = options.search else { return questions }
    let hits = try SearchCommand(context).ids(matching: words, limit: bank.questions.count)
    let found = questions.filter { hits.contains($0.id) }
    guard !found.isEmpty else { throw .nothingFound(query: words) }
    return found
  }

  private func text(_ entries: [Sheet.Entry], _ options: ExportOptions, _ bank: Bank) -> String {
    let titles = Dictionary(
      bank.topics.map { ($0.id, $0.title) }, uniquingKeysWith: { first, _ in first })
    let sheet = Sheet(
      title: options.brief ? "What I got wrong" : "Django interview questions",
      date: context.today.description, topicTitles: titles, entries: entries)
    let format = options.json ? .json : options.format ?? .markdown
    let answers = options.answers ?? .inline
    return switch format {
    case .markdown:
      options.brief
        ? CheatSheet.markdown(sheet) : SheetFormat.markdown.text(sheet, answers: answers)
    case .html:
      options.brief ? CheatSheet.html(sheet) : SheetFormat.html.text(sheet, answers: answers)
    case .csv: SheetFormat.csv.text(sheet, answers: answers)
    case .anki: SheetFormat.anki.text(sheet, answers: answers)
    case .json: json(sheet, bank).description + "\n"
    }
  }

  /// The bank's own format, one object a topic, each question with its history.
  private func json(_ sheet: Sheet, _ bank: Bank) -> JSON {
    .list(
      sheet.sections.map { section in
        [
          "format": .integer(TopicFile.supportedFormat), "bank": .text(bank.name),
          "topic": .text(section.topic), "title": .text(section.title),
          "questions": .list(
            section.groups.flatMap(\.entries).map { entry in
              let history: JSON = [
                "recall": .rounded(entry.recall), "due": .text(entry.due),
                "wrongAnswers": .texts(entry.wrongAnswers),
              ]
              return entry.question.json.with(["history": history])
            }),
        ]
      })
  }

  /// What was answered the last time a question was answered wrong.
  private func wrongAnswers(
    _ questions: [Question], _ bank: Bank, _ store: borrowing ProgressStore
  ) throws(Failure) -> [String: [String]] {
    let reviews = try stored { () throws(StoreFailure) in try store.reviews() }
    let wanted = Dictionary(
      questions.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var given: [String: [String]] = [:]
    for review in reviews where !review.isRight {
      let id = bank.currentID(review.question)
      guard let question = wanted[id] else { continue }
      given[id] = question.wrongTexts(among: review.given)
    }
    return given
  }
}

extension Question {
  /// The texts that were not right: the distractors among options, or the whole typed answer.
  fileprivate func wrongTexts(among given: [String]) -> [String] {
    guard case .choice(let choice) = body else { return given }
    let keys = Set(choice.options.filter(\.isCorrect).map(\.text))
    return given.filter { !keys.contains($0) }
  }
}
