internal import Questions
internal import Quiz
internal import Scoring
internal import Terminal

/// The answer to an open question beside its key points.
extension QuizBody {
  /// From this width on, answer and key points stand side by side.
  private static let sideBySide = 100

  init(
    judging turn: Session.Turn, _ comparison: Session.Comparison, _ state: QuizState,
    _ layout: TextLayout
  ) {
    if let remark = state.remark { lines += layout.plain(remark, Style(.warning)) + [Self.gap] }
    addComparison(turn, comparison, layout)
    addReferences(turn.question, state, layout)
  }

  /// The key points with their marks first: they are what is acted on.
  mutating func addComparison(
    _ turn: Session.Turn, _ comparison: Session.Comparison, _ layout: TextLayout
  ) {
    let solution = turn.question.body.solution
    let prompt = layout.markdown(turn.prompt).map { $0.tinted(.muted) }
    if layout.width >= Self.sideBySide {
      let left = layout.width * 3 / 5
      let narrow = layout.narrowed(to: left)
      lines += prompt + [Self.gap]
      lines += [StyledLine].columns(
        Self.answers(solution, comparison, narrow),
        Self.keyPoints(solution, comparison, layout.narrowed(to: layout.width - left - 3)),
        leftWidth: left)
    } else {
      lines += Self.keyPoints(solution, comparison, layout) + [Self.gap]
      lines += Self.answers(solution, comparison, layout)
      lines += [Self.gap, StyledLine("Question", Style(.heading, .bold))] + prompt
    }
  }

  private static func answers(
    _ solution: Solution, _ comparison: Session.Comparison, _ layout: TextLayout
  ) -> [StyledLine] {
    var lines: [StyledLine] = []
    if !comparison.typed.isEmpty {
      lines.append(StyledLine("Your answer", Style(.heading, .bold)))
      lines += layout.plain(comparison.typed) + [gap]
    }
    return lines + [StyledLine("Answer", Style(.heading, .bold))]
      + layout.markdown(solution.answer ?? "")
      + (solution.explanation.map { [gap] + layout.markdown($0) } ?? [])
  }

  private static func keyPoints(
    _ solution: Solution, _ comparison: Session.Comparison, _ layout: TextLayout
  ) -> [StyledLine] {
    let points = zip(solution.keyPoints, comparison.findings).enumerated().flatMap { place, point in
      let (point, finding) = point
      let role: Style.Role =
        switch finding {
        case .said: .right
        case .partly: .warning
        case .missed: .muted
        case .opposed: .wrong
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
    guard !points.isEmpty else { return layout.plain("Grade yourself beside it.", Style(.muted)) }
    return layout.plain(comparison.heading, Style(.heading, .bold)) + points
      + (comparison.suggested == nil
        ? [gap] + layout.plain("Hard to tell from your words: tick what you said.", Style(.warning))
        : [])
  }
}
