internal import Questions
internal import Quiz
internal import Scoring
internal import Terminal

/// The quiz as plain lines: for pipes, screen readers and editors' shells.
struct PlainFace: QuizFace {
  private let surroundings: Surroundings
  private let titles: [String: String]
  private var shown: Session.Phase?

  init(_ surroundings: Surroundings, titles: [String: String]) {
    self.surroundings = surroundings
    self.titles = titles
  }

  mutating func event(in session: Session) throws(Failure) -> Session.Event {
    if session.phase != shown { try show(session) }
    if case .feedback = session.phase { return .continued }
    while true {
      try surroundings.print("> ", terminator: "")
      guard let line = surroundings.readLine() else {
        try surroundings.print("")
        return .stopped
      }
      switch Reply.event(line, in: session.phase) {
      case .success(let event): return event
      case .failure(let misread): try surroundings.print("Please \(misread.sentence).")
      }
    }
  }

  private mutating func show(_ session: Session) throws(Failure) {
    let before = shown
    shown = session.phase
    switch session.phase {
    case .asking(let turn, _): try say(asking(turn, session))
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

  private func asking(_ turn: Session.Turn, _ session: Session) -> [String] {
    let question = turn.question
    let topic = titles[question.topic] ?? question.topic
    var lines = [
      "Question \(session.number) of \(session.count), \(topic), \(question.level.rawValue)"
        + (turn.isRepeat ? ", missed before" : ""),
      "", question.prompt, "",
    ]
    switch question.body {
    case .open:
      lines.append("Type your answer in one line, or just press Enter to see ours.")
    case .choice(let choice):
      for (place, option) in turn.order.enumerated() {
        lines.append("\(Letters.letter(place))) \(choice.options[option].text)")
      }
      lines += [
        "",
        choice.asksForSeveral
          ? "Pick all that are right, such as a,c; a,c! when you are not sure."
          : "Pick one, such as a; a! when you are not sure.",
      ]
    }
    return lines + ["(? don't know, s skip, u undo, q stop)"]
  }

  private func revealed(_ turn: Session.Turn) -> [String] {
    guard case .open(let open) = turn.question.body else { return [] }
    return ["", "Answer:", "", open.answer]
  }

  private func keyPoints(_ turn: Session.Turn, _ judgement: Session.Judgement) -> [String] {
    guard case .open(let open) = turn.question.body else { return [] }
    let points = zip(open.keyPoints, judgement.said).enumerated().map { place, point in
      "\(place + 1). [\(point.1 ? "x" : " ")] \(point.0.point)"
    }
    return ["", "Key points:"] + points + [
      "",
      "Grade: again, hard, good or easy; Enter takes \"\(judgement.suggested.rawValue)\"; "
        + "numbers tick key points.",
    ]
  }

  mutating func graded(_ turn: Session.Turn, _ answer: Answer, due: Day) throws(Failure) {
    var lines: [String] = []
    if case .choice(let choice) = turn.question.body {
      lines = ["", answer.isRight ? "Right." : "Wrong.", ""]
      for (place, option) in turn.order.enumerated() {
        let option = choice.options[option]
        let mark = option.isCorrect ? "right" : "wrong"
        lines.append("\(Letters.letter(place))) \(mark): \(option.why)")
      }
      lines += ["", choice.explanation]
    }
    let reason = answer.noteworthyReason.map { " (\($0))" } ?? ""
    try say(lines + ["", "Graded \(answer.grade.rawValue)\(reason); due again on \(due).", ""])
  }

  mutating func takenBack(_ answer: Answer) throws(Failure) {
    try say(["", "Took back \"\(answer.grade.rawValue)\".", ""])
  }

  mutating func refused(_ refusal: Session.Refusal) throws(Failure) {
    try say(["Sorry, \(refusal.sentence)."])
  }

  mutating func finished(_ tally: Tally) throws(Failure) {
    try say([TallyText.summary(tally, titles: titles)])
  }

  private func say(_ lines: [String]) throws(Failure) {
    try surroundings.print(lines.joined(separator: "\n"))
  }
}

extension Answer {
  /// Why a right answer got another grade than good.
  fileprivate var noteworthyReason: String? { isRight && grade != .good ? reason : nil }
}

/// What came out of a sitting, in words.
enum TallyText {
  static func summary(_ tally: Tally, titles: [String: String]) -> String {
    guard tally.answered > 0 else { return "No question answered." }
    let corrected = tally.scoreCorrectedForGuessing.map {
      ", \(percent($0)) corrected for guessing"
    }
    var lines = [
      "\(tally.correct) of \(tally.answered) right, score \(percent(tally.score))"
        + (corrected ?? "") + (tally.skipped > 0 ? ", \(tally.skipped) skipped" : "") + "."
    ]
    lines += tally.topics.map {
      "  \(titles[$0.topic] ?? $0.topic): \($0.correct) of \($0.answered)"
    }
    if !tally.missed.isEmpty {
      lines.append("Missed: \(tally.missed.map(\.id).joined(separator: ", "))")
      lines.append("Practise them with: prep quiz --wrong")
    }
    return lines.joined(separator: "\n")
  }
}
