private import Arguments
internal import Questions
internal import Quiz
internal import Scoring
internal import Terminal

struct ShowCommand {
  let context: Context

  init(_ context: Context) { self.context = context }

  func run(_ options: ShowOptions) throws(Failure) {
    let bank = try context.bank()
    let questions = try find(options.ids, in: bank)
    let standings = try context.standings(try context.storeForReading(), bank)
    let proofs = Proofs.bundled(context.surroundings.bankFiles())
    if options.json {
      try context.print(.list(questions.map { json($0, standings, proofs) }))
    } else {
      let page = QuestionPage(bank: bank, standings: standings, proofs: proofs)
      try context.print(questions.map(page.text).joined(separator: "\n\n---\n\n"))
    }
  }

  private func find(_ ids: [String], in bank: Bank) throws(Failure) -> [Question] {
    var questions: [Question] = []
    for id in ids {
      guard let question = bank[id] else {
        let known = bank.questions.map(\.id)
        throw .unknownQuestion(
          id, suggestion: BadValue(choices: known, got: id).suggestion)
      }
      questions.append(question)
    }
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

  func text(_ question: Question) -> String {
    ([heading(question), question.prompt] + body(question) + [footer(question)])
      .joined(separator: "\n\n")
  }

  private func heading(_ question: Question) -> String {
    let topic = bank.topic(question.topic)?.title ?? question.topic
    return "# \(question.id)\n\n\(topic), \(question.level.rawValue), \(question.kind.rawValue)"
  }

  private func body(_ question: Question) -> [String] {
    switch question.body {
    case .open(let open):
      [
        "## Answer\n\n\(open.answer)",
        "## Key points\n\n" + list(open.keyPoints.map(\.point)),
        open.followUps.isEmpty ? nil : "## Follow-ups\n\n" + list(open.followUps),
      ].compactMap(\.self)
    case .choice(let choice):
      [
        choice.options.enumerated().map { optionText($1, letter: Letters.letter($0)) }
          .joined(separator: "\n\n"),
        choice.explanation,
      ]
    }
  }

  private func optionText(_ option: Option, letter: Character) -> String {
    let mark = option.isCorrect ? "right" : "wrong"
    return "\(letter)) \(option.text)\n\n\(mark): \(option.why)"
  }

  private func footer(_ question: Question) -> String {
    var lines: [String] = []
    let versions = proofs.versions(of: question)
    if !versions.isEmpty { lines.append("Verified on Django \(versions.joined(separator: ", ")).") }
    if let since = question.since { lines.append("Since Django \(since).") }
    if let until = question.until { lines.append("Until Django \(until).") }
    lines += question.references.map { "See \($0)" }
    if !question.related.isEmpty {
      lines.append("Related: \(question.related.joined(separator: ", "))")
    }
    lines.append(history(question))
    return lines.joined(separator: "\n")
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
