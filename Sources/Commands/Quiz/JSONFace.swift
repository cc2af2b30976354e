internal import JSON
internal import Questions
internal import Quiz
internal import Scoring
internal import Terminal

/// The quiz as a dialogue in JSON Lines: an event out, a line in.
struct JSONFace: QuizFace {
  private let surroundings: Surroundings
  /// For a session with a deadline.
  private let now: () -> Instant
  private var shown: Session.Phase?

  init(
    _ surroundings: Surroundings, now: @escaping () -> Instant = { Instant(milliseconds: 0) }
  ) {
    self.surroundings = surroundings
    self.now = now
  }

  mutating func event(in session: Session) throws -> Session.Event {
    if session.phase != shown { try show(session) }
    if case .feedback = session.phase { return .continued }
    while let line = surroundings.readLine() {
      switch Reply.event(line, in: session.phase) {
      case .success(let event): return event
      case .failure(let misread): try say(["event": "refused", "message": .text(misread.sentence)])
      }
    }
    return .stopped
  }

  private mutating func show(_ session: Session) throws {
    shown = session.phase
    switch session.phase {
    case .asking(let turn, _): try say(question(turn, session))
    case .judging(let turn, let judgement): try say(revealed(turn, judgement))
    case .feedback, .finished: break
    }
  }

  mutating func graded(_ turn: Session.Turn, _ answer: Answer, due: Day) throws {
    let question = turn.question
    let start: JSON = [
      "event": "graded", "id": .text(question.id), "correct": .bool(answer.isRight),
      "score": .rounded(answer.score),
    ]
    let end: JSON = [
      "grade": .text(answer.grade.rawValue), "due": .text(due.description),
      "reason": .text(answer.reason),
    ]
    switch question.body {
    case .open: try say(start.with(end))
    case .choice(let choice):
      try say(start.with(choiceFields(turn, choice, answer)).with(end))
    }
  }

  mutating func takenBack(_ question: Question, _ grade: Grade) throws {
    try say(["event": "undone", "id": .text(question.id)])
  }

  mutating func refused(_ refusal: Session.Refusal) throws {
    try say(["event": "refused", "message": .text(refusal.sentence)])
  }

  mutating func finished(_ tally: Tally) throws {
    try say([
      "event": "finished", "asked": .integer(tally.asked), "answered": .integer(tally.answered),
      "skipped": .integer(tally.skipped), "correct": .integer(tally.correct),
      "score": .rounded(tally.score),
      "scoreCorrectedForGuessing": .rounded(tally.scoreCorrectedForGuessing),
      "topics": .list(
        tally.topics.map {
          [
            "topic": .text($0.topic), "answered": .integer($0.answered),
            "correct": .integer($0.correct),
          ]
        }),
    ])
  }

  private func question(_ turn: Session.Turn, _ session: Session) -> JSON {
    let question = turn.question
    let start: JSON = [
      "event": "question", "number": .integer(session.number), "of": .integer(session.count),
      "repeat": .bool(turn.isRepeat), "id": .text(question.id), "topic": .text(question.topic),
      "level": .text(question.level.rawValue), "kind": .text(question.kind.rawValue),
    ]
    let prompt: JSON = ["prompt": .text(turn.prompt)]
    let head = start.with(interview(turn, session))
    guard case .choice(let choice) = question.body else { return head.with(prompt) }
    return head.with(["several": .bool(choice.asksForSeveral)]).with(prompt).with([
      "options": .list(
        turn.order.enumerated().map { place, option in
          ["key": letter(place), "text": .text(choice.options[option].text)]
        })
    ])
  }

  /// The time that is left for all of an interview, and whether a further question is asked.
  private func interview(_ turn: Session.Turn, _ session: Session) -> JSON {
    guard let deadline = session.deadline else { return [:] }
    let left = max(0, deadline.milliseconds - now().milliseconds)
    return ["followUp": .bool(turn.followUp != nil), "secondsLeft": .integer(left / 1000)]
  }

  private func revealed(_ turn: Session.Turn, _ judgement: Session.Judgement) -> JSON {
    guard case .open(let open) = turn.question.body else { return .null }
    return [
      "event": "revealed", "id": .text(turn.question.id), "answer": .text(open.answer),
      "keyPoints": .keyPoints(open, judgement.findings),
      "suggested": .text(judgement.suggested.rawValue),
    ]
  }

  private func choiceFields(
    _ turn: Session.Turn, _ choice: Choice, _ answer: Answer
  ) -> JSON {
    var picked: Set<Int> = []
    if case .options(let given) = answer.given { picked = given.picked }
    func letters(_ wanted: Set<Int>) -> JSON {
      .list(
        turn.order.enumerated().filter { wanted.contains($0.element) }.map { letter($0.offset) })
    }
    return [
      "given": letters(picked), "answer": letters(choice.keys),
      "options": .list(
        turn.order.enumerated().map { place, option in
          [
            "key": letter(place), "correct": .bool(choice.options[option].isCorrect),
            "why": .text(choice.options[option].why),
          ]
        }), "explanation": .text(choice.explanation),
    ]
  }

  private func letter(_ place: Int) -> JSON { .text(String(Letters.letter(place))) }

  private func say(_ json: JSON) throws {
    try surroundings.print(json.description)
  }
}
