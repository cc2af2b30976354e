internal import Questions
internal import Quiz
internal import Scoring

/// What stands between heading and keys.
struct QuizBody {
  var lines: [StyledLine] = []
  /// The lines that each option takes.
  var options: [Range<Int>] = []
  /// Where the cursor stands while an answer is typed.
  var cursor: Drawing.Position?

  static let gap = StyledLine()

  init() {}

  init(
    asking turn: Session.Turn, in manner: Session.Manner, _ state: QuizState,
    _ layout: TextLayout
  ) {
    lines = layout.markdown(turn.prompt) + [Self.gap]
    if turn.isRepeat { addNote("You missed this one before.", layout) }
    switch turn.question.body {
    case .open: addAnswerField(manner, state, layout)
    case .choice(let choice): addOptions(choice, turn, state, layout)
    }
    if state.showsHint, let hint = turn.question.hint {
      addGap()
      lines += layout.markdown(hint, lead: StyledLine("Hint: ", Style(.accent, .bold)))
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

  private mutating func addAnswerField(
    _ manner: Session.Manner, _ state: QuizState, _ layout: TextLayout
  ) {
    guard state.isTyping || !state.draft.isEmpty else {
      return addNote(
        manner == .quiz
          ? "Think of your answer, or say it aloud; then press Enter."
          : "Answer in words: press Enter and type.", layout)
    }
    lines.append(StyledLine("Your answer", Style(.heading, .bold)))
    let editor = state.draft.layout(width: layout.width)
    if state.isTyping {
      cursor = Drawing.Position(row: lines.count + editor.place.row, column: editor.place.column)
    }
    lines += editor.lines
  }

  private mutating func addNote(_ text: String, _ layout: TextLayout) {
    lines += layout.plain(text, Style(.muted, .italic)) + [Self.gap]
  }

  /// An empty line, unless one stands there.
  private mutating func addGap() {
    if lines.last?.width != 0 { lines.append(Self.gap) }
  }

  mutating func addReferences(
    _ question: Question, _ state: QuizState, _ layout: TextLayout
  ) {
    guard state.showsReferences else { return }
    addGap()
    lines.append(StyledLine("References", Style(.heading, .bold)))
    for reference in question.references {
      lines += layout.plain(reference, Style(.link), lead: StyledLine("• ", Style(.muted)))
    }
    guard !question.related.isEmpty else { return }
    lines += layout.plain(
      question.related.joined(separator: ", "), lead: StyledLine("Related: ", Style(.muted)))
  }
}
