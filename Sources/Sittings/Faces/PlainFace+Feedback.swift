internal import Questions
internal import Quiz
internal import Terminal
internal import TextAnalysis

/// What is said of an answer in plain lines.
extension PlainFace {
  /// Where there is a right answer: whether this was it, and why.
  func explained(_ turn: Session.Turn, _ answer: Answer) -> [String] {
    let solution = turn.question.body.solution
    if let report = answer.report { return ran(report, solution) }
    guard let right = solution.right else { return [] }
    let reasons =
      answer.filledBlanks.isEmpty
      ? reasons(solution, turn) : answer.filledBlanks.compactMap(why)
    return ["", prose.lines(verdict(right, turn, answer))] + (reasons.isEmpty ? [] : [""] + reasons)
      + (solution.explanation.map { ["", prose.text($0)] } ?? [])
  }

  private func why(_ blank: FilledBlank) -> String? {
    let lead = blank.number.map { "\($0) \(blank.outcome.rawValue): " } ?? ""
    return blank.why.map { prose.text($0, lead: lead) }
  }

  private func reasons(_ solution: Solution, _ turn: Session.Turn) -> [String] {
    let places = turn.order.isEmpty ? solution.reasons.keys.sorted() : turn.order
    return places.compactMap { place in
      guard let why = solution.reasons[place] else { return nil }
      let lead =
        if case .point = turn.shape {
          "line \(turn.name(of: place)): "
        } else {
          "\(turn.name(of: place))) \(solution.isRight(place) ? "right" : "wrong"): "
        }
      return prose.text(why, lead: lead)
    }
  }

  /// Right or wrong, and by which letters: nobody should have to look for them above.
  private func verdict(_ right: Response, _ turn: Session.Turn, _ answer: Answer) -> String {
    func names(_ response: Response) -> String {
      turn.names(of: response).joined(separator: ", ")
    }
    guard let given = answer.given else { return "You did not know. Right: \(names(right))." }
    return switch answer.mark?.outcome {
    case .right: "Right."
    case .close: "Close. You answered: \(names(given)). Right: \(names(right))."
    case .wrong, nil: "Wrong. You answered: \(names(given)). Right: \(names(right))."
    }
  }

  /// The answer for who did not know and so has not seen it, and how an interview might go on.
  func further(_ turn: Session.Turn, _ answer: Answer) -> [String] {
    let revealed = answer.given == nil ? revealed(turn) : []
    let followUps = turn.question.body.solution.followUps
    guard !followUps.isEmpty else { return revealed }
    let count = FollowUpProgress(turn.question, steps: 0).followUps.count
    guard count == 0 else {
      return revealed + [
        "", "\(counted(count, "follow-up")): f asks \(count == 1 ? "it" : "the first").",
      ]
    }
    return revealed + ["", "An interviewer might go on:"]
      + followUps.map { prose.text($0.ask, lead: "- ") }
  }
}
