package import Questions
package import Scoring

/// One sitting: events of the reader in, effects for the world out.
///
/// A value without clock, screen or store. The caller carries out the effects of a step, a record
/// before anything is shown, and then looks at `phase` to see what to show.
package struct Session: Sendable {
  private(set) var turns: [Turn]
  /// The turn that stands there or comes next.
  private(set) var position = 0
  package private(set) var tally = Tally()
  /// What was said to further questions, in order.
  package private(set) var followUps: [FurtherAnswer] = []
  package private(set) var phase: Phase
  private var answered: [(step: Step, answer: Answer)] = []
  /// How the sitting began, and what was answered before it did, for an undo that goes further back.
  private var firstTurns: [Turn]
  private var earlier: [(turn: Turn, grade: Grade)] = []
  package private(set) var manner: Manner

  /// What an undo goes back to, as places: copies would grow with the square of a long sitting.
  private struct Step: Sendable {
    let position: Int
    let tally: Tally.Position
    let followUps: Int
    /// Where the answer put a turn in.
    var inserted: Int?
  }

  /// How many questions came before those of this sitting.
  let done: Int
  /// How many of the last questions are asked only because time is left, and not counted before.
  let further: Int

  /// How many other turns come before a missed question is asked again; twice as many after each
  /// further miss, so that a sitting moves on even when nothing is known.
  private static let repeatDistance = 3
  private static let longestRepeatDistance = 48
  /// How many more may come before it to keep it from others of its topic.
  private static let repeatLeeway = 3

  /// How often a missed question comes back in one sitting; after that it rests until tomorrow.
  package static let mostReturns = 3

  /// `earlier` holds what was answered before this sitting took the quiz up again, oldest first; `returning`
  /// what was missed then and is still to come back.
  ///
  /// Undo reaches it, too. An interview that goes on has `done` questions behind it; at a further question
  /// the first of these is answered already. The last `further` questions are for time that is left.
  package init(
    questions: [Question], earlier: [(question: Question, grade: Grade)] = [],
    returning: [(question: Question, misses: Int)] = [],
    manner: Manner = .quiz, done: Int = 0, further: Int = 0, isAtFollowUp: Bool = false,
    wording: Settings.Wording = .fixed, at instant: Instant,
    using generator: inout some RandomNumberGenerator
  ) {
    self.manner = manner
    firstTurns = questions.map { Turn($0, using: &generator) }
    if wording == .varied {
      for place in firstTurns.indices {
        firstTurns[place].wording = firstTurns[place].question.wording(using: &generator)
      }
    }
    if isAtFollowUp, let first = questions.first { firstTurns[0].followUp = first.furtherPrompt }
    self.further = further
    self.done = done + (firstTurns.first?.followUp == nil ? 0 : 1)
    turns = firstTurns
    self.earlier = earlier.map { (Turn($0.question, using: &generator), $0.grade) }
    phase = .finished
    for (question, misses) in returning where (1...Self.mostReturns).contains(misses) {
      let order = Turn(question, using: &generator).order
      turns.insert(
        Turn(question: question, order: order, misses: misses), at: returnPlace(misses - 1))
    }
    firstTurns = turns
    show(at: instant)
  }

  package var canUndo: Bool { !answered.isEmpty || !earlier.isEmpty }

  /// Takes one event; throws, and changes nothing, when it means nothing now.
  ///
  /// `seconds` is how long the question has stood there, when that was measured better than by instants:
  /// these go on while a process is stopped, and a clock may be set.
  package mutating func step(
    _ event: Event, at instant: Instant, seconds measured: Double? = nil
  ) throws(Refusal) -> [Effect] {
    switch (event, phase) {
    case (.stopped, _):
      phase = .finished
      return []
    case (.undid, _): return [try undo(at: instant)]
    case (.answered(let response, _, _), .asking(let turn, _)) where turn.followUp != nil:
      try answerFollowUp(response, turn, at: instant)
      return []
    case (.doesNotKnow, .asking(let turn, _)) where turn.followUp != nil:
      try answerFollowUp(nil, turn, at: instant)
      return []
    case (.answered(let response, let confidence, let taken), .asking(let turn, let since)):
      let seconds = taken ?? measured ?? since.seconds(to: instant)
      return try take(response, confidence, turn, seconds: seconds, at: instant)
    case (.ran(let response, let report, let taken), .asking(let turn, let since)):
      let seconds = taken ?? since.seconds(to: instant)
      return [record(response, report, seconds, turn, at: instant)]
    case (.heard(let response, let said, let remark, let taken), .asking(let turn, let since)):
      let seconds = taken ?? since.seconds(to: instant)
      return [record(response, said, remark, seconds, turn, at: instant)]
    case (.doesNotKnow, .asking(let turn, let since)):
      let seconds = measured ?? since.seconds(to: instant)
      return [record(nil, grade: .again, score: 0, seconds, turn, at: instant)]
    case (.skipped, .asking(let turn, _)):
      skip(turn, at: instant)
      return []
    case (.ticked(let places), .judging(let turn, let comparison)):
      tick(places, turn, comparison)
      return []
    case (.graded(let grade), .judging(let turn, let comparison)):
      return [conclude(comparison, turn, as: grade, at: instant)]
    case (.acceptedSuggestion, .judging(let turn, let comparison)):
      guard let grade = comparison.suggested else { throw .hardToTell }
      return [conclude(comparison, turn, as: grade, at: instant)]
    case (.continued, .feedback):
      goOn(at: instant)
      return []
    default: throw .notNow
    }
  }

  private mutating func show(at instant: Instant) {
    guard turns.indices.contains(position) else {
      phase = .finished
      return
    }
    let turn = turns[position]
    phase = .asking(turn, since: instant)
    if turn.isFirst { tally.show() }
  }

  /// Grades what can be told to be right or wrong, and lays the rest beside the key points.
  private mutating func take(
    _ response: Response, _ confidence: Confidence, _ turn: Turn, seconds: Double,
    at instant: Instant
  ) throws(Refusal) -> [Effect] {
    if let refusal = turn.question.body.shape.refusal(of: response) { throw refusal }
    switch turn.question.body.judge(response) {
    case .marked(let mark):
      let rule = Grading.rule(
        mark.outcome, confidence,
        Pace(seconds: seconds, readingTime: turn.question.readingTime))
      return [
        record(
          response, grade: rule.grade, score: mark.score, seconds, turn, at: instant,
          reason: rule.reason)
      ]
    case .byRunning: return try compare(response, with: [], turn, seconds: seconds, at: instant)
    case .byLearner(let points):
      return try compare(response, with: points, turn, seconds: seconds, at: instant)
    }
  }

  /// Lays an answer beside ours, to be graded; in an interview by what was heard.
  private mutating func compare(
    _ response: Response, with points: [KeyPoint], _ turn: Turn, seconds: Double,
    at instant: Instant
  ) throws(Refusal) -> [Effect] {
    let comparison = Comparison(
      response, Rubric(points).hearing(of: response.text), seconds: seconds)
    guard manner == .quiz else {
      guard !response.isBlank else { throw .nothingTyped }
      return [conclude(comparison, turn, as: comparison.hearing.grade, at: instant)]
    }
    phase = .judging(turn, comparison)
    return []
  }

  /// Time that does not count in an interview, such as what a judge took.
  package mutating func hold(from start: Instant, to end: Instant) {
    guard case .interview(let deadline) = manner else { return }
    let held = max(0, end.milliseconds - start.milliseconds)
    manner = .interview(deadline: Instant(milliseconds: deadline.milliseconds + held))
  }

  private mutating func record(
    _ response: Response, _ said: Set<Int>, _ remark: String?, _ seconds: Double, _ turn: Turn,
    at instant: Instant
  ) -> Effect {
    let findings = Rubric.Finding.said(said, of: turn.question.body.solution.keyPoints.count)
    let grade = Rubric.suggestion(findings)
    return record(
      response, grade: grade, score: Rubric.score(findings, grade), seconds, turn, at: instant,
      said: said, remark: remark)
  }

  /// Writing takes its time, so that the pace says nothing.
  private mutating func record(
    _ response: Response, _ report: RunReport, _ seconds: Double, _ turn: Turn, at instant: Instant
  ) -> Effect {
    let rule = Grading.rule(report.mark.outcome, .sure, .ordinary)
    return record(
      response, grade: rule.grade, score: report.mark.score, seconds, turn, at: instant,
      reason: rule.reason, report: report)
  }

  private mutating func answerFollowUp(
    _ response: Response?, _ turn: Turn, at instant: Instant
  ) throws(Refusal) {
    if let response {
      guard case .typed = response else { throw .notNow }
      guard !response.isBlank else { throw .nothingTyped }
    }
    followUps.append(
      FurtherAnswer(question: turn.question.id, prompt: turn.prompt, text: response?.text ?? ""))
    goOn(at: instant)
  }

  private mutating func tick(_ places: Set<Int>, _ turn: Turn, _ comparison: Comparison) {
    var comparison = comparison
    comparison.hearing.tick(places)
    phase = .judging(turn, comparison)
  }

  private mutating func conclude(
    _ comparison: Comparison, _ turn: Turn, as grade: Grade, at instant: Instant
  ) -> Effect {
    record(
      comparison.response, grade: grade, score: Rubric.score(comparison.findings, grade),
      comparison.seconds, turn, at: instant, comparison: comparison)
  }

  private mutating func record(
    _ given: Response?, grade: Grade, score: Double, _ seconds: Double, _ turn: Turn,
    at instant: Instant, reason: String? = nil, report: RunReport? = nil, said: Set<Int>? = nil,
    comparison: Comparison? = nil, remark: String? = nil
  ) -> Effect {
    let answer = Answer(
      question: turn.question, given: given, grade: grade, score: score, seconds: seconds,
      at: instant, reason: reason, report: report, said: said, comparison: comparison,
      remark: remark)
    let step = Step(position: position, tally: tally.mark, followUps: followUps.count)
    // In an interview only what was said last can be taken back.
    if manner != .quiz { answered = [] }
    answered.append((step, answer))
    if !turn.isRepeat { tally.count(answer) }
    switch manner {
    case .quiz:
      if answer.grade == .again, turn.returnsWhenMissed { askAgain(turn) }
      phase = .feedback(turn, answer)
    case .interview:
      askFurther(answer)
      goOn(at: instant)
    }
    return .record(answer)
  }

  private mutating func askAgain(_ turn: Turn) {
    let earliest = returnPlace(turn.misses)
    let places = earliest...min(earliest + Self.repeatLeeway, turns.count)
    insert(
      Turn(
        question: turn.question, order: turn.order, misses: turn.misses + 1, wording: turn.wording),
      at: places.first { isAmongOthers(turn.question, at: $0) } ?? earliest)
  }

  /// Where a question comes back at the earliest that was missed, and so often before.
  private func returnPlace(_ misses: Int) -> Int {
    let distance = min(Self.repeatDistance << min(misses, 8), Self.longestRepeatDistance)
    return min(position + 1 + distance, turns.count)
  }

  /// Whether a question put at a place would have no neighbour of its topic.
  private func isAmongOthers(_ question: Question, at place: Int) -> Bool {
    turns[max(0, place - 1)..<min(place + 1, turns.count)]
      .allSatisfy { $0.question.topic != question.topic }
  }

  /// Who had nothing to say is not asked further.
  private mutating func askFurther(_ answer: Answer) {
    guard answer.given != nil, let prompt = answer.question.furtherPrompt else { return }
    insert(Turn(answer.question, further: prompt), at: position + 1)
  }

  private mutating func insert(_ turn: Turn, at place: Int) {
    turns.insert(turn, at: place)
    answered[answered.count - 1].step.inserted = place
  }

  private mutating func skip(_ turn: Turn, at instant: Instant) {
    if turn.isFirst { tally.skip() }
    goOn(at: instant)
  }

  /// To the next turn, unless the time is up.
  private mutating func goOn(at instant: Instant) {
    position += 1
    show(at: instant)
    if case .interview(let deadline) = manner, deadline <= instant { phase = .finished }
  }

  private mutating func undo(at instant: Instant) throws(Refusal) -> Effect {
    guard let (step, answer) = answered.popLast() else { return try undoEarlier(at: instant) }
    if let inserted = step.inserted { turns.remove(at: inserted) }
    position = step.position
    tally.goBack(to: step.tally)
    followUps.removeLast(followUps.count - step.followUps)
    phase = .asking(turns[position], since: instant)
    return .takeBack(answer.question, answer.grade)
  }

  /// Begins anew with the question that was answered last before this sitting.
  private mutating func undoEarlier(at instant: Instant) throws(Refusal) -> Effect {
    guard let (turn, grade) = earlier.popLast() else { throw .nothingToUndo }
    // It stands there already when it was missed, asked again, and both answers are taken back.
    firstTurns.removeAll { $0.question.id == turn.question.id }
    firstTurns.insert(turn, at: 0)
    turns = firstTurns
    position = 0
    tally = Tally()
    followUps = []
    show(at: instant)
    return .takeBack(turn.question, grade)
  }
}
