internal import Questions
internal import Quiz

/// What is offered is called by letters in the order shown; lines of code have their numbers.
extension Session.Turn {
  /// How something offered, by its place as stored, is called.
  func name(of place: Int) -> String {
    if case .point = shape { return String(place + 1) }
    return order.firstIndex(of: place).map { String(Letters.letter($0)) } ?? "?"
  }

  /// The place as stored of what is called so; nil when nothing is.
  func place(named name: some StringProtocol) -> Int? {
    if case .point(let code) = shape {
      return Int(name).map { $0 - 1 }.flatMap { code.lines.indices.contains($0) ? $0 : nil }
    }
    guard let shown = Letters.place(name), order.indices.contains(shown) else { return nil }
    return order[shown]
  }

  /// An answer as JSON has it: a text for each blank, also where it is empty.
  func keys(of response: Response) -> [String] {
    if case .typed(let texts) = response { texts } else { names(of: response) }
  }

  /// An answer in these names: sets in the order shown, sequences in their own.
  func names(of response: Response) -> [String] {
    switch response {
    case .picked(let places): order.filter(places.contains).map(name)
    case .pointed(let places): places.sorted().map(name)
    case .arranged(let places): places.map(name)
    case .typed(let texts): texts.map { $0.isEmpty ? "nothing" : $0 }
    }
  }
}
