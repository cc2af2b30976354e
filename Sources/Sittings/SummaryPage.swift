package import Insight
internal import Questions
package import Quiz
package import Terminal

/// The last screen of a sitting: what came out, what was missed, why to come back.
package enum SummaryPage {
  package enum Next { case practise, another, leave }

  package static func page(_ tally: Tally, _ outlook: Outlook, titles: [String: String])
    -> TextPage<Next>
  {
    let hasMissed = !tally.missed.isEmpty
    let practise = KeyBinding<Next>(
      KeyHint("Enter", "practise what you missed", brief: "practise"), .enter, to: .practise)
    let more = hasMissed ? KeyHint("n", "go on") : KeyHint("Enter", "go on")
    let going: [Key] = [.character("n")] + (hasMissed ? [] : [.enter])
    return TextPage(
      title: "Done", blocks: TallyText.blocks(tally, titles: titles) + [[outlook.sentence]],
      bindings: (hasMissed ? [practise] : []) + [
        KeyBinding(more, going.map { ($0, .another) }),
        KeyBinding(KeyHint("q", "leave"), .character("q"), .escape, to: .leave),
      ])
  }
}
