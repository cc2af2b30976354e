package import Scoring
package import Terminal

/// How an interview went, asked once when its day has passed.
package enum InterviewPage {
  package enum Next { case went(InterviewOutcome), later }

  package static func page(_ date: Day) -> TextPage<Next> {
    TextPage(
      title: "Welcome back", blocks: [[question(date)]],
      bindings: [
        KeyBinding(KeyHint("w", "well"), .character("w"), to: .went(.well)),
        KeyBinding(KeyHint("m", "mixed"), .character("m"), to: .went(.mixed)),
        KeyBinding(KeyHint("b", "badly"), .character("b"), to: .went(.badly)),
        KeyBinding(KeyHint("Enter", "not now"), .enter, .character("q"), .escape, to: .later),
      ])
  }

  package static func question(_ date: Day) -> String {
    "How did the interview on \(date.words) go?"
  }
}
