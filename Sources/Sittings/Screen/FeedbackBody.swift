internal import Questions
internal import Quiz
internal import Scoring
internal import Terminal

/// What an answer was worth, and why.
extension QuizBody {
  init(
    feedback turn: Session.Turn, _ answer: Answer, _ state: QuizState, today: Day,
    _ layout: TextLayout
  ) {
    lines = layout.plain(
      Self.verdict(answer, turn, due: state.due?.words(from: today)),
      Style(answer.isRight ? .right : .wrong, .bold))
    let solution = turn.question.body.solution
    // Who did not know has not seen the answer yet.
    if answer.given == nil { addAnswer(solution, layout) }
    if let report = answer.report { addRun(report, answer, layout) }
    if let right = solution.right {
      lines += [Self.gap] + layout.markdown(turn.question.prompt).map { $0.tinted(.muted) }
      lines.append(Self.gap)
      addExplained(right, solution, turn, answer, layout)
      if let explanation = solution.explanation {
        addGap()
        lines += layout.markdown(explanation)
      }
    }
    addFollowUps(turn.question, state, layout)
    if let comparison = answer.comparison {
      lines.append(Self.gap)
      addComparison(turn, comparison, layout)
    }
    addReferences(turn.question, state, layout)
  }

  /// What the learner's query gave in place of what was wanted, and our solution.
  private mutating func addRun(_ report: RunReport, _ answer: Answer, _ layout: TextLayout) {
    lines += layout.plain(report.sentence)
    if !report.difference.missing.isEmpty || !report.difference.extra.isEmpty {
      let table = RowsText.difference(report, width: layout.width)
      lines += [Self.gap] + layout.plain(table, Style(.code))
    }
    if let sent = RowsText.sent(report.sent) {
      lines += [Self.gap] + layout.plain(sent, Style(.muted))
    }
    let solution = answer.question.body.solution
    lines += [Self.gap, StyledLine("Your answer", Style(.heading, .bold))]
    lines += layout.plain(answer.givenTexts.joined(), Style(.code))
    lines += [Self.gap, StyledLine("Our solution", Style(.heading, .bold)), Self.gap]
    lines += layout.markdown(solution.answer ?? "") + [Self.gap]
    lines += layout.markdown(solution.explanation ?? "")
  }

  private static func verdict(_ answer: Answer, _ turn: Session.Turn, due: String?) -> String {
    let reason = answer.noteworthyReason.map { " (\($0))" } ?? ""
    let comesBack = answer.grade == .again ? comesBack(turn) : ""
    let due = due.map { ", due again \($0)" } ?? ""
    let graded = "Graded \(answer.grade.rawValue)\(reason)\(due)\(comesBack)."
    switch answer.mark?.outcome {
    case .right: return "✓ Right. " + graded
    case .close: return "≈ Close. " + graded
    case .wrong: return "✗ Wrong. " + graded
    case nil: return (answer.isRight ? "✓ " : "✗ ") + graded
    }
  }

  private static func comesBack(_ turn: Session.Turn) -> String {
    turn.returnsWhenMissed
      ? "; it comes back in this sitting" : "; enough for today, it comes back tomorrow"
  }

  private mutating func addAnswer(_ solution: Solution, _ layout: TextLayout) {
    guard let answer = solution.answer else { return }
    lines += [Self.gap] + layout.markdown(answer)
    if solution.right == nil, let explanation = solution.explanation {
      lines += [Self.gap] + layout.markdown(explanation)
    }
    guard !solution.keyPoints.isEmpty else { return }
    lines += [Self.gap, StyledLine("Key points", Style(.heading, .bold))]
    for point in solution.keyPoints {
      lines += layout.markdown(point.point, lead: StyledLine("• ", Style(.muted)))
    }
  }

  /// What was offered, each marked right or as chosen wrongly, with the reason.
  private mutating func addExplained(
    _ right: Response, _ solution: Solution, _ turn: Session.Turn, _ answer: Answer,
    _ layout: TextLayout
  ) {
    switch turn.shape {
    case .pick(let options):
      for place in turn.order {
        let lead = Self.lead(place, solution, turn, answer)
        addExplained(
          place, solution, answer, layout, layout.markdown(options.texts[place], lead: lead))
      }
    case .point(let code):
      let rows = CodeRenderer.rows(code.lines, language: code.language, width: layout.width) {
        Self.lead($0, solution, turn, answer)
      }
      for (place, row) in rows.enumerated() { addExplained(place, solution, answer, layout, row) }
    case .arrange: addArranged(right, turn, answer, layout)
    case .type: for blank in answer.filledBlanks { add(blank, layout) }
    }
  }

