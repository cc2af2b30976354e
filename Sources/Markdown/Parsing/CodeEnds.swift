/// Where runs of backticks stand, so that each is looked at once.
struct CodeEnds {
  /// Places by length, the last first.
  private var places: [Int: [Int]] = [:]

  init(_ text: Scalars) {
    var index = text.count
    while index > 0 {
      let end = index
      while index > 0, text[index - 1] == "`" { index -= 1 }
      if index < end { places[end - index, default: []].append(index) } else { index -= 1 }
    }
  }

  /// The next run of that length; the places asked for must not go backwards.
  mutating func next(ofLength length: Int, after start: Int) -> Int? {
    while let place = places[length]?.last {
      if place > start { return place }
      places[length]?.removeLast()
    }
    return nil
  }
}
