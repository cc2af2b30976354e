package import History
internal import Lab
internal import Questions
package import Quiz
package import Scoring
internal import Sentences
internal import TextAnalysis

/// A session with the store behind it.
package struct Sitting {
  package private(set) var session: Session
  private var ids = ReviewIDs()
  /// When the question that stands there was shown, by both clocks.
  private var shown: (since: Instant, seconds: Double?)?
  /// What this sitting stored, or the one before that it takes up again: it can be taken back.
  private var recorded: [Review]
  /// Whether the store did not take what was done last.
  private var isRefused = false
  /// What to keep after each answer so that the session can be taken up again.
  private let bookmark: ((Session) -> (name: BookmarkName, content: String))?

  package init(
    session: Session, recorded: [Review] = [],
    bookmark: ((Session) -> (name: BookmarkName, content: String))? = nil
  ) {
    self.session = session
    self.recorded = recorded
    self.bookmark = bookmark
  }

  /// Runs until there is no further question, or the learner leaves.
  package mutating func run(
    _ face: inout some QuizFace & ~Copyable, _ store: borrowing ProgressStore, _ desk: Desk
  ) throws -> SittingEnd {
    var end = SittingEnd.finished
    while session.phase != .finished {
      lookAtClock(desk)
      var event = Session.Event.stopped
      switch try face.move(in: session) {
      case .event(.stopped): end = .left
      case .event(let other): event = other
      case .interrupt: end = .interrupted
      }
      try take(event, &face, store, desk)
    }
    // In an interview the report speaks instead.
    if session.manner == .quiz { try face.finished(session.tally) }
    return end
  }

  /// Takes the last answer back, even when all was asked.
  mutating func takeBack(
    _ face: inout some QuizFace & ~Copyable, _ store: borrowing ProgressStore, _ desk: Desk
  ) throws {
    try take(.undid, &face, store, desk)
  }

  /// Notes when another question is shown.
  private mutating func lookAtClock(_ desk: Desk) {
    guard case .asking(_, let since) = session.phase else { return shown = nil }
    if shown?.since != since { shown = (since, desk.runningSeconds()) }
  }

  /// How long the question has stood there, in time that the process has run.
  private func seconds(_ desk: Desk) -> Double? {
    guard let start = shown?.seconds, let now = desk.runningSeconds() else { return nil }
    return max(0, now - start)
  }

  private mutating func take(
    _ event: Session.Event, _ face: inout some QuizFace & ~Copyable,
    _ store: borrowing ProgressStore, _ desk: Desk
  ) throws {
    var event = event
    if let (response, seconds, outcome) = run(event, &face, desk) {
      switch outcome {
      case .ran(let report): event = .ran(response, report, seconds: seconds)
      case .failed(let sentence): return try face.failed(sentence)
      case .notRun(let sentence): try face.notRun(sentence)
      }
    }
    if let judged = try judgedInInterview(event, &face, desk) { event = judged }
    let before = session
    let effects: [Session.Effect]
    do throws(Session.Refusal) {
      effects = try session.step(event, at: desk.now(), seconds: seconds(desk))
    } catch {
      return try face.refused(error)
    }
    guard let kept = try keep(effects, of: event, &face, store, desk) else {
      session = before
      return
    }
    for (effect, due) in kept { try show(effect, due, &face) }
    try judge(&face, desk, after: event)
  }

  /// An answer that is code and what came of running it; nil for what is not run.
  private func run(
    _ event: Session.Event, _ face: inout some QuizFace & ~Copyable, _ desk: Desk
  ) -> (response: Response, seconds: Double?, outcome: Workbench.Outcome<RunReport>)? {
    guard case .answered(let response, _, let seconds) = event,
      case .asking(let turn, _) = session.phase, turn.followUp == nil
    else { return nil }
    let outcome = desk.workbench?.outcome(of: response.text, to: turn.question) {
      face.isStopped(after: $0)
    }
    return outcome.map { (response, seconds, $0) }
  }

  /// In an interview, where nobody ticks: an answer with what the learner's own judge heard in it, and the time
  /// before it was asked; nil where none is.
  private mutating func judgedInInterview(
    _ event: Session.Event, _ face: inout some QuizFace & ~Copyable, _ desk: Desk
  ) throws -> Session.Event? {
    guard session.manner != .quiz, case .answered(let response, let confidence, let taken) = event,
      case .asking(let turn, _) = session.phase, turn.followUp == nil
    else { return nil }
    let (start, seconds) = (desk.now(), taken ?? seconds(desk))
    guard
      let verdict = desk.workbench?.verdict(
        on: response.text, to: turn.question, isStopped: { face.isStopped(after: $0) })
    else { return nil }
    session.hold(from: start, to: desk.now())
    switch verdict {
    case .ran(let verdict):
      return .heard(
        response, verdict.said, remark: verdict.sentence?.harmless, seconds: seconds)
    case .failed(let sentence), .notRun(let sentence):
      try face.judged("no verdict, since \(sentence); this is prep's own hearing")
      return .answered(response, confidence, seconds: seconds)
    }
  }

  /// Has an answer in words judged by a program of the learner's own: what it heard is ticked.
  private mutating func judge(
    _ face: inout some QuizFace & ~Copyable, _ desk: Desk, after event: Session.Event
  ) throws {
    guard case .answered = event, case .judging(let turn, let comparison) = session.phase,
      let verdict = desk.workbench?.verdict(
        on: comparison.typed, to: turn.question, isStopped: { face.isStopped(after: $0) })
    else { return }
    switch verdict {
    case .ran(let verdict):
      // What was touched is ticked first, so that all is either said or not.
      for places in Self.ticks(comparison.findings, verdict.said) {
        _ = try session.step(.ticked(places), at: desk.now())
      }
      try face.judged(
        verdict.sentence?.harmless ?? "\(verdict.said.count) of \(comparison.said.count)")
    case .failed(let sentence), .notRun(let sentence):
      try face.judged("no verdict, since \(sentence); these are prep's own ticks")
    }
  }

  /// Ticks that leave the points said and no others.
  private static func ticks(_ findings: [Rubric.Finding], _ said: Set<Int>) -> [Set<Int>] {
    let places = findings.indices
    let touched = Set(places.filter { findings[$0].isPartly })
    let heard = touched.union(places.filter { findings[$0].isSaid })
    return [touched, heard.symmetricDifference(said)]
  }

  /// The same until the store takes it or the learner gives up; nil when the question stands there again.
  ///
  /// A lock, a full disk or a drive that is gone for a moment ends no quiz.
  private mutating func keep(
    _ effects: [Session.Effect], of event: Session.Event,
    _ face: inout some QuizFace & ~Copyable, _ store: borrowing ProgressStore, _ desk: Desk
  ) throws -> [(effect: Session.Effect, due: Day?)]? {
    let before = (ids, recorded)
    while true {
      do {
        let kept = try keep(effects, store, desk)
        if isRefused { desk.draft?.forget() }
        isRefused = false
        return kept
      } catch let error as StoreError where error.reason.isPassing && event != .stopped {
        (ids, recorded, isRefused) = (before.0, before.1, true)
        let kept = desk.draft?.keep(effects.flatMap(\.texts))
        let place = kept.map { "; what you typed is kept in \($0)" } ?? ""
        switch try face.notStored(error.sentence + place) {
        case .again: continue
        case .back: return nil
        case .end: throw error
        }
      }
    }
  }

  /// Stores what is shown then, and with it what is left: what was shown as graded is durable, and after a
  /// kill nothing is asked twice.
  private mutating func keep(
    _ effects: [Session.Effect], _ store: borrowing ProgressStore, _ desk: Desk
  ) throws -> [(effect: Session.Effect, due: Day?)] {
    try store.transaction {
      let kept = try effects.map { ($0, try keep($0, store, desk)) }
      if let (name, content) = bookmark?(session) { try store.setBookmark(name, to: content) }
      return kept
    }
  }

  /// - Returns: when the question of an answer comes back.
  private mutating func keep(
    _ effect: Session.Effect, _ store: borrowing ProgressStore, _ desk: Desk
  ) throws -> Day? {
    switch effect {
    case .record(let answer): return try record(answer, store, desk)
    case .takeBack:
      if let review = recorded.popLast() { try store.void(review, at: desk.now()) }
      return nil
    }
  }

  private func show(
    _ effect: Session.Effect, _ due: Day?, _ face: inout some QuizFace & ~Copyable
  ) throws {
    switch effect {
    case .record(let answer):
      if case .feedback(let turn, _) = session.phase, let due {
        try face.graded(turn, answer, due: due)
      }
    case .takeBack(let question, let grade): try face.takenBack(question, grade)
    }
  }

  private mutating func record(
    _ answer: Answer, _ store: borrowing ProgressStore, _ desk: Desk
  ) throws -> Day {
    let at = try store.freeInstant(from: answer.at)
    let review = Review(
      id: ids.next(at: at), question: answer.question.id,
      revision: answer.question.revision, at: at, day: desk.day(at),
      grade: answer.grade, score: answer.score, seconds: answer.seconds, given: answer.givenTexts)
    let due = try store.record(review)
    recorded.append(review)
    return due
  }
}

extension Session.Effect {
  /// What was typed.
  fileprivate var texts: [String] {
    if case .record(let answer) = self { answer.givenTexts } else { [] }
  }
}
