package import Terminal

/// The live search: what is typed, and which hit is chosen.
///
/// Letters go to the query, so what is done with a hit stands on control keys.
package struct FinderState: Sendable, Equatable {
  package private(set) var query = TextEditor(isSingleLine: true)
  /// The place of the chosen hit.
  package private(set) var selected = 0
  /// Whether what was found may be quizzed.
  package let offersQuiz: Bool

  package init(offersQuiz: Bool = false) {
    self.offersQuiz = offersQuiz
  }

  package enum Move: Sendable, Equatable {
    /// The query is another one.
    case changed
    /// The chosen hit is to be shown.
    case open
    /// The first reference of the chosen hit is to be opened.
    case reference
    /// What was found is to be quizzed.
    case quiz
    case leave
  }

  /// Takes a key, with the number of hits there are; nil when it asks for nothing.
  package mutating func press(_ key: Key, hits: Int) -> Move? {
    switch key {
    case .escape: return .leave
    case .enter: return selected < hits ? .open : nil
    case .control("o"): return selected < hits ? .reference : nil
    case .control("q"): return offersQuiz && hits > 0 ? .quiz : nil
    case .down, .control("n"), .tab: selected = max(0, min(hits - 1, selected + 1))
    case .up, .control("p"): selected = max(0, selected - 1)
    case .pageDown: selected = max(0, min(hits - 1, selected + Self.page))
    case .pageUp: selected = max(0, selected - Self.page)
    default: return edit(key)
    }
    return nil
  }

  package var hints: [KeyHint] {
    let quiz = KeyHint("Ctrl-Q", "quiz what was found", brief: "quiz")
    return [
      KeyHint("↑↓", "choose"), KeyHint("Enter", "show the question", brief: "show"),
      KeyHint("Ctrl-O", "open the reference", brief: "open"),
    ] + (offersQuiz ? [quiz] : []) + [KeyHint("Ctrl-U", "clear"), KeyHint("Esc", "leave")]
  }

  private static let page = 5

  private mutating func edit(_ key: Key) -> Move? {
    let before = query.text
    _ = query.press(key, width: .max)
    guard query.text != before else { return nil }
    selected = 0
    return .changed
  }
}
