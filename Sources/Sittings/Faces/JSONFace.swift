internal import Insight
internal import JSON
package import Questions
package import Quiz
package import Scoring

/// The quiz as a dialogue in JSON Lines: an event out, a line in.
package struct JSONFace: QuizFace {
  private let desk: Desk
  private var shown: Session.Phase?
  /// What was answered last, and how many of its follow-ups were asked for.
  private var answered: (question: Question, followUps: Int)?

  package init(_ desk: Desk) {
    self.desk = desk
  }

  package mutating func move(in session: Session) throws -> QuizMove {
    if session.phase != shown { try show(session) }
    if case .feedback = session.phase { return .event(.continued) }
    while let line = desk.readLine() {
      if let trial = trial(line, session) {
        try say(trial)
        continue
      }
      if line == "f", let followUp = followUp() {
        try say(followUp)
        continue
      }
      let phase = session.phase
      switch ObjectReply.event(line, in: phase)
        ?? Reply.event(line, in: phase, pass: Reply.passInJSON)
      {
      case .success(let event): return .event(event)
      case .failure(let misread): try say(["event": "refused", "message": .text(misread.sentence)])
      }
    }
    return .event(.stopped)
  }

  private mutating func show(_ session: Session) throws {
    shown = session.phase
    switch session.phase {
    case .asking(let turn, _): try say(question(turn, session))
    case .judging(let turn, let comparison): try say(revealed(turn, comparison))
    case .feedback, .finished: break
    }
  }

  /// The rows of a statement behind "run", which is not given as the answer yet.
  private func trial(_ line: String, _ session: Session) -> JSON? {
    guard line.hasPrefix("run "), case .asking(let turn, _) = session.phase else { return nil }
    switch desk.workbench?.trial(of: String(line.dropFirst(4)), to: turn.question) {
    case .ran(let trial):
      return [
        "event": "rows", "columns": .texts(trial.rows.columns), "rows": .rows(trial.rows),
        "error": .null, "sql": .sent(trial.sent),
      ]
    case .failed(let sentence), .notRun(let sentence):
      return ["event": "rows", "columns": .null, "rows": .null, "error": .text(sentence)]
    case nil: return nil
    }
  }

  /// The next follow-up to what was answered last; nil when none is left.
  private mutating func followUp() -> JSON? {
    guard let (question, count) = answered else { return nil }
    let followUps = FollowUpProgress(question, steps: 0).followUps
    guard followUps.indices.contains(count) else { return nil }
    answered = (question, count + 1)
    return [
      "event": "followUp", "id": .text(question.id), "number": .integer(count + 1),
      "of": .integer(followUps.count), "ask": .text(followUps[count].ask),
      "answer": .text(followUps[count].answer),
    ]
  }

  package mutating func graded(_ turn: Session.Turn, _ answer: Answer, due: Day) throws {
    answered = (turn.question, 0)
    let start: JSON = [
      "event": "graded", "id": .text(turn.question.id), "correct": .bool(answer.isRight),
      "score": .rounded(answer.score),
    ]
    let end: JSON = [
      "grade": .text(answer.grade.rawValue), "due": .text(due.description),
      "reason": .text(answer.reason),
    ]
    try say(start.with(solution(turn, answer)).with(end))
  }

  package mutating func takenBack(_ question: Question, _ grade: Grade) throws {
    try say(["event": "undone", "id": .text(question.id)])
  }

  package mutating func refused(_ refusal: Session.Refusal) throws {
    try say(["event": "refused", "message": .text(refusal.sentence)])
  }

  package mutating func failed(_ sentence: String) throws {
    try say(["event": "refused", "message": .text(sentence), "error": .text(sentence)])
  }

  package mutating func notRun(_ sentence: String) throws {
    try say(["event": "notRun", "message": .text(sentence)])
  }

  /// Whoever asks by a program has what was sent, and starts again.
  package mutating func notStored(_ sentence: String) throws -> AfterRefusal { .end }

  package mutating func judged(_ sentence: String) throws {
    try say(["event": "judged", "message": .text(sentence)])
  }

  /// What a fit of the memory model brought, behind the end.
  mutating func fitted(_ sentence: String) throws {
    try say(["event": "fit", "message": .text(sentence)])
  }

  /// What today has still to ask: before the questions when nothing is left, so that they are extra, and
  /// behind the end.
  mutating func today(_ left: Portion) throws {
    let start: JSON = ["event": "today"]
    try say(start.with(left.json))
  }

  package mutating func isStopped(after milliseconds: Int) -> Bool { false }

  package mutating func finished(_ tally: Tally) throws {
    try say([
      "event": "finished", "asked": .integer(tally.asked), "answered": .integer(tally.answered),
      "skipped": .integer(tally.skipped), "correct": .integer(tally.correct),
      "score": .rounded(tally.score),
      "scoreCorrectedForGuessing": .rounded(tally.scoreCorrectedForGuessing),
      "topics": .list(
        tally.topics.map {
          [
            "bank": .text(QuestionID($0.topic).bank), "topic": .text(QuestionID($0.topic).slug),
            "answered": .integer($0.answered),
            "correct": .integer($0.correct),
          ]
        }),
    ])
  }

  private func question(_ turn: Session.Turn, _ session: Session) -> JSON {
    let question = turn.question
    let start: JSON = [
      "event": "question", "number": .integer(session.number), "of": .integer(session.count),
      "repeat": .bool(turn.isRepeat), "id": .text(question.id), "bank": .text(question.bank),
      "topic": .text(question.topic),
      "level": .text(question.statedLevel?.rawValue), "kind": .text(question.kind.rawValue),
    ]
    let prompt = Self.part(question.casePart).with(["prompt": .text(turn.prompt)])
    let head = start.with(interview(turn, session))
    return offered(turn, head, prompt)
  }

  /// The scenario that a question of a case is about.
  private static func part(_ part: Question.CasePart?) -> JSON {
    guard let part else { return [:] }
    return [
      "case": [
        "id": .text(part.case.id), "title": .text(part.case.title),
        "number": .integer(part.number), "of": .integer(part.count),
        "scenario": .text(part.case.scenario),
      ]
    ]
  }

  private func offered(_ turn: Session.Turn, _ head: JSON, _ prompt: JSON) -> JSON {
    func pieces(_ texts: [String]) -> JSON {
      .list(turn.order.map { ["key": .text(turn.name(of: $0)), "text": .text(texts[$0])] })
    }
    return switch turn.shape {
    case .pick(let options):
      head.with(["several": .bool(options.asksForSeveral)]).with(prompt)
        .with(["options": pieces(options.texts)])
    case .type(let blanks):
      head.with(exercise(turn.question)).with(prompt).with(
        blanks.count.map { ["blanks": .integer($0)] } ?? [:])
    case .arrange(let steps): head.with(prompt).with(["steps": pieces(steps.texts)])
    case .point(let code):
      head.with(["several": .bool(code.asksForSeveral)]).with(prompt)
        .with(["code": .text(code.lines.joined(separator: "\n"))])
    }
  }

  /// The time that is left for all of an interview, and whether a further question is asked.
  private func interview(_ turn: Session.Turn, _ session: Session) -> JSON {
    guard let deadline = session.deadline else { return [:] }
    let left = max(0, deadline.milliseconds - desk.now().milliseconds)
    return ["followUp": .bool(turn.followUp != nil), "secondsLeft": .integer(left / 1000)]
  }

  private func revealed(_ turn: Session.Turn, _ comparison: Session.Comparison) -> JSON {
    let solution = turn.question.body.solution
    return [
      "event": "revealed", "id": .text(turn.question.id), "answer": .text(solution.answer),
      "keyPoints": .keyPoints(solution.keyPoints, comparison.findings),
      "suggested": .text(comparison.suggested?.rawValue),
    ]
  }

  /// Language, dataset and tables of an exercise that can be run.
  private func exercise(_ question: Question) -> JSON {
    guard let task = Exercise.of(question) else { return [:] }
    let start: JSON = [
      "language": .text(task.language.rawValue), "dataset": .text(task.dataset),
    ]
    guard let tables = desk.workbench?.tables(of: question) else { return start }
    let models: JSON = desk.workbench?.models(of: question).map { ["models": .text($0)] } ?? [:]
    return start.with(models).with([
      "tables": .list(
        tables.map { name, rows in
          [
            "name": .text(name), "columns": .texts(rows.columns), "rows": .rows(rows),
          ]
        })
    ])
  }

  private func ran(_ report: RunReport, _ solution: Solution) -> JSON {
    [
      "rows": .rows(report.got), "expectedRows": .rows(report.wanted),
      "rightOnHidden": report.isRightOnHidden.map { .bool($0) } ?? .null,
      "queries": .integer(report.queries), "sql": .sent(report.sent), "error": .null,
      "message": .text(report.sentence),
      "answer": .text(solution.answer), "explanation": .text(solution.explanation),
    ]
  }

  /// What was right, and why; nothing of what was shown before the grade.
  private func solution(_ turn: Session.Turn, _ answer: Answer) -> JSON {
    let solution = turn.question.body.solution
    if let report = answer.report { return ran(report, solution) }
    guard let right = solution.right else { return [:] }
    let names: JSON = [
      "given": .texts(answer.given.map(turn.keys) ?? []), "answer": .texts(turn.keys(of: right)),
    ]
    let explanation: JSON = ["explanation": .text(solution.explanation)]
    return names.with(reasons(turn, solution)).with(Self.blanks(answer)).with(explanation)
  }

  private func reasons(_ turn: Session.Turn, _ solution: Solution) -> JSON {
    switch turn.shape {
    case .pick:
      return [
        "options": .list(
          turn.order.map {
            [
              "key": .text(turn.name(of: $0)), "correct": .bool(solution.isRight($0)),
              "why": .text(solution.reasons[$0]),
            ]
          })
      ]
    case .point:
      return [
        "lines": .list(
          solution.reasons.sorted { $0.key < $1.key }.map {
            ["line": .integer($0.key + 1), "why": .text($0.value)]
          })
      ]
    case .type, .arrange: return [:]
    }
  }

  /// What came of each blank, where there are any.
  private static func blanks(_ answer: Answer) -> JSON {
    let blanks = answer.filledBlanks
    guard !blanks.isEmpty else { return [:] }
    return [
      "blanks": .list(
        blanks.map {
          [
            "given": .text($0.given), "answer": .text($0.right),
            "outcome": .text($0.outcome.rawValue), "why": .text($0.why),
          ]
        })
    ]
  }

  private func say(_ json: JSON) throws {
    try desk.print(json.description)
  }
}

extension JSON {
  /// What was sent, and how often.
  static func sent(_ queries: [SentQuery]) -> JSON {
    .list(queries.map { ["sql": .text($0.sql), "count": .integer($0.count)] })
  }

  /// Each row as a list of values.
  static func rows(_ rows: Rows) -> JSON { .list(rows.rows.map { .list($0.map(JSON.init)) }) }

  private init(_ cell: RowValue) {
    self =
      switch cell {
      case .null: .null
      case .integer(let number): .integer(number)
      case .real(let number): .number(number)
      case .text(let text): .text(text)
      case .bytes: .text(cell.description)
      }
  }

  /// Key points and what the rubric found of each in an answer.
  static func keyPoints(_ points: [KeyPoint], _ findings: [Rubric.Finding]) -> JSON {
    .list(
      zip(points, findings).map {
        [
          "point": .text($0.point), "said": .bool($1.isSaid), "partly": .bool($1.isPartly),
          "opposed": .bool($1.isOpposed), "words": .texts($1.words),
        ]
      })
  }
}
