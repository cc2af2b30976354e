package import Terminal

/// The first screen when today's portion is done.
package enum DonePage {
  package enum Next { case goOn, leave }

  package static var page: TextPage<Next> {
    TextPage(
      title: "Today", blocks: [[OutlookWords.done]],
      bindings: [
        KeyBinding(KeyHint("Enter", "go on"), .enter, to: .goOn),
        KeyBinding(KeyHint("q", "leave"), .character("q"), .escape, to: .leave),
      ])
  }
}
