// What Swift brings for this links its regular expressions into the program.

extension Collection where Element: Equatable {
  /// Where a part stands for the first time; nil when it does not, and for an empty part.
  package func firstPlace(of part: some Collection<Element>) -> Range<Index>? {
    guard let first = part.first else { return nil }
    var rest = self[...]
    while let start = rest.firstIndex(of: first) {
      rest = rest[start...]
      if rest.starts(with: part) {
        return start..<rest.index(start, offsetBy: part.count)
      }
      rest = rest.dropFirst()
    }
    return nil
  }

  /// Every place of a part, without overlaps.
  package func places(of part: some Collection<Element>) -> [Range<Index>] {
    var places: [Range<Index>] = []
    var rest = self[...]
    while let place = rest.firstPlace(of: part) {
      places.append(place)
      rest = rest[place.upperBound...]
    }
    return places
  }
}

extension StringProtocol {
  /// The parts between the places of a text, empty ones too.
  package func pieces(partedBy text: String) -> [SubSequence] {
    let places = places(of: text)
    let starts = [startIndex] + places.map(\.upperBound)
    return zip(starts, places.map(\.lowerBound) + [endIndex]).map { self[$0..<$1] }
  }

  /// The text with another in every place of a part.
  package func replacing(text: String, with replacement: String) -> String {
    pieces(partedBy: text).joined(separator: replacement)
  }

  /// The text with another in the place of every such character.
  package func replacing(each character: Character, with replacement: String) -> String {
    split(separator: character, omittingEmptySubsequences: false).joined(separator: replacement)
  }

  /// Whether a text that is not empty stands in it, byte by byte.
  package func contains(text: String) -> Bool { utf8.firstPlace(of: text.utf8) != nil }
}
