internal import Questions
internal import Quiz
internal import Terminal

/// What stands between heading and keys.
struct QuizBody {
  var lines: [StyledLine] = []
  /// The lines that each option takes.
  var options: [Range<Int>] = []
  /// The line with which a table under the answer begins.
  var table: Int?
  /// Where the cursor stands while an answer is typed.
  var cursor: Drawing.Position?

  static let gap = StyledLine()

  init() {}

  init(
    asking turn: Session.Turn, in manner: Session.Manner, _ state: QuizState,
    _ layout: TextLayout
  ) {
    addCase(turn.question.casePart, state, layout)
    lines += layout.markdown(turn.prompt) + [Self.gap]
    if turn.isRepeat { addNote("You missed this one before.", layout) }
    switch turn.shape {
    case .pick(let offered): addOptions(offered, turn, state, layout)
    case .type(let blanks): addAnswerField(blanks, turn, manner, state, layout)
    case .arrange(let pieces): addPieces(pieces, state, layout)
    case .point(let code): addCode(code, state, layout)
    }
    if state.showsHint, let hint = turn.question.hint {
      addGap()
      lines += layout.markdown(hint, lead: StyledLine("Hint: ", Style(.accent, .bold)))
    }
    addReferences(turn.question, state, layout)
  }

  /// The title of the case, and its scenario unless it is folded.
  private mutating func addCase(
    _ part: Question.CasePart?, _ state: QuizState, _ layout: TextLayout
  ) {
    guard let part else { return }
    let place = ", \(part.number) of \(part.count)"
    let fold = state.showsCase ? "▾ " : "▸ "
    lines += layout.plain(
      part.case.title + place, Style(.heading, .bold), lead: StyledLine(fold, Style(.accent)))
    if state.showsCase { lines += [Self.gap] + layout.markdown(part.case.scenario) }
    lines.append(Self.gap)
  }

  mutating func addNote(_ text: String, _ layout: TextLayout) {
    lines += layout.plain(text, Style(.muted, .italic)) + [Self.gap]
  }

  /// An empty line, unless one stands there.
  mutating func addGap() {
    if lines.last?.width != 0 { lines.append(Self.gap) }
  }

  mutating func addReferences(
    _ question: Question, _ state: QuizState, _ layout: TextLayout
  ) {
    guard state.showsReferences else { return }
    addGap()
    lines.append(StyledLine("References", Style(.heading, .bold)))
    for reference in question.references {
      lines += layout.plain(
        reference, Style(.link, to: WebAddress(reference)), lead: StyledLine("• ", Style(.muted)))
    }
    guard !question.related.isEmpty else { return }
    lines += layout.plain(
      question.related.joined(separator: ", "), lead: StyledLine("Related: ", Style(.muted)))
  }
}
