internal import Questions
internal import Quiz
internal import Scoring
internal import Terminal

/// What there is to answer with, by the shape of what is asked.
extension QuizBody {
  mutating func addOptions(
    _ offered: AnswerShape.Options, _ turn: Session.Turn, _ state: QuizState,
    _ layout: TextLayout
  ) {
    if offered.asksForSeveral { addNote("Several are right: tick all of them.", layout) }
    for (row, place) in turn.order.enumerated() {
      let box = offered.asksForSeveral ? (state.ticked.contains(row) ? "[x] " : "[ ] ") : ""
      let lead =
        Self.mark(row, state)
        + StyledLine("\(turn.name(of: place))  \(box)", Style(.accent, .bold))
      addRow(layout.markdown(offered.texts[place], lead: lead))
    }
    if state.confidence == .notSure {
      lines += [Self.gap] + layout.plain("You are not sure.", Style(.muted, .italic))
    }
  }

  mutating func addAnswerField(
    _ blanks: AnswerShape.Blanks, _ turn: Session.Turn, _ manner: Session.Manner,
    _ state: QuizState, _ layout: TextLayout
  ) {
    for (number, text) in state.filled.enumerated() {
      lines += layout.plain(text, lead: StyledLine("\(number + 1)  ", Style(.accent, .bold)))
    }
    defer { addTable(state, layout) }
    guard state.isTyping || !state.draft.isEmpty else {
      let invitation =
        turn.isExercise
        ? "Press Enter and write it." : Self.invitation(blanks, manner, state)
      return addNote(invitation, layout)
    }
    lines.append(StyledLine("Your answer", Style(.heading, .bold)))
    let editor = state.draft.layout(width: layout.width)
    if state.isTyping {
      cursor = Drawing.Position(row: lines.count + editor.place.row, column: editor.place.column)
    }
    lines += editor.lines
  }

  private mutating func addTable(_ state: QuizState, _ layout: TextLayout) {
    guard let table = state.table else { return }
    addGap()
    self.table = lines.count
    lines += layout.plain(table, Style(.code))
  }

  private static func invitation(
    _ blanks: AnswerShape.Blanks, _ manner: Session.Manner, _ state: QuizState
  ) -> String {
    switch blanks.count {
    case nil where manner == .quiz:
      "Think of your answer, or say it aloud; then press Enter."
    case nil: "Answer in words: press Enter and type."
    case 1: "Press Enter and type your answer."
    case let count?: "Press Enter and type answer \(state.filled.count + 1) of \(count)."
    }
  }

  mutating func addPieces(
    _ pieces: AnswerShape.Pieces, _ state: QuizState, _ layout: TextLayout
  ) {
    addNote(
      pieces.hasStrangers
        ? "Put them in order, and leave out what does not belong." : "Put them in order.", layout)
    for (row, place) in (state.arranged + state.leftOut).enumerated() {
      let isIn = row < state.arranged.count
      let held = row == state.cursor && state.isHolding ? "↕ " : ""
      let number = isIn ? "\(row + 1)  " : "-  "
      let lead = Self.mark(row, state) + StyledLine(held + number, Style(.accent, .bold))
      let text = layout.markdown(pieces.texts[place], lead: lead)
      addRow(isIn ? text : text.map { $0.tinted(.muted) })
    }
  }

  mutating func addCode(_ code: AnswerShape.Code, _ state: QuizState, _ layout: TextLayout) {
    addNote(
      code.asksForSeveral
        ? "Tick all the lines." : "Choose the line.",
      layout)
    let rows = CodeRenderer.rows(code.lines, language: code.language, width: layout.width) { row in
      let box = code.asksForSeveral ? (state.ticked.contains(row) ? "[x] " : "[ ] ") : ""
      return Self.mark(row, state)
        + StyledLine("\(code.number(of: row))  \(box)", Style(.muted))
    }
    rows.forEach { addRow($0) }
  }

  private static func mark(_ row: Int, _ state: QuizState) -> StyledLine {
    StyledLine(row == state.cursor ? "› " : "  ", Style(.accent, .bold))
  }

  private mutating func addRow(_ row: [StyledLine]) {
    options.append(lines.count..<lines.count + row.count)
    lines += row
  }
}
