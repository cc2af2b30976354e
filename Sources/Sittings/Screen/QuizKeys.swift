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
      return KeyHint("Ctrl-D", isShown ? "show the answer" : "give it", brief: "done")
    }
    let isLast = state.filled.count + 1 >= blanks
    return KeyHint("Enter", isLast ? "give it" : "next gap", brief: isLast ? "done" : "next")
  }

  private static func asking(
    _ turn: Session.Turn, _ session: Session, _ state: QuizState
  ) -> [KeyBinding<QuizAction>] {
    let manner = session.manner
    let doesNotKnow = KeyBinding<QuizAction>(
      KeyHint("?", "don't know", brief: "pass"), .character("?"), to: .event(.doesNotKnow))
    let skip = KeyBinding<QuizAction>(
      KeyHint("s", "skip"), .character("s"), to: .event(.skipped))
    return answering(turn, manner, state) + exercise(session, state) + confidence(turn, state) + [
      doesNotKnow
    ]
      + scenario(turn, state) + hint(turn, state) + [skip]
  }

  /// A guess that is right counts for less when it is called one.
  private static func confidence(
    _ turn: Session.Turn, _ state: QuizState
  ) -> [KeyBinding<QuizAction>] {
    guard turn.shape.canBeGuessed else { return [] }
    let meaning = state.confidence == .sure ? "not sure" : "sure"
    return [
      KeyBinding(
        KeyHint("!", meaning, brief: state.confidence == .sure ? "unsure" : "sure"),
        .character("!"), to: .confidence)
    ]
  }

  private static func exercise(
    _ session: Session, _ state: QuizState
  ) -> [KeyBinding<QuizAction>] {
    guard state.isExercise(session) else { return [] }
    let data = KeyBinding<QuizAction>(KeyHint("d", "data"), .character("d"), to: .data)
    let run = KeyBinding<QuizAction>(KeyHint("g", "run"), .character("g"), to: .run)
    let edit = KeyBinding<QuizAction>(KeyHint("e", "editor"), .character("e"), to: .edit)
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
      case .ask: KeyHint("f", "follow-up")
      case .answer: KeyHint("f", "its answer", brief: "answer")
      }
    return [KeyBinding(hint, .character("f"), to: .followUp)]
  }

  private static func hint(_ turn: Session.Turn, _ state: QuizState) -> [KeyBinding<QuizAction>] {
    guard turn.question.hint != nil else { return [] }
    return [
      KeyBinding(
        KeyHint("h", state.showsHint ? "hide the hint" : "hint", brief: "hint"), .character("h"),
        to: .hint)
    ]
  }

  private static func judging(_ comparison: Session.Comparison) -> [KeyBinding<QuizAction>] {
    let points = comparison.said.indices.prefix(9)
    let ticks = points.map { place -> (key: Key, action: QuizAction) in
      (.character(Character(String(place + 1))), .event(.ticked([place])))
    }
    let tick = KeyBinding<QuizAction>(KeyHint("1-\(max(1, points.count))", "tick"), ticks)
    let grades = Grade.allCases.map { grade in
      KeyBinding<QuizAction>(
        KeyHint(String(grade.rawValue.prefix(1)), grade.rawValue),
        .character(grade.rawValue.first ?? "?"), to: .event(.graded(grade)))
    }
    let accept = comparison.suggested.map {
      KeyBinding<QuizAction>(KeyHint("Enter", $0.rawValue), .enter, to: .event(.acceptedSuggestion))
    }
    return (ticks.isEmpty ? [] : [tick]) + grades + (accept.map { [$0] } ?? [])
  }

  private static let feedback: [KeyBinding<QuizAction>] = [
    KeyBinding(KeyHint("Enter", "go on"), .enter, .character("n"), to: .event(.continued)),
    KeyBinding(nil, .character(" "), to: .goOn),
  ]

  private static func common(_ session: Session, _ state: QuizState) -> [KeyBinding<QuizAction>] {
    let undo = KeyBinding<QuizAction>(KeyHint("u", "undo"), .character("u"), to: .event(.undid))
    let references = KeyBinding<QuizAction>(
      KeyHint("r", state.showsReferences ? "hide references" : "references", brief: "refs"),
      .character("r"), to: .references)
    return (session.canUndo ? [undo] : []) + [
      references,
      KeyBinding(KeyHint("/", "search"), .character("/"), to: .search),
      KeyBinding(
        KeyHint("q", session.manner == .quiz ? "leave" : "pause"), .character("q"),
        to: .event(.stopped)),
    ]
  }

  private static let scrolling: [KeyBinding<QuizAction>] = [
    KeyBinding(nil, .down, .character("j"), to: .next),
    KeyBinding(nil, .up, .character("k"), to: .previous),
    KeyBinding(nil, .pageDown, .character(" "), to: .page(1)),
    KeyBinding(nil, .pageUp, .character("-"), to: .page(-1)),
    KeyBinding(nil, .end, to: .page(1000)),
    KeyBinding(nil, .home, to: .page(-1000)),
  ]
}
