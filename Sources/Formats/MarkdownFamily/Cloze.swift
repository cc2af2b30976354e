internal import Questions

/// A text with gaps, each of which becomes a question of its own.
struct Cloze {
  /// What a gap looks like.
  static let gap = ShortAnswer.gap

  /// A piece of the text, or a gap with what belongs into it.
  enum Part: Equatable {
    case text(String)
    case gap(String, number: Int, hint: String?)
  }

  private(set) var pieces: [Part] = []

  init(_ pieces: [Part]) { self.pieces = pieces }

  var numbers: [Int] {
    let all = pieces.compactMap { if case .gap(_, let number, _) = $0 { number } else { nil } }
    return Set(all).sorted()
  }

  /// The text with the gaps of one number empty and the others filled.
  func prompt(_ wanted: Int, gap: String = Self.gap) -> String {
    pieces.map { piece in
      switch piece {
      case .text(let text): text
      case .gap(_, wanted, let hint): gap + (hint.map { " (\($0))" } ?? "")
      case .gap(let text, _, _): text
      }
    }.joined()
  }

  /// The text with every gap filled.
  var filled: String {
    pieces.map { piece in
      switch piece {
      case .text(let text), .gap(let text, _, _): text
      }
    }.joined()
  }

  func answer(_ wanted: Int) -> String {
    pieces.compactMap { if case .gap(let text, wanted, _) = $0 { text } else { nil } }
      .joined(separator: ", ")
  }
}
