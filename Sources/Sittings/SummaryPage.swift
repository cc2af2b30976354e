package import Insight
internal import Questions
package import Quiz
package import Terminal

/// The last screen of a sitting: what came out, what was missed, why to come back.
package enum SummaryPage {
  package enum Next { case undo, practise, another, leave }

  package static func page(
    _ tally: Tally, _ outlook: Outlook, titles: [String: String], canUndo: Bool = false
  ) -> TextPage<Next> {
    let hasMissed = !tally.toPractise.isEmpty
    let practise = KeyBinding<Next>(
      KeyHint("Enter", "practise what you missed", brief: "practise"), .enter, to: .practise)
    let more = hasMissed ? KeyHint("n", "go on") : KeyHint("Enter", "go on")
    let going: [Key] = [.character("n")] + (hasMissed ? [] : [.enter])
    let undo = KeyBinding<Next>(
      KeyHint("u", "undo", help: "take the last answer back"), .character("u"), to: .undo)
    return TextPage(
      title: "Done", blocks: TallyText.blocks(tally, titles: titles) + [[outlook.sentence]],
      bindings: (hasMissed ? [practise] : []) + [
        KeyBinding(more, going.map { ($0, .another) })
      ] + (canUndo ? [undo] : []) + [
        KeyBinding(KeyHint("q", "leave"), .character("q"), .escape, to: .leave)
      ])
  }
}
