internal import Questions
internal import Quiz
internal import Terminal

/// What can be typed in lines.
extension PlainFace {
  /// What can be typed where the session stands, and what each does.
  func keysHelp(_ session: Session) -> [String]? {
    switch session.phase {
    case .asking(let turn, _): asking(turn, session).map(prose.lines)
    case .judging: Self.judging.map(prose.lines)
    case .feedback, .finished: nil
    }
  }

  private func asking(_ turn: Session.Turn, _ session: Session) -> [String] {
    var lines = ["\(turn.passKey): you don't know."]
    if turn.question.hint != nil, session.manner == .quiz { lines.append("h: shows the hint.") }
    if turn.question.casePart != nil { lines.append("v: shows the case.") }
    if turn.isExercise { lines.append("d: shows the data. run QUERY: tries a query.") }
    if canEdit(session) { lines.append("e: opens your editor.") }
    if session.manner == .quiz {
      lines.append("r: shows the references. f: asks a follow-up to the question before.")
    }
    return lines + [
      "s: skips the question. u: takes the last answer back.",
      session.manner == .quiz
        ? "q: stops."
        : session.isBeyondPlan ? "q: ends the interview." : "q: pauses the interview.",
      "Anything else is your answer.",
    ]
  }

  private static let judging = [
    "again, hard, good, easy, or a, h, g, e: your grade. Enter: the grade suggested.",
    "1, 2 and so on: tick or untick that key point.", "r: shows the references.",
    "u: goes back to your answer. q: stops.",
  ]
}
