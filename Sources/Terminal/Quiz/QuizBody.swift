internal import Questions
package import Quiz
internal import Scoring

/// What stands between heading and keys.
struct QuizBody {
  private(set) var lines: [StyledLine] = []
  /// The lines that each option takes.
  private(set) var options: [Range<Int>] = []
  /// Where the cursor stands while an answer is typed.
  private(set) var cursor: Drawing.Place?

  private static let gap = StyledLine()

  init() {}

  // MARK: The question

  init(asking turn: Session.Turn, _ state: QuizState, _ layout: TextLayout) {
    lines = layout.markdown(turn.question.prompt) + [Self.gap]
    if turn.isRepeat { addNote("You missed this one before.", layout) }
    switch turn.question.body {
    case .open: addAnswerField(state, layout)
    case .choice(let choice): addOptions(choice, turn, state, layout)
    }
    if state.showsHint, let hint = turn.question.hint {
      lines += [Self.gap] + layout.markdown(hint, lead: StyledLine("Hint: ", Style(.accent, .bold)))
    }
    addReferences(turn.question, state, layout)
  }

  private mutating func addOptions(
    _ choice: Choice, _ turn: Session.Turn, _ state: QuizState, _ layout: TextLayout
  ) {
    if choice.asksForSeveral { addNote("Several are right: tick all of them.", layout) }
    for (place, option) in turn.order.enumerated() {
      let isHere = place == state.cursor
      let box = choice.asksForSeveral ? (state.ticked.contains(place) ? "[x] " : "[ ] ") : ""
      let lead =
        StyledLine(isHere ? "› " : "  ", Style(.accent, .bold))
        + StyledLine("\(Letters.letter(place))  \(box)", Style(.accent, .bold))
      let start = lines.count
      lines += layout.markdown(choice.options[option].text, lead: lead)
      options.append(start..<lines.count)
    }
    if state.confidence == .notSure {
      lines += [Self.gap] + layout.plain("You are not sure.", Style(.muted, .italic))
    }
  }

  private mutating func addAnswerField(_ state: QuizState, _ layout: TextLayout) {
    guard state.isTyping || !state.draft.isEmpty else {
      return addNote("Think of your answer, or say it aloud; then press Enter.", layout)
    }
    lines.append(StyledLine("Your answer", Style(.heading, .bold)))
    let editor = state.draft.layout(width: layout.width)
    if state.isTyping {
      cursor = Drawing.Place(row: lines.count + editor.place.row, column: editor.place.column)
    }
    lines += editor.lines
  }

  private mutating func addNote(_ text: String, _ layout: TextLayout) {
    lines += layout.plain(text, Style(.muted, .italic)) + [Self.gap]
  }

  private mutating func addReferences(
    _ question: Question, _ state: QuizState, _ layout: TextLayout
  ) {
    guard state.showsReferences else { return }
    lines += [Self.gap, StyledLine("References", Style(.heading, .bold))]
    for reference in question.references {
      lines += layout.plain(reference, Style(.link), lead: StyledLine("• ", Style(.muted)))
    }
    guard !question.related.isEmpty else { return }
    lines += layout.plain(
      question.related.joined(separator: ", "), lead: StyledLine("Related: ", Style(.muted)))
  }

  // MARK: The answer to an open question beside its key points

  /// From this width on, answer and key points stand side by side.
  private static let sideBySide = 100

  init(
    judging turn: Session.Turn, _ judgement: Session.Judgement, _ state: QuizState,
    _ layout: TextLayout
  ) {
    guard case .open(let open) = turn.question.body else { return }
    lines = layout.markdown(turn.question.prompt).map { $0.tinted(.muted) } + [Self.gap]
    if layout.width >= Self.sideBySide {
      let left = layout.width * 3 / 5
      let narrow = layout.narrowed(to: left)
      lines += [StyledLine].columns(
        Self.answers(open, judgement, narrow),
        Self.keyPoints(open, judgement, layout.narrowed(to: layout.width - left - 3)),
        leftWidth: left)
    } else {
      lines += Self.answers(open, judgement, layout) + [Self.gap]
      lines += Self.keyPoints(open, judgement, layout)
    }
    addReferences(turn.question, state, layout)
  }

  private static func answers(
    _ open: OpenAnswer, _ judgement: Session.Judgement, _ layout: TextLayout
  ) -> [StyledLine] {
    var lines: [StyledLine] = []
    if !judgement.typed.isEmpty {
      lines.append(StyledLine("Your answer", Style(.heading, .bold)))
      lines += layout.plain(judgement.typed) + [gap]
    }
    return lines + [StyledLine("Answer", Style(.heading, .bold))] + layout.markdown(open.answer)
  }