  /// What was typed, what is right where that was not it, and why.
  private mutating func add(_ blank: FilledBlank, _ layout: TextLayout) {
    let number = blank.number.map { "\($0)  " } ?? ""
    let role: Style.Role = blank.outcome == .wrong ? .wrong : .right
    let lead = StyledLine("\(blank.sign) \(number)", Style(role, .bold))
    lines += layout.plain(blank.given.isEmpty ? "(nothing)" : blank.given, Style(role), lead: lead)
    if blank.outcome != .right {
      lines += layout.plain(
        blank.right, Style(.right, .bold), lead: StyledLine("  right: ", Style(.muted)))
    }
    if let why = blank.why {
      lines += layout.markdown(why, lead: StyledLine("  ")).map { $0.tinted(.muted) }
    }
    lines.append(Self.gap)
  }

  private static func lead(
    _ place: Int, _ solution: Solution, _ turn: Session.Turn, _ answer: Answer
  ) -> StyledLine {
    let mark = solution.isRight(place) ? "✓" : answer.chose(place) ? "✗" : " "
    return StyledLine(
      "\(mark) \(turn.name(of: place))  ", Style(role(place, solution, answer), .bold))
  }

  private static func role(_ place: Int, _ solution: Solution, _ answer: Answer) -> Style.Role {
    solution.isRight(place) ? .right : answer.chose(place) ? .wrong : .text
  }

  private mutating func addExplained(
    _ place: Int, _ solution: Solution, _ answer: Answer, _ layout: TextLayout,
    _ text: [StyledLine]
  ) {
    lines += text.map { $0.tinted(Self.role(place, solution, answer)) }
    if answer.chose(place) {
      lines.append(StyledLine("     (your answer)", Style(.muted, .italic)))
    }
    guard let why = solution.reasons[place] else { return }
    lines += layout.markdown(why, lead: StyledLine("     ")).map { $0.tinted(.muted) } + [Self.gap]
  }

  /// The order given, the right one, and what belongs to none.
  private mutating func addArranged(
    _ right: Response, _ turn: Session.Turn, _ answer: Answer, _ layout: TextLayout
  ) {
    if !answer.isRight, let given = answer.given {
      addList("You answered", turn.shape.texts(of: given), Style(.wrong), layout)
    }
    addList("Right", turn.shape.texts(of: right), Style(.right), layout)
    addList("Does not belong", turn.question.body.strangers, Style(.muted), layout)
  }

  private mutating func addList(
    _ title: String, _ texts: [String], _ style: Style, _ layout: TextLayout
  ) {
    guard !texts.isEmpty else { return }
    lines.append(StyledLine(title, Style(.heading, .bold)))
    for (number, text) in texts.enumerated() {
      let lead = texts.count > 1 ? "\(number + 1)  " : ""
      lines += layout.markdown(text, lead: StyledLine(lead, style))
    }
    lines.append(Self.gap)
  }

  /// Those asked so far; where they have no answers, all of them.
  private mutating func addFollowUps(
    _ question: Question, _ state: QuizState, _ layout: TextLayout
  ) {
    let progress = FollowUpProgress(question, steps: state.followUpSteps)
    let shown =
      progress.followUps.isEmpty
      ? question.body.solution.followUps.map { (ask: $0.ask, answer: String?.none) }
      : progress.asked
    guard !shown.isEmpty else { return }
    lines += [Self.gap, StyledLine("An interviewer might go on", Style(.heading, .bold))]
    for followUp in shown {
      lines += layout.markdown(followUp.ask, lead: StyledLine("• ", Style(.muted)))
      guard let answer = followUp.answer else { continue }
      lines += layout.markdown(answer, lead: StyledLine("  ")) + [Self.gap]
    }
  }
}

extension Answer {
  fileprivate func chose(_ place: Int) -> Bool {
    switch given {
    case .picked(let places), .pointed(let places): places.contains(place)
    case .arranged, .typed, nil: false
    }
  }
}
