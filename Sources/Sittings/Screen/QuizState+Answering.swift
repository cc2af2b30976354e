internal import Questions
internal import Quiz
internal import Terminal

/// What keys prepare of an answer, and how it is given.
extension QuizState {
  mutating func choose(_ place: Int, _ session: Session) -> Move? {
    guard let turn = asked(session) else { return nil }
    cursor = place
    guard turn.asksForSeveral else {
      return .event(.answered(.picked([turn.order[place]]), confidence))
    }
    ticked.formSymmetricDifference([place])
    return nil
  }

  /// Enter: gives what is ticked, arranged, or under the cursor.
  mutating func confirm(_ session: Session) -> Move? {
    guard let turn = asked(session) else { return nil }
    if case .arrange = turn.shape { return .event(.answered(.arranged(arranged))) }
    guard !turn.asksForSeveral else {
      return ticked.isEmpty
        ? refuse("Tick what is right first.") : .event(.answered(turn.response(ticked), confidence))
    }
    guard let cursor, (0..<turn.rows).contains(cursor) else {
      return refuse("Choose an option first.")
    }
    return .event(.answered(turn.response([cursor]), confidence))
  }

  private mutating func refuse(_ sentence: String) -> Move? {
    notice = sentence
    return nil
  }

  /// Gives what is typed, or goes to the next blank while there is one.
  mutating func give(_ session: Session) -> Move? {
    guard let blanks = blanks(session) else { return .event(.answered(.typed([draft.text]))) }
    filled.append(draft.text)
    draft = TextEditor(isSingleLine: true)
    guard filled.count == blanks else { return nil }
    defer { filled = [] }
    return .event(.answered(.typed(filled)))
  }

  /// How many blanks are filled one by one; nil for a text of any length.
  func blanks(_ session: Session) -> Int? {
    if case .type(let blanks)? = asked(session)?.shape { blanks.count } else { nil }
  }

  /// Space: ticks under the cursor where several are asked for, else turns the page.
  mutating func tickOrPage(_ session: Session, _ view: QuizView) -> Move? {
    guard let turn = asked(session), turn.asksForSeveral, let cursor else {
      return page(session, view)
    }
    ticked.formSymmetricDifference([cursor])
    return nil
  }

  /// Exchanges two pieces.
  mutating func swap(_ place: Int, _ other: Int) {
    guard arranged.indices.contains(place), arranged.indices.contains(other) else { return }
    arranged.swapAt(place, other)
  }

  /// Leaves the piece under the cursor out, behind the others; one that is left out comes in again.
  mutating func leaveOut() {
    guard let cursor else { return }
    isHolding = false
    if arranged.indices.contains(cursor) {
      leftOut.append(arranged.remove(at: cursor))
    } else if leftOut.indices.contains(cursor - arranged.count) {
      arranged.append(leftOut.remove(at: cursor - arranged.count))
      self.cursor = arranged.count - 1
    }
  }

  private func asked(_ session: Session) -> Session.Turn? {
    if case .asking(let turn, _) = session.phase { turn } else { nil }
  }
}

extension Session.Turn {
  /// Whether what is typed is code to be run.
  var isExercise: Bool {
    followUp == nil && Exercise.of(question) != nil
  }

  var asksForSeveral: Bool {
    switch shape {
    case .pick(let options): options.asksForSeveral
    case .point(let code): code.asksForSeveral
    case .type, .arrange: false
    }
  }

  /// How many rows the cursor can stand on.
  var rows: Int {
    switch shape {
    case .pick, .arrange: order.count
    case .point(let code): code.lines.count
    case .type: 0
    }
  }

  /// The answer that rows, as shown, make up.
  func response(_ rows: Set<Int>) -> Response {
    if case .point = shape { return .pointed(rows) }
    return .picked(Set(rows.map { order[$0] }))
  }
}
