internal import TextAnalysis

/// A side of a card as its note type lays it out: HTML with the names of fields in double braces.
///
/// https://docs.ankiweb.net/templates/fields.html
struct AnkiTemplate {
  /// A field where it is shown, with what is made of it first, such as "hint" and "cloze".
  struct Slot: Equatable {
    let name: String
    let filters: [String]
  }

  private indirect enum Segment {
    case text(String)
    case field(Slot)
    /// What is shown where a field is filled, or where it is empty.
    case section(String, isFilled: Bool, [Segment])
  }

  private let segments: [Segment]

  init(_ text: String) {
    var rest = text[...]
    segments = Self.segments(&rest, depth: 0)
  }

  /// Up to the end of the section that is open, or to the end.
  private static func segments(_ rest: inout Substring, depth: Int) -> [Segment] {
    var segments: [Segment] = []
    while let open = rest.firstPlace(of: "{{"),
      let close = rest[open.upperBound...].firstPlace(of: "}}")
    {
      segments.append(.text(String(rest[..<open.lowerBound])))
      let words = String(rest[open.upperBound..<close.lowerBound]).trimmed
      rest = rest[close.upperBound...]
      let name = String(words.dropFirst()).trimmed
      switch words.first {
      case "/": if depth > 0 { return segments }
      case "#" where depth < 20, "^" where depth < 20:
        let inside = Self.segments(&rest, depth: depth + 1)
        segments.append(.section(name, isFilled: words.first == "#", inside))
      default:
        let parts = words.split(separator: ":", omittingEmptySubsequences: false)
          .map { String($0).trimmed }
        segments.append(.field(Slot(name: parts.last ?? "", filters: parts.dropLast())))
      }
    }
    segments.append(.text(String(rest)))
    rest = ""
    return segments
  }

  /// The template with its fields filled.
  func filled(
    _ value: (Slot) -> String, isFilled: (_ name: String) -> Bool
  ) -> String { Self.filled(segments, value, isFilled) }

  private static func filled(
    _ segments: [Segment], _ value: (Slot) -> String, _ isFilled: (String) -> Bool
  ) -> String {
    segments.map { segment in
      switch segment {
      case .text(let text): text
      case .field(let field): value(field)
      case .section(let name, let wanted, let inside):
        isFilled(name) == wanted ? filled(inside, value, isFilled) : ""
      }
    }.joined()
  }

  /// The fields that it shows.
  var fields: [Slot] { Self.fields(segments) }

  private static func fields(_ segments: [Segment]) -> [Slot] {
    segments.flatMap { segment -> [Slot] in
      switch segment {
      case .text: []
      case .field(let field): [field]
      case .section(_, _, let inside): fields(inside)
      }
    }
  }
}

/// Both sides of the cards that a note type makes of a note.
struct AnkiLayout {
  /// Which of the note's cards it is, from 0.
  let ord: Int
  let front: AnkiTemplate
  let back: AnkiTemplate

  init(_ ord: Int, front: String, back: String) {
    self.ord = ord
    self.front = AnkiTemplate(front)
    self.back = AnkiTemplate(back)
  }

  /// The field with gaps, where the note type has one.
  var clozeField: String? { front.fields.first { $0.filters.contains("cloze") }?.name }
}
