package import Questions
package import Quiz
package import Scoring
internal import Terminal
internal import TextAnalysis

/// The quiz as plain lines: for pipes, screen readers and editors' shells.
package struct PlainFace: QuizFace {
  let desk: Desk
  private let titles: [String: String]
  let prose: Prose
  private var shown: Session.Phase?
  /// The case whose scenario was shown last.
  private var caseRead: String?
  /// What was answered last, and how far its follow-ups are gone through.
  private var answered: (question: Question, followUpSteps: Int)?
  /// What was written last for the question that stands there.
  var draft = PlainDraft()
  /// Whether it was said that something runs.
  private var saysRunning = false

  /// Titles of topics by their ids.
  package init(_ desk: Desk, titles: [String: String]) {
    self.desk = desk
    self.titles = titles
    prose = desk.prose
  }

  package mutating func move(in session: Session) throws -> QuizMove {
    if session.phase != shown {
      try show(session)
      if case .judging = session.phase, desk.typing?.drop() == true {
        try desk.print("What you typed ahead was dropped.")
      }
    }
    if case .feedback = session.phase, !waitsForFollowUps(session) { return .event(.continued) }
    while true {
      try desk.write("> ")
      guard let line = try typed(session) else {
        try desk.print("")
        return .event(.stopped)
      }
      if let aside = aside(line.trimmed, session) {
        try say(aside)
        continue
      }
      if let event = draft.given(by: line) { return .event(event) }
      switch Reply.event(line, in: session.phase) {
      case .success(let event):
        draft.keep(event)
        return .event(event)
      case .failure(let misread): try desk.print("Please \(misread.sentence).")
      }
    }
  }

  /// A line, or all that was pasted where an answer is waited for.
  private func typed(_ session: Session) throws -> String? {
    guard let typing = desk.typing, session.turn?.shape == .type(.atLength),
      case .asking = session.phase
    else { return desk.readLine() }
    guard let typed = typing.answer() else { return nil }
    if typed.isCut {
      try desk.print("The line was cut: a terminal takes 4095 bytes a line (e opens your editor).")
    }
    return typed.text
  }

  /// Behind the last answer there is no other prompt at which a follow-up could be asked for.
  private func waitsForFollowUps(_ session: Session) -> Bool {
    guard session.waiting.count == 1, let answered else { return false }
    return FollowUpProgress(answered.question, steps: answered.followUpSteps).next != nil
  }

  private mutating func show(_ session: Session) throws {
    let before = shown
    shown = session.phase
    draft = PlainDraft()
    switch session.phase {
    case .asking(let turn, _):
      // Nothing stands between the questions of an interview.
      let gap = before != nil && session.manner != .quiz ? [""] : []
      let part = turn.question.casePart
      let scenario = part?.case.id == caseRead ? [] : part.map(scenario) ?? []
      caseRead = part?.case.id
      try say(gap + asking(turn, session, scenario))
    case .judging(let turn, let comparison):
      // After ticking, the answer stands above already.
      if case .judging = before {
        try say(keyPoints(turn, comparison))
      } else {
        try say(revealed(turn) + keyPoints(turn, comparison))
      }
    case .feedback:
      if waitsForFollowUps(session) { try say(["(f asks a follow-up, Enter goes on)"]) }
    case .finished: break
    }
  }

  /// What can be looked at without answering; nil when the line asks for nothing of that kind.
  private mutating func aside(_ text: String, _ session: Session) -> [String]? {
    guard let question = session.turn?.question else { return nil }
    if session.manner != .quiz, ["h", "r"].contains(text) {
      return ["There are no hints and references in an interview."]
    }
    switch text {
    case "h":
      guard case .asking = session.phase, let hint = question.hint else { return nil }
      return [prose.text(hint, lead: "Hint: ")]
    case "r":
      let related = question.related.joined(separator: ", ")
      return question.references.map { "See \($0)" }
        + (related.isEmpty ? [] : ["Related: \(related)"])
    case "?": return keysHelp(session)
    case "v":
      guard case .asking = session.phase, let part = question.casePart else { return nil }
      return scenario(part)
    case "f": return followUp()
    case "d" where Exercise.of(question) != nil: return tables(question, sample: true)
    case "e": return edited(session)
    case "run" where !draft.text.isEmpty: return trial(question, draft.text)
    case let text where text.hasPrefix("run "): return trial(question, String(text.dropFirst(4)))
    default: return nil
    }
  }

  /// The next follow-up to what was answered last, or the answer to the one asked.
  private mutating func followUp() -> [String]? {
    guard let (question, steps) = answered else { return nil }
    let progress = FollowUpProgress(question, steps: steps)
    answered = (question, steps + 1)
    switch progress.next {
    case .ask(let text):
      return [prose.text(text, lead: "Follow-up: "), prose.lines("(f again shows its answer)")]
    case .answer(let text): return [prose.text(text)]
    case nil: return progress.followUps.isEmpty ? nil : ["There is no further follow-up."]
    }
  }

  private func scenario(_ part: Question.CasePart) -> [String] {
    [prose.lines("Case: \(part.case.title)"), "", prose.text(part.case.scenario), ""]
  }

  private func asking(
    _ turn: Session.Turn, _ session: Session, _ scenario: [String]
  ) -> [String] {
    let question = turn.question
    let topic = titles[question.topicName] ?? question.topic
    let place =
      (["Question \(session.questionNumber) of \(session.questionCount)", topic]
      + question.levelWords + session.goingOn)
      .joined(separator: ", ")
      + (turn.question.casePart.map { ", \($0.number) of \($0.count) of a case" } ?? "")
      + (turn.isRepeat ? ", missed before" : "")
      + (session.returning > 0 ? ", \(session.returning) to come back" : "")
      + (turn.followUp == nil ? "" : ", asked further") + clock(session)
    return [prose.lines(place), ""] + scenario + [prose.text(turn.prompt), ""] + offered(turn)
      + asked(turn, session).map(prose.lines) + [prose.lines(keys(question, session))]
  }

  /// What there is to answer with.
  private func offered(_ turn: Session.Turn) -> [String] {
    switch turn.shape {
    case .pick(let offered): pieces(offered.texts, turn) + [""]
    case .arrange(let offered): pieces(offered.texts, turn) + [""]
    case .point(let code): code.numbered.map { "  " + $0 } + [""]
    case .type: tables(turn.question, sample: false).map { $0 + [""] } ?? []
    }
  }

  private func pieces(_ texts: [String], _ turn: Session.Turn) -> [String] {
    turn.order.map { prose.text(texts[$0], lead: "\(turn.name(of: $0))) ") }
  }

  /// How to answer.
  private func asked(_ turn: Session.Turn, _ session: Session) -> [String] {
    switch turn.shape {
    case .pick(let options):
      [
        options.asksForSeveral
          ? "Pick all that are right, such as a,c; a,c! when you are not sure."
          : "Pick one, such as a; a! when you are not sure."
      ]
    case .type(let blanks):
      switch blanks.count {
      case nil where desk.workbench?.tables(of: turn.question) != nil:
        [Exercise.of(turn.question)?.invitation ?? ""]
      case nil:
        [
          session.manner == .quiz
            ? "Type your answer in one line, or just press Enter to see ours."
            : "Type your answer in one line."
        ]
      case 1: ["Type your answer."]
      case let count?: ["Type \(count) answers with | between them."]
      }
    case .arrange(let pieces):
      [
        "Put them in order, such as b,a,c."
          + (pieces.hasStrangers ? " Leave out what does not belong." : "")
      ]
    case .point(let code):
      [
        code.asksForSeveral
          ? "Type the numbers of the lines, such as 2,5." : "Type the number of the line."
      ]
    }
  }

  private func keys(_ question: Question, _ session: Session) -> String {
    let isQuiz = session.manner == .quiz
    let hint =
      (question.casePart == nil ? "" : "v the case, ")
      + (question.hint == nil || !isQuiz ? "" : "h hint, ")
      + (canEdit(session) ? "e editor, " : "") + (isQuiz ? "r references, " : "")
    let leave = isQuiz ? "stop" : session.isBeyondPlan ? "end" : "pause"
    let pass = session.turn?.passKey ?? "0"
    return "(\(pass) don't know, \(hint)s skip, u undo, q \(leave), ? keys)"
  }

  /// Such as ", 12 minutes left".
  private func clock(_ session: Session) -> String {
    guard let deadline = session.deadline else { return "" }
    let minutes = (InterviewClock(until: deadline, from: desk.now()).secondsLeft + 59) / 60
    let ending = minutes <= InterviewClock.lastMinutes ? ": wrap up" : ""
    return minutes > 0
      ? ", \(counted(minutes, "minute")) left\(ending)"
      : ", the time is up: this answer is the last"
  }

  func revealed(_ turn: Session.Turn) -> [String] {
    let solution = turn.question.body.solution
    guard let answer = solution.answer else { return [] }
    return ["", "Answer:", "", prose.text(answer)]
      + (solution.explanation.map { ["", prose.text($0)] } ?? [])
  }

  private func keyPoints(_ turn: Session.Turn, _ comparison: Session.Comparison) -> [String] {
    let points = turn.question.body.solution.keyPoints
    let lines = zip(points, comparison.findings).enumerated().map { place, point in
      let evidence = point.1.evidence.isEmpty ? "" : " " + point.1.evidence
      return prose.text(point.0.point + evidence, lead: "\(place + 1). [\(point.1.mark)] ")
    }
    let how =
      comparison.suggested.map {
        "Grade: again, hard, good or easy; Enter takes \"\($0.rawValue)\"; numbers tick key points."
      }
      ?? "Hard to tell from your words: type the numbers of the points you made, then grade: again, "
      + "hard, good or easy."
    guard !points.isEmpty else {
      return ["", prose.lines("Grade yourself beside it: again, hard, good or easy.")]
    }
    return ["", comparison.heading + ":"] + lines + ["", prose.lines(how)]
  }

  package mutating func graded(_ turn: Session.Turn, _ answer: Answer, due: Day) throws {
    answered = (turn.question, 0)
    let lines = explained(turn, answer) + further(turn, answer)
    let day = "\(due.words(from: desk.today)) (\(due))"
    let reason = answer.noteworthyReason.map { " (\($0))" } ?? ""
    let rests =
      answer.grade == .again && !turn.returnsWhenMissed
      ? "; enough for today, it comes back then" : ""
    let graded = prose.lines("Graded \(answer.grade.rawValue)\(reason); due again \(day)\(rests).")
    try say(lines + ["", graded, ""])
  }

  package mutating func takenBack(_ question: Question, _ grade: Grade) throws {
    try say(["", "Took back \"\(grade.rawValue)\".", ""])
  }

  package mutating func refused(_ refusal: Session.Refusal) throws {
    try say(["Sorry, \(refusal.sentence)."])
  }

  package mutating func failed(_ sentence: String) throws {
    try say([prose.lines("Not judged: \(sentence)".sentence)])
  }

  package mutating func notRun(_ sentence: String) throws {
    try say([prose.lines("Not run: \(sentence)".sentence)])
  }

  package mutating func judged(_ sentence: String) throws {
    try say(["", prose.lines("Your judge: \(sentence)".sentence)])
  }

  /// Says once that something runs; Ctrl-C comes as a signal.
  package mutating func isStopped(after milliseconds: Int) -> Bool {
    let isLong = desk.columns != nil && milliseconds >= ProgressLine.patience
    if isLong, !saysRunning { try? desk.print("Running… (Ctrl-C stops it)") }
    saysRunning = isLong
    return false
  }

  package mutating func notStored(_ sentence: String) throws -> AfterRefusal {
    try desk.print("Not stored: \(sentence).")
    try desk.write("Enter tries again, q stops > ")
    return desk.readLine().map { $0.trimmed.lowercased() == "q" ? .end : .again } ?? .end
  }

  package mutating func finished(_ tally: Tally) throws {}

  /// Asks whether to go on with a quiz that was left.
  package func goesOn(with count: Int) throws -> Bool {
    try say(["You left a quiz with \(counted(count, "question")) to go. Go on with it?"])
    try desk.write("Enter or y for yes, n for a new quiz > ")
    return desk.readLine()?.trimmed.lowercased().hasPrefix("n") != true
  }

  /// Says that today's portion is done.
  package func sayDoneForToday() throws { try say([OutlookWords.done]) }

  /// Whether somebody goes on when it is.
  package func goesOn() throws -> Bool {
    try desk.write("Enter goes on, q leaves > ")
    return desk.readLine().map { $0.trimmed.lowercased() != "q" } ?? false
  }

  private func say(_ lines: [String]) throws {
    try desk.print(lines.joined(separator: "\n"))
  }
}
