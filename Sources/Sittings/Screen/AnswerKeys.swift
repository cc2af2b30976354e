internal import Questions
internal import Quiz
internal import Terminal

/// The keys that answer, by the shape of what is asked.
extension QuizKeys {
  static func answering(
    _ turn: Session.Turn, _ manner: Session.Manner, _ state: QuizState
  ) -> [KeyBinding<QuizAction>] {
    switch turn.shape {
    case .pick(let options): picking(turn, several: options.asksForSeveral)
    case .type(let blanks):
      blanks.count == nil && manner == .quiz && !turn.isExercise
        ? revealing(state) : inWords(state)
    case .arrange(let pieces): arranging(state, hasStrangers: pieces.hasStrangers)
    case .point(let code): pointing(several: code.asksForSeveral)
    }
  }

  private static func picking(_ turn: Session.Turn, several: Bool) -> [KeyBinding<QuizAction>] {
    let letters = "a-\(Letters.letter(turn.order.count - 1))"
    let options = turn.order.indices.flatMap { place -> [(key: Key, action: QuizAction)] in
      [
        (.character(Letters.letter(place)), .option(place))
      ] + (place < 9 ? [(.character(Character(String(place + 1))), .option(place))] : [])
    }
    return several
      ? [
        KeyBinding(
          KeyHint(letters, "tick", help: "tick or untick an option; numbers do the same"), options),
        KeyBinding(
          KeyHint("↑↓ Space", "tick", brief: "", help: "tick the option under the cursor"),
          .character(" "), to: .tick),
        KeyBinding(KeyHint("Enter", "done", help: "give your answer"), .enter, to: .confirm),
      ]
      : [
        KeyBinding(
          KeyHint(letters, "answer", help: "answer with an option; numbers do the same"), options),
        KeyBinding(
          KeyHint("↑↓ Enter", "choose", brief: "", help: "answer with the option under the cursor"),
          .enter, to: .confirm),
      ]
  }

  /// In a quiz the answer may be said aloud instead of typed.
  private static func revealing(_ state: QuizState) -> [KeyBinding<QuizAction>] {
    [
      KeyBinding(KeyHint("Enter", "show the answer", brief: "answer"), .enter, to: .showAnswer),
      KeyBinding(
        KeyHint(
          "t", state.draft.isEmpty ? "type yours" : "type on", brief: "type",
          help: "type your answer before you see ours"),
        .character("t"), to: .type),
    ]
  }

  /// Words are waited for: there is no answer to look at before.
  private static func inWords(_ state: QuizState) -> [KeyBinding<QuizAction>] {
    guard !state.draft.isEmpty else {
      return [
        KeyBinding(
          KeyHint("Enter", "type", brief: "type", help: "type your answer"), .enter,
          .character("t"), to: .type)
      ]
    }
    return [
      KeyBinding(
        KeyHint("Enter", "give it", brief: "done", help: "give your answer"), .enter,
        to: .showAnswer),
      KeyBinding(KeyHint("t", "type on", brief: "type"), .character("t"), to: .type),
    ]
  }

  private static func arranging(
    _ state: QuizState, hasStrangers: Bool
  ) -> [KeyBinding<QuizAction>] {
    let hold = KeyBinding<QuizAction>(
      KeyHint(
        "↑↓ Space", state.isHolding ? "put down" : "take up",
        help: "take the piece up, move it with the arrows, put it down"), .character(" "), to: .hold
    )
    let leaveOut = KeyBinding<QuizAction>(
      KeyHint("x", "leave out", brief: "out", help: "leave the piece out, or take it in again"),
      .character("x"), to: .leaveOut)
    return [hold] + (hasStrangers ? [leaveOut] : [])
      + [KeyBinding(KeyHint("Enter", "done", help: "give your answer"), .enter, to: .confirm)]
  }

  private static func pointing(several: Bool) -> [KeyBinding<QuizAction>] {
    several
      ? [
        KeyBinding(KeyHint("↑↓ Space", "tick"), .character(" "), to: .tick),
        KeyBinding(KeyHint("Enter", "done", help: "give your answer"), .enter, to: .confirm),
      ] : [KeyBinding(KeyHint("↑↓ Enter", "choose"), .enter, to: .confirm)]
  }
}
