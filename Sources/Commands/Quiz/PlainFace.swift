internal import Questions
internal import Quiz
internal import Scoring
internal import Terminal

/// The quiz as plain lines: for pipes, screen readers and editors' shells.
struct PlainFace: QuizFace {
  private let context: Context
  private let titles: [String: String]
  private let prose: Prose
  /// For a session with a deadline.
  private let now: () -> Instant
  private var shown: Session.Phase?

  init(
    _ context: Context, titles: [String: String],
    now: @escaping () -> Instant = { Instant(milliseconds: 0) }
  ) {
    self.context = context
    self.titles = titles
    self.now = now
    prose = Prose(context)
  }

  mutating func event(in session: Session) throws -> Session.Event {
    if session.phase != shown { try show(session) }
    if case .feedback = session.phase { return .continued }
    while true {
      try context.surroundings.print("> ", terminator: "")
      guard let line = context.surroundings.readLine() else {
        try context.print("")
        return .stopped
      }
      if let aside = aside(line.trimmed, session) {
        try say(aside)
        continue
      }
      switch Reply.event(line, in: session.phase) {
      case .success(let event): return event
      case .failure(let misread): try context.print("Please \(misread.sentence).")
      }
    }
  }

  private mutating func show(_ session: Session) throws {
    let before = shown
    shown = session.phase
    switch session.phase {
    case .asking(let turn, _):
      // Nothing stands between the questions of an interview.
      let gap = before != nil && session.manner != .quiz ? [""] : []
      try say(gap + asking(turn, session))
    case .judging(let turn, let judgement):
      // After ticking, the answer stands above already.
      if case .judging = before {
        try say(keyPoints(turn, judgement))
      } else {
        try say(revealed(turn) + keyPoints(turn, judgement))
      }
    case .feedback, .finished: break
    }
  }

  /// What can be looked at without answering; nil when the line asks for nothing of that kind.
  private func aside(_ text: String, _ session: Session) -> [String]? {
    guard let question = session.turn?.question else { return nil }
    switch text {
    case "h":
      guard case .asking = session.phase, let hint = question.hint else { return nil }
      return [prose.text(hint, lead: "Hint: ")]
    case "r":
      let related = question.related.joined(separator: ", ")
      return question.references.map { "See \($0)" }
        + (related.isEmpty ? [] : ["Related: \(related)"])
    default: return nil
    }
  }

  private func asking(_ turn: Session.Turn, _ session: Session) -> [String] {
    let question = turn.question
    let topic = titles[question.topic] ?? question.topic
    let place =
      "Question \(session.number) of \(session.count), \(topic), \(question.level.rawValue)"
      + (turn.isRepeat ? ", missed before" : "")
      + (turn.followUp == nil ? "" : ", asked further") + clock(session)
    var lines = [prose.lines(place), "", prose.text(turn.prompt), ""]
    switch question.body {
    case .open:
      lines.append(
        prose.lines(
          session.manner == .quiz
            ? "Type your answer in one line, or just press Enter to see ours."
            : "Type your answer in one line."))
    case .choice(let choice):
      for (place, option) in turn.order.enumerated() {
        lines.append(
          prose.text(choice.options[option].text, lead: "\(Letters.letter(place))) "))
      }
      lines += [
        "",
        prose.lines(
          choice.asksForSeveral
            ? "Pick all that are right, such as a,c; a,c! when you are not sure."
            : "Pick one, such as a; a! when you are not sure."),
      ]
    }
    return lines + [prose.lines(keys(question, session))]
  }

  private func keys(_ question: Question, _ session: Session) -> String {
    let hint = question.hint == nil ? "" : "h hint, "
    let leave = session.manner == .quiz ? "stop" : "pause"
    return "(? don't know, \(hint)r references, s skip, u undo, q \(leave))"
  }

  /// Such as ", 12 minutes left".
  private func clock(_ session: Session) -> String {
    guard let deadline = session.deadline else { return "" }
    let minutes = (InterviewClock(until: deadline, from: now()).secondsLeft + 59) / 60
    let ending = minutes <= InterviewClock.lastMinutes ? ": come to an end" : ""
    return minutes > 0
      ? ", \(counted(minutes, "minute")) left\(ending)"
      : ", the time is up: this answer is the last"
  }

