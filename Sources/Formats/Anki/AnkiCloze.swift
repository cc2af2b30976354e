internal import TextAnalysis

/// `{{c1::text::hint}}`, which may stand within another.
struct AnkiCloze {
  private(set) var cloze: Cloze

  init(_ text: String) {
    var rest = text[...]
    cloze = Cloze(Self.pieces(&rest, depth: 0))
  }

  private static func pieces(_ rest: inout Substring, depth: Int) -> [Cloze.Part] {
    var pieces: [Cloze.Part] = []
    var plain = ""
    while let character = rest.first {
      if depth > 0, rest.hasPrefix("}}") { break }
      if rest.hasPrefix("{{c"), depth < 20, let gap = gap(&rest, depth: depth) {
        pieces += [.text(plain), gap]
        plain = ""
      } else {
        plain.append(character)
        rest = rest.dropFirst()
      }
    }
    return pieces + [.text(plain)]
  }

  /// Reads a gap and those within it.
  private static func gap(_ rest: inout Substring, depth: Int) -> Cloze.Part? {
    let digits = rest.dropFirst(3).prefix(while: \.isNumber)
    let body = rest.dropFirst(3 + digits.count)
    guard let number = Int(digits), body.hasPrefix("::") else { return nil }
    var inside = body.dropFirst(2)
    let pieces = pieces(&inside, depth: depth + 1)
    guard inside.hasPrefix("}}") else { return nil }
    rest = inside.dropFirst(2)
    return .gap(Self.withoutHint(pieces), number: number, hint: hint(pieces))
  }

  private static func withoutHint(_ pieces: [Cloze.Part]) -> [Cloze.Part] {
    guard let (place, range) = hintPlace(pieces), case .text(let text) = pieces[place] else {
      return pieces
    }
    return pieces[..<place] + [.text(String(text[..<range.lowerBound]))]
  }

  private static func hint(_ pieces: [Cloze.Part]) -> String? {
    guard let (place, range) = hintPlace(pieces), case .text(let text) = pieces[place] else {
      return nil
    }
    return text[range.upperBound...] + Cloze(Array(pieces[(place + 1)...])).filled
  }

  /// Where the text of a gap ends and its hint begins.
  private static func hintPlace(_ pieces: [Cloze.Part]) -> (Int, Range<String.Index>)? {
    for (place, piece) in pieces.enumerated() {
      if case .text(let text) = piece, let range = text.firstPlace(of: "::") {
        return (place, range)
      }
    }
    return nil
  }
}
