internal import JSON
internal import Questions
internal import Quiz
internal import Scoring
internal import Terminal

struct ShowCommand {
  let context: Context

  init(_ context: Context) { self.context = context }

  func run(_ options: ShowOptions) throws {
    let bank = try context.bank()
    try print(try find(options.ids, in: bank), of: bank, json: options.json)
  }

  func print(_ questions: [Question], of bank: Bank, json isJSON: Bool) throws {
    let standings = try context.standings(try context.storeForReading(), bank)
    let proofs = BankReader.proofs(context.surroundings.bankFiles())
    if isJSON {
      try context.print(.list(questions.map { json($0, standings, proofs) }))
    } else {
      let page = QuestionPage(bank: bank, standings: standings, proofs: proofs)
      let prose = Prose(context)
      try context.print(
        questions.map { page.text($0, prose) }.joined(separator: "\n\n---\n\n"))
    }
  }

  private func find(_ ids: [String], in bank: Bank) throws -> [Question] {
    var questions: [Question] = []
    for id in ids { questions.append(try context.question(id, in: bank)) }
    return questions
  }

  private func json(_ question: Question, _ standings: Standings, _ proofs: Proofs) -> JSON {
    let history = QuestionHistory(question, standings)
    return question.json.with([
      "topic": .text(question.topic), "verified": .texts(proofs.versions(of: question)),
      "history": history?.json ?? .null,
    ])
  }
}

/// A question with everything that belongs to it, as Markdown to read.
struct QuestionPage {
  let bank: Bank
  let standings: Standings
  let proofs: Proofs

  init(bank: Bank, standings: Standings, proofs: Proofs) {
    self.bank = bank
    self.standings = standings
    self.proofs = proofs
  }

  /// With the history as it is now.
  init(_ bank: Bank, _ context: Context) throws {
    self.init(
      bank: bank, standings: try context.standings(try context.storeForReading(), bank),
      proofs: BankReader.proofs(context.surroundings.bankFiles()))
  }

  func text(_ question: Question, _ prose: Prose) -> String {
    blocks(question).map { $0.map { prose.text($0) }.joined(separator: "\n") }
      .joined(separator: "\n\n")
  }

  /// Blocks of Markdown, to be parted by empty lines; each of texts that begin a line.
  func blocks(_ question: Question) -> [[String]] {
    [["# \(question.id)"], [place(question)], [question.prompt]] + body(question)
      + [footer(question)]
  }

  private func place(_ question: Question) -> String {
    let topic = bank.topic(question.topic)?.title ?? question.topic
    return "\(topic), \(question.level.rawValue), \(question.kind.rawValue)"
  }

  private func body(_ question: Question) -> [[String]] {
    switch question.body {
    case .open(let open):
      [["## Answer"], [open.answer], ["## Key points"], [list(open.keyPoints.map(\.point))]]
        + (open.followUps.isEmpty ? [] : [["## Follow-ups"], [list(open.followUps)]])
    case .choice(let choice):
      choice.options.enumerated().flatMap { place, option in
        [
          ["\(Letters.letter(place))) \(option.text)"],
          ["\(option.isCorrect ? "right" : "wrong"): \(option.why)"],
        ]
      } + [[choice.explanation]]
    }
  }

  private func footer(_ question: Question) -> [String] {
    var lines: [String] = []
    let versions = proofs.versions(of: question)
    if !versions.isEmpty { lines.append("Verified on Django \(versions.joined(separator: ", ")).") }
    if let since = question.since { lines.append("Since Django \(since).") }
    if let until = question.until { lines.append("Until Django \(until).") }
    lines += question.references.map { "See \($0)" }
    if !question.related.isEmpty {
      lines.append("Related: \(question.related.joined(separator: ", "))")
    }
    return lines + [history(question)]
  }

  private func history(_ question: Question) -> String {
    guard let history = QuestionHistory(question, standings) else {
      return "You have not answered it yet."
    }
    return
      "Answered \(counted(history.memory.reviews, "time")), recall \(percent(history.recall)), due \(history.due)."
  }

  private func list(_ items: [String]) -> String {
    items.map { "- \($0)" }.joined(separator: "\n")
  }
}