  private static func keyPoints(
    _ open: OpenAnswer, _ judgement: Session.Judgement, _ layout: TextLayout
  ) -> [StyledLine] {
    let points = zip(open.keyPoints, judgement.findings).enumerated().flatMap { place, point in
      let (point, finding) = point
      let role: Style.Role =
        switch finding {
        case .said: .right
        case .partly: .warning
        case .missed: .muted
        }
      let lead =
        StyledLine("\(place + 1) ", Style(.accent, .bold))
        + StyledLine("[\(finding.mark)] ", Style(role))
      let indent = StyledLine(String(repeating: " ", count: lead.width))
      let evidence =
        finding.words.isEmpty
        ? [] : layout.plain(finding.evidence, Style(.muted, .italic), lead: indent)
      return layout.markdown(point.point, lead: lead) + evidence
    }
    let said = judgement.said.count(where: \.self)
    return [StyledLine("Key points, \(said) of \(judgement.said.count)", Style(.heading, .bold))]
      + points
  }

  // MARK: Feedback

  init(
    feedback turn: Session.Turn, _ answer: Answer, _ state: QuizState, today: Day,
    _ layout: TextLayout
  ) {
    lines = layout.plain(
      Self.verdict(answer, turn, due: state.due?.words(from: today)),
      Style(answer.isRight ? .right : .wrong, .bold))
    switch turn.question.body {
    case .open(let open):
      // Who did not know has not seen the answer yet.
      if answer.given == .doesNotKnow { addAnswer(open, layout) }
      addFollowUps(open.followUps, layout)
    case .choice(let choice):
      lines += [Self.gap] + layout.markdown(turn.question.prompt).map { $0.tinted(.muted) }
      lines.append(Self.gap)
      for (place, option) in turn.order.enumerated() {
        addExplained(choice.options[option], place, isPicked: answer.picked(option), layout)
      }
      lines += layout.markdown(choice.explanation)
    }
    addReferences(turn.question, state, layout)
  }

  private static func verdict(_ answer: Answer, _ turn: Session.Turn, due: String?) -> String {
    let reason = answer.noteworthyReason.map { " (\($0))" } ?? ""
    let comesBack = answer.grade == .again ? "; it comes back in this sitting" : ""
    let due = due.map { ", due again \($0)" } ?? ""
    let graded = "Graded \(answer.grade.rawValue)\(reason)\(due)\(comesBack)."
    guard case .options = answer.given else { return (answer.isRight ? "✓ " : "✗ ") + graded }
    return (answer.isRight ? "✓ Right. " : "✗ Wrong. ") + graded
  }

  private mutating func addAnswer(_ open: OpenAnswer, _ layout: TextLayout) {
    lines += [Self.gap] + layout.markdown(open.answer)
    lines += [Self.gap, StyledLine("Key points", Style(.heading, .bold))]
    for point in open.keyPoints {
      lines += layout.markdown(point.point, lead: StyledLine("• ", Style(.muted)))
    }
  }

  private mutating func addFollowUps(_ followUps: [String], _ layout: TextLayout) {
    guard !followUps.isEmpty else { return }
    lines += [Self.gap, StyledLine("An interviewer might go on", Style(.heading, .bold))]
    for followUp in followUps {
      lines += layout.markdown(followUp, lead: StyledLine("• ", Style(.muted)))
    }
  }

  private mutating func addExplained(
    _ option: Option, _ place: Int, isPicked: Bool, _ layout: TextLayout
  ) {
    let role: Style.Role = option.isCorrect ? .right : isPicked ? .wrong : .text
    let mark = option.isCorrect ? "✓" : isPicked ? "✗" : " "
    let lead = StyledLine("\(mark) \(Letters.letter(place))  ", Style(role, .bold))
    let text = layout.markdown(option.text, lead: lead).map { $0.tinted(role) }
    let picked = isPicked ? [StyledLine("     (your answer)", Style(.muted, .italic))] : []
    let why = layout.markdown(option.why, lead: StyledLine("     ")).map { $0.tinted(.muted) }
    lines += text + picked + why + [Self.gap]
  }
}

extension Answer {
  /// Why a right answer got another grade than good.
  package var noteworthyReason: String? { isRight && grade != .good ? reason : nil }

  fileprivate func picked(_ option: Int) -> Bool {
    if case .options(let given) = given { given.picked.contains(option) } else { false }
  }
}
