internal import History
internal import Insight
internal import JSON
internal import Questions
internal import Scoring
internal import Sittings
internal import Usage

/// Questions with their answers and what is known of them.
struct ShowCommand {
  let context: Context

  init(_ context: Context) { self.context = context }

  func run(_ options: ShowOptions) throws {
    let store = try context.storeForReading()
    let study = try context.study(store)
    let questions = try options.ids.map { try context.question($0, in: study.library) }
    let reviews = try store.reviews(of: questions.flatMap { [$0.id] + $0.formerIDs })
    try print(
      questions, study, options,
      answers: Dictionary(grouping: reviews) { study.library.currentID($0.question) })
  }

  func print(
    _ questions: [Question], _ study: Study, _ options: some JSONPrinting,
    answers: [String: [Review]] = [:]
  ) throws {
    let (page, prose) = (QuestionPage(study, answers: answers), context.desk.prose)
    try context.render(
      options, json: .list(questions.map { json($0, study) }),
      text: questions.map { page.text($0, prose) }.joined(separator: "\n\n---\n\n"))
  }

  private func json(_ question: Question, _ study: Study) -> JSON {
    let versions = study.library.bank(of: question)?.proofs.versions(of: question) ?? []
    let part: JSON =
      question.casePart.map {
        [
          "case": [
            "id": .text($0.case.id), "number": .integer($0.number), "of": .integer($0.count),
          ]
        ]
      } ?? [:]
    return question.json.with(part).with([
      "bank": .text(question.bank), "topic": .text(question.topic), "verified": .texts(versions),
      "history": QuestionHistory(question, study.standings)?.json ?? .null,
    ])
  }
}
