/// A key that works now, and what it does.
package struct KeyHint: Sendable, Equatable {
  package let name: String
  package let meaning: String
  /// The meaning where room is scarce.
  package let brief: String
  /// What the key does, in the words of the page of keys.
  package let help: String
  /// Whether it stands below the page; the page of keys names all.
  package let isInFooter: Bool

  package init(
    _ name: String, _ meaning: String, brief: String? = nil, help: String? = nil,
    isInFooter: Bool = true
  ) {
    self.name = name
    self.meaning = meaning
    self.brief = brief ?? meaning
    self.help = help ?? meaning
    self.isInFooter = isInFooter
  }

  /// The hints in lines, in the longest wording that fits: with meanings, with brief ones, then with
  /// brief ones for the first few and the last, and the names alone of the others.
  ///
  /// What does not fit even then is left out, so that no word is cut.
  package static func lines(_ all: [KeyHint], width: Int, atMost limit: Int) -> [StyledLine] {
    let hints = all.filter(\.isInFooter)
    let full = packed(hints.map { $0.line($0.meaning) }, width: width)
    if fits(full, width, limit) { return full }
    for count in stride(from: hints.count, through: 1, by: -1) {
      let lines = hints.enumerated().map { place, hint in
        hint.line(place < count || place == hints.count - 1 ? hint.brief : "")
      }
      let brief = packed(lines, width: width)
      if fits(brief, width, limit) { return brief }
    }
    let names = hints.map { $0.line("") }.filter { $0.width <= width }
    return Array(packed(names, width: width).prefix(limit))
  }

  private static func fits(_ lines: [StyledLine], _ width: Int, _ limit: Int) -> Bool {
    lines.count <= limit && lines.allSatisfy { $0.width <= width }
  }

  private func line(_ meaning: String) -> StyledLine {
    let name = StyledLine(name, Style(.accent, .bold))
    return meaning.isEmpty ? name : name + StyledLine(" " + meaning, Style(.muted))
  }

  private static func packed(_ hints: [StyledLine], width: Int) -> [StyledLine] {
    var lines = [StyledLine()]
    for hint in hints {
      let last = lines[lines.count - 1]
      if last.width == 0 {
        lines[lines.count - 1] = hint
      } else if last.width + 2 + hint.width <= width {
        lines[lines.count - 1] = last + StyledLine("  ") + hint
      } else {
        lines.append(hint)
      }
    }
    return lines
  }
}

/// Keys that do something, with the hint that says so; some are left to be found.
package struct KeyBinding<Action: Sendable>: Sendable {
  package let hint: KeyHint?
  package let actions: [(key: Key, action: Action)]

  package init(_ hint: KeyHint?, _ actions: [(key: Key, action: Action)]) {
    self.hint = hint
    self.actions = actions
  }

  package init(_ hint: KeyHint?, _ keys: Key..., to action: Action) {
    self.init(hint, keys.map { ($0, action) })
  }
}
