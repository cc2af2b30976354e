internal import Questions
package import Quiz
internal import Scoring

/// What an answer was worth, and why.
extension QuizBody {
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
