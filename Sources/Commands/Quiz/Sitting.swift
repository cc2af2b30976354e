internal import History
internal import Questions
internal import Quiz
internal import Scoring

/// A session with the store behind it.
struct Sitting {
  private(set) var session: Session
  private let standings: Standings
  private var ids = ReviewIDs()
  /// What this sitting stored, or the one before that it takes up again: it can be taken back.
  private var recorded: [Review]
  /// What to keep after each answer so that the session can be taken up again.
  private let bookmark: ((Session) -> (name: BookmarkName, content: String))?

  init(
    session: Session, standings: Standings, recorded: [Review] = [],
    bookmark: ((Session) -> (name: BookmarkName, content: String))? = nil
  ) {
    self.session = session
    self.standings = standings
    self.recorded = recorded
    self.bookmark = bookmark
  }

  mutating func run(
    _ face: inout some QuizFace & ~Copyable, _ store: borrowing ProgressStore, _ context: Context
  ) throws -> QuizTable.End {
    var end = QuizTable.End.finished
    while session.phase != .finished {
      let event = try face.event(in: session)
      if event == .stopped { end = .left }
      switch session.result(of: event, at: context.now) {
      case .success(let effects):
        try carryOut(effects, &face, store, context)
        try keepBookmark(store)
      case .failure(let refusal): try face.refused(refusal)
      }
    }
    // In an interview the report speaks instead.
    if session.manner == .quiz { try face.finished(session.tally) }
    return end
  }

  /// Stores first and shows then: what was shown as graded is durable.
  private mutating func carryOut(
    _ effects: [Session.Effect], _ face: inout some QuizFace & ~Copyable,
    _ store: borrowing ProgressStore,
    _ context: Context
  ) throws {
    for effect in effects {
      switch effect {
      case .record(let answer):
        let due = try record(answer, store, context)
        if case .feedback(let turn, _) = session.phase { try face.graded(turn, answer, due: due) }
      case .takeBack(let question, let grade):
        try takeBack(store, context)
        try face.takenBack(question, grade)
      }
    }
  }

  private func keepBookmark(_ store: borrowing ProgressStore) throws {
    guard let (name, content) = bookmark?(session) else { return }
    try store.setBookmark(name, to: content)
  }

  private mutating func record(
    _ answer: Answer, _ store: borrowing ProgressStore, _ context: Context
  ) throws -> Day {
    let at = try store.freeInstant(from: answer.at)
    let review = Review(
      id: ids.next(at: at), question: answer.question.id,
      revision: answer.question.revision, at: at, day: context.day(of: at),
      grade: answer.grade, score: answer.score, seconds: answer.seconds, given: answer.givenTexts)
    let due = try store.record(review)
    recorded.append(review)
    return due
  }

  private mutating func takeBack(
    _ store: borrowing ProgressStore, _ context: Context
  ) throws {
    guard let review = recorded.popLast() else { return }
    let now = context.now
    try store.void(review, at: now)
  }
}
