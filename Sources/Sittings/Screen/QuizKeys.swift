internal import Questions
package import Quiz
internal import Scoring
package import Terminal

/// What a key of the quiz does.
package enum QuizAction: Sendable, Equatable {
  case event(Session.Event)
  /// Picks or ticks the option at a place, as shown.
  case option(Int)
  case confirm, tick
  /// Takes up the piece under the cursor, or puts it down.
  case hold
  /// Leaves the piece under the cursor out, or takes it in again.
  case leaveOut
  case type, showAnswer
  case hint, references, search
  /// Opens the first reference in the browser.
  case browse
  /// Runs what is typed without giving it, or shows the data that it is about.
  case run, data
  /// Goes on with what is typed in an editor of the reader's own.
  case edit
  /// Folds or unfolds the scenario of a case.
  case scenario
  /// Asks the next follow-up, or shows the answer to the one asked.
  case followUp
  /// Says that the reader is not sure, or is after all.
  case confidence
  case next, previous
  /// Turns pages, back when negative.
  case page(Int)
  /// To the next question once all of the page has been shown.
  case goOn
  /// Explains the keys.
  case keys
}

/// The keys that work now: what the footer shows is what a press looks up.
package enum QuizKeys {
  package static func bindings(
    _ session: Session, _ state: QuizState
  ) -> [KeyBinding<QuizAction>] {
    let own =
      switch session.phase {
      case .asking(let turn, _): asking(turn, session, state)
      case .judging(_, let comparison): judging(comparison)
      case .feedback(let turn, _): followUp(turn, state) + feedback
      case .finished: [KeyBinding<QuizAction>]()
      }
    return own + common(session, state) + scrolling
  }

  package static func hints(_ session: Session, _ state: QuizState) -> [KeyHint] {
    guard state.isTyping else { return bindings(session, state).compactMap(\.hint) }
    let run = state.isExercise(session) ? [KeyHint("Ctrl-R", "run")] : []
    return [typed(session, state)] + run + [
      KeyHint("Esc", "stop typing", brief: "stop"),
      KeyHint("Ctrl-W", "delete a word"), KeyHint("Ctrl-C", "leave"),
    ]
  }

  /// What ends the typing: Enter in a field of one line.
  private static func typed(_ session: Session, _ state: QuizState) -> KeyHint {
    guard let blanks = state.blanks(session) else {
      let isShown = session.manner == .quiz && !state.isExercise(session)
      return KeyHint("Ctrl-D", isShown ? "submit, see the answer" : "submit", brief: "submit")
    }
    let isLast = state.filled.count + 1 >= blanks
    return KeyHint("Enter", isLast ? "give it" : "next gap", brief: isLast ? "done" : "next")
  }

  private static func asking(
    _ turn: Session.Turn, _ session: Session, _ state: QuizState
  ) -> [KeyBinding<QuizAction>] {
    let manner = session.manner
    let doesNotKnow = KeyBinding<QuizAction>(
      KeyHint(
        "0", "don't know", brief: "pass", help: "you don't know; also d where that answers nothing"),
      .character("0"), .character("d"), to: .event(.doesNotKnow))
    let skip = KeyBinding<QuizAction>(
      KeyHint("s", "skip", help: "leave this question out, without a grade"), .character("s"),
      to: .event(.skipped))
    return answering(turn, manner, state) + exercise(session, state) + confidence(turn, state) + [
      doesNotKnow
    ]
      + scenario(turn, state) + (manner == .quiz ? hint(turn, state) : []) + [skip]
  }

  /// A guess that is right counts for less when it is called one.
  private static func confidence(
    _ turn: Session.Turn, _ state: QuizState
  ) -> [KeyBinding<QuizAction>] {
    guard turn.shape.canBeGuessed else { return [] }
    let meaning = state.confidence == .sure ? "not sure" : "sure"
    return [
      KeyBinding(
        KeyHint(
          "!", meaning, brief: state.confidence == .sure ? "unsure" : "sure",
          help: "say whether you are sure; what is right by a guess counts less"),
        .character("!"), to: .confidence)
    ]
  }

  private static func exercise(
    _ session: Session, _ state: QuizState
  ) -> [KeyBinding<QuizAction>] {
    guard state.isExercise(session) else { return [] }
    let data = KeyBinding<QuizAction>(
      KeyHint("d", "data", help: "show the tables, or put them away"), .character("d"), to: .data)
    let run = KeyBinding<QuizAction>(
      KeyHint("g", "run", help: "run what you typed without giving it"), .character("g"), to: .run)
    let edit = KeyBinding<QuizAction>(
      KeyHint("e", "editor", help: "write in your own editor"), .character("e"), to: .edit)
    return [edit] + (state.draft.isEmpty ? [] : [run]) + [data]
  }

  private static func scenario(
    _ turn: Session.Turn, _ state: QuizState
  ) -> [KeyBinding<QuizAction>] {
    guard turn.question.casePart != nil else { return [] }
    let hint = KeyHint("v", state.showsCase ? "fold the case" : "unfold the case", brief: "case")
    return [KeyBinding(hint, .character("v"), to: .scenario)]
  }

  private static func followUp(
    _ turn: Session.Turn, _ state: QuizState
  ) -> [KeyBinding<QuizAction>] {
    let progress = FollowUpProgress(turn.question, steps: state.followUpSteps)
    guard let next = progress.next else { return [] }
    let hint =
      switch next {
      case .ask: KeyHint("f", "follow-up", help: "ask what an interviewer might ask next")
      case .answer: KeyHint("f", "its answer", brief: "answer")
      }
    return [KeyBinding(hint, .character("f"), to: .followUp)]
  }

  private static func hint(_ turn: Session.Turn, _ state: QuizState) -> [KeyBinding<QuizAction>] {
    guard turn.question.hint != nil else { return [] }
    return [
      KeyBinding(
        KeyHint(
          "h", state.showsHint ? "hide the hint" : "hint", brief: "hint",
          help: "show or hide the hint"), .character("h"), to: .hint)
    ]
  }

  private static func judging(_ comparison: Session.Comparison) -> [KeyBinding<QuizAction>] {
    let points = comparison.said.indices.prefix(9)
    let ticks = points.map { place -> (key: Key, action: QuizAction) in
      (.character(Character(String(place + 1))), .event(.ticked([place])))
    }
    let tick = KeyBinding<QuizAction>(
      KeyHint("1-\(max(1, points.count))", "tick", help: "tick or untick a key point"), ticks)
    let grades = Grade.allCases.map { grade in
      KeyBinding<QuizAction>(
        KeyHint(
          String(grade.rawValue.prefix(1)), grade.rawValue,
          help: "grade your answer \(grade.rawValue): \(grade.meaning)"),
        .character(grade.rawValue.first ?? "?"), to: .event(.graded(grade)))
    }
    let accept = comparison.suggested.map {
      KeyBinding<QuizAction>(
        KeyHint("Enter", $0.rawValue, help: "take the grade that is suggested: \($0.rawValue)"),
        .enter,
        to: .event(.acceptedSuggestion))
    }
    return (ticks.isEmpty ? [] : [tick]) + grades + (accept.map { [$0] } ?? [])
  }

  private static let feedback: [KeyBinding<QuizAction>] = [
    KeyBinding(
      KeyHint("Enter", "go on", help: "to the next question"), .enter, .character("n"),
      to: .event(.continued)),
    KeyBinding(nil, .character(" "), to: .goOn),
  ]

  private static func common(_ session: Session, _ state: QuizState) -> [KeyBinding<QuizAction>] {
    let undo = KeyBinding<QuizAction>(
      KeyHint("u", "undo", help: "take the last answer back and give it again"), .character("u"),
      to: .event(.undid))
    let references = KeyBinding<QuizAction>(
      KeyHint(
        "r", state.showsReferences ? "hide references" : "references", brief: "refs",
        help: "show or hide where to read on"),
      .character("r"), to: .references)
    let search = KeyBinding<QuizAction>(
      KeyHint("/", "search", help: "search all questions"), .character("/"), to: .search)
    // Nobody looks anything up in an interview.
    let aids = session.manner == .quiz ? [references] + browse(session, state) + [search] : []
    return (session.canUndo ? [undo] : []) + aids + [
      KeyBinding(KeysPage.hint, .character("?"), to: .keys),
      KeyBinding(leaving(session), .character("q"), to: .event(.stopped)),
    ]
  }

  /// Once there is an answer; before, only where references are shown.
  private static func browse(_ session: Session, _ state: QuizState) -> [KeyBinding<QuizAction>] {
    let isAsking = if case .asking = session.phase { true } else { false }
    guard state.showsReferences || !isAsking else { return [] }
    let hint = KeyHint(
      "o", "open", help: "open the first reference in your browser")
    return [KeyBinding(state.showsReferences ? hint : nil, .character("o"), to: .browse)]
  }

  private static func leaving(_ session: Session) -> KeyHint {
    switch (session.manner, session.isBeyondPlan) {
    case (.quiz, _): KeyHint("q", "leave", help: "leave; the next quiz offers to go on here")
    case (.interview, false): KeyHint("q", "pause", help: "pause the interview and its clock")
    case (.interview, true): KeyHint("q", "end", help: "end the interview, with its report")
    }
  }

  private static var scrolling: [KeyBinding<QuizAction>] {
    func hint(_ name: String, _ help: String) -> KeyHint {
      KeyHint(name, "", help: help, isInFooter: false)
    }
    return [
      KeyBinding(
        hint("↑ ↓ k j", "move the cursor, or scroll by a line"), .down, .character("j"), to: .next),
      KeyBinding(nil, .up, .character("k"), to: .previous),
      KeyBinding(
        hint("Space -", "scroll by a page; also PgDn and PgUp"), .pageDown, .character(" "),
        to: .page(1)),
      KeyBinding(nil, .pageUp, .character("-"), to: .page(-1)),
      KeyBinding(hint("Home End", "to the top or the bottom"), .end, to: .page(1000)),
      KeyBinding(nil, .home, to: .page(-1000)),
    ]
  }
}