  private func revealed(_ turn: Session.Turn) -> [String] {
    guard case .open(let open) = turn.question.body else { return [] }
    return ["", "Answer:", "", prose.text(open.answer)]
  }

  private func keyPoints(_ turn: Session.Turn, _ judgement: Session.Judgement) -> [String] {
    guard case .open(let open) = turn.question.body else { return [] }
    let points = zip(open.keyPoints, judgement.findings).enumerated().map { place, point in
      let evidence = point.1.evidence.isEmpty ? "" : " " + point.1.evidence
      return prose.text(point.0.point + evidence, lead: "\(place + 1). [\(point.1.mark)] ")
    }
    return ["", "Key points:"] + points + [
      "",
      prose.lines(
        "Grade: again, hard, good or easy; Enter takes \"\(judgement.suggested.rawValue)\"; "
          + "numbers tick key points."),
    ]
  }

  mutating func graded(_ turn: Session.Turn, _ answer: Answer, due: Day) throws {
    let lines =
      switch turn.question.body {
      case .choice(let choice): explained(choice, turn, answer)
      case .open(let open): told(open, turn, answer)
      }
    let day = "\(due.words(from: context.today)) (\(due))"
    let reason = answer.noteworthyReason.map { " (\($0))" } ?? ""
    let graded = prose.lines("Graded \(answer.grade.rawValue)\(reason); due again \(day).")
    try say(lines + ["", graded, ""])
  }

  private func explained(_ choice: Choice, _ turn: Session.Turn, _ answer: Answer) -> [String] {
    let options = turn.order.enumerated().map { place, option in
      let option = choice.options[option]
      let mark = option.isCorrect ? "right" : "wrong"
      return prose.text(option.why, lead: "\(Letters.letter(place))) \(mark): ")
    }
    return ["", prose.lines(verdict(choice, turn, answer)), ""] + options
      + ["", prose.text(choice.explanation)]
  }

  /// Right or wrong, and by which letters: nobody should have to look for them above.
  private func verdict(_ choice: Choice, _ turn: Session.Turn, _ answer: Answer) -> String {
    func letters(_ wanted: Set<Int>) -> String {
      turn.order.enumerated().filter { wanted.contains($0.element) }
        .map { String(Letters.letter($0.offset)) }.joined(separator: ", ")
    }
    if answer.isRight { return "Right." }
    guard case .options(let given) = answer.given else {
      return "You did not know. Right: \(letters(choice.keys))."
    }
    return "Wrong. You answered: \(letters(given.picked)). Right: \(letters(choice.keys))."
  }

  /// The answer for who did not know and so has not seen it, and how an interview might go on.
  private func told(_ open: OpenAnswer, _ turn: Session.Turn, _ answer: Answer) -> [String] {
    let revealed = answer.given == .doesNotKnow ? revealed(turn) : []
    guard !open.followUps.isEmpty else { return revealed }
    return revealed + ["", "An interviewer might go on:"]
      + open.followUps.map { prose.text($0, lead: "- ") }
  }

  mutating func takenBack(_ question: Question, _ grade: Grade) throws {
    try say(["", "Took back \"\(grade.rawValue)\".", ""])
  }

  mutating func refused(_ refusal: Session.Refusal) throws {
    try say(["Sorry, \(refusal.sentence)."])
  }

  mutating func finished(_ tally: Tally) throws {}

  /// Asks whether to go on with a quiz that was left.
  func goesOn(with count: Int) throws -> Bool {
    try say(["You left a quiz with \(counted(count, "question")) to go. Go on with it?"])
    try context.surroundings.print("Enter or y for yes, n for a new quiz > ", terminator: "")
    return context.surroundings.readLine()?.trimmed.lowercased().hasPrefix("n") != true
  }

  private func say(_ lines: [String]) throws {
    try context.print(lines.joined(separator: "\n"))
  }
}
