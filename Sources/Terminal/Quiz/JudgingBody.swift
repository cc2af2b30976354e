internal import Questions
internal import Quiz
internal import Scoring

/// The answer to an open question beside its key points.
extension QuizBody {
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
}
