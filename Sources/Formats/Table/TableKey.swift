internal import TextAnalysis

/// Which options a cell means, as people write it: letters, numbers or the texts themselves.
struct TableKey {
  enum Notation: CaseIterable { case letters, numbers, texts }

  private let text: String
  private let options: [String]

  init(_ text: String, options: [String]) {
    self.text = text.trimmed
    self.options = options.map(\.trimmed)
  }

  /// The places meant by a style; nil when the cell is not written in it.
  func places(_ style: Notation) -> Set<Int>? {
    if style == .texts, let place = options.firstIndex(of: text) { return [place] }
    for sign in [",", ";", "|", "\n", "/"] as [Character] {
      let parts = text.split(separator: sign).map { String($0).trimmed }.filter { !$0.isEmpty }
      let places = parts.map { place($0, style) }
      if !parts.isEmpty, places.allSatisfy({ $0 != nil }) { return Set(places.compactMap(\.self)) }
    }
    return nil
  }

  private func place(_ part: String, _ style: Notation) -> Int? {
    let place: Int?
    switch style {
    case .texts:
      place = options.firstIndex(of: part) ?? options.firstIndex { $0.folded == part.folded }
    case .numbers: place = Int(part).map { $0 - 1 }
    case .letters: place = Int(part) == nil ? TableColumns.place(Self.letter(part)) : nil
    }
    return place.flatMap { options.indices.contains($0) && !options[$0].isEmpty ? $0 : nil }
  }

  /// "B", "b)", "(B)", "option B".
  private static func letter(_ part: String) -> String {
    var word = part.lowercased()
    for beginning in ["option ", "answer ", "choice "] where word.hasPrefix(beginning) {
      word = String(word.dropFirst(beginning.count))
    }
    return word.filter { !"().:".contains($0) }
  }

  /// The places that every style agrees on, of those in which all keys of a table are written.
  ///
  /// Where styles differ there is no telling, as of the key 2 beside the options 1, 2 and 3.
  func places(_ styles: [Notation]) -> Set<Int>? {
    let readings = Set((styles.isEmpty ? Notation.allCases : styles).compactMap { places($0) })
    return readings.count == 1 ? readings.first : nil
  }

  /// The styles in which every key can be read.
  static func styles(of keys: [TableKey]) -> [Notation] {
    Notation.allCases.filter { style in keys.allSatisfy { $0.places(style) != nil } }
  }
}
