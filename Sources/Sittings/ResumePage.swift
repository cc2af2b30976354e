package import Terminal
internal import TextAnalysis

/// The first screen when a quiz was left: whether to go on with it.
package enum ResumePage {
  package enum Next { case goOn, another, leave }

  package static func page(_ left: Int) -> TextPage<Next> {
    TextPage(
      title: "Welcome back",
      blocks: [["You left a quiz with \(counted(left, "question")) to go."]],
      bindings: [
        KeyBinding(KeyHint("Enter", "go on with it", brief: "go on"), .enter, to: .goOn),
        KeyBinding(KeyHint("n", "new quiz"), .character("n"), to: .another),
        KeyBinding(KeyHint("q", "leave"), .character("q"), .escape, to: .leave),
      ])
  }
}
