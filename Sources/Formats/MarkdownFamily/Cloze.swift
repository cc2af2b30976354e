internal import Questions

/// A text with gaps, each of which becomes a question of its own.
struct Cloze {
  /// What a gap looks like.
  static let gap = ShortAnswer.gap

  /// A piece of the text, or a gap with what belongs into it, which may have gaps itself.
  indirect enum Part: Equatable {
    case text(String)
    case gap([Part], number: Int, hint: String?)
  }

  private(set) var pieces: [Part] = []

  init(_ pieces: [Part]) { self.pieces = pieces }

  var numbers: [Int] { Set(Self.gaps(pieces).map(\.number)).sorted() }

  /// All gaps, those within others as well.
  private static func gaps(_ pieces: [Part]) -> [(number: Int, text: String)] {
    pieces.flatMap { piece -> [(number: Int, text: String)] in
      guard case .gap(let inside, let number, _) = piece else { return [] }
      return [(number, Cloze(inside).filled)] + gaps(inside)
    }
  }

  /// The text with the gaps of one number empty and the others filled.
  func prompt(_ wanted: Int, gap: String = Self.gap) -> String {
    pieces.map { piece in
      switch piece {
      case .text(let text): text
      case .gap(_, wanted, let hint): gap + (hint.map { " (\($0))" } ?? "")
      case .gap(let inside, _, _): Cloze(inside).prompt(wanted, gap: gap)
      }
    }.joined()
  }

  /// The text with every gap filled.
  var filled: String {
    pieces.map { piece in
      switch piece {
      case .text(let text): text
      case .gap(let inside, _, _): Cloze(inside).filled
      }
    }.joined()
  }

  func answer(_ wanted: Int) -> String {
    Self.gaps(pieces).filter { $0.number == wanted }.map(\.text).joined(separator: ", ")
  }
}
