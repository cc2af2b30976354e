/// A phrase to be heard in an answer: what says a key point, touches it or says the opposite.
struct Phrase: Sendable {
  private let wholes: [String]
  private let parts: [String]
  /// Stems of its words that carry content.
  let content: Set<String>
  /// Whether it denies something itself, so that only an answer that denies it says it.
  let isNegative: Bool

  /// How many other words may stand among those of a phrase: "query for each single row".
  private static let gap = 2

  init(_ text: String) {
    let reading = AnswerText(text)
    isNegative = reading.wholes.contains { $0.stem == AnswerText.negation }
    wholes = Self.stems(reading.wholes)
    parts = Self.stems(reading.parts)
    content = Set(reading.wholes.filter(\.isContent).map(\.stem))
      .subtracting([AnswerText.negation])
  }

  /// Without what a sentence can lose, where enough is left to know the phrase by.
  private static func stems(_ words: [AnswerText.Word]) -> [String] {
    let words = words.filter { $0.stem != AnswerText.negation }
    let content = words.filter(\.isContent)
    return (content.count >= 2 ? content : words).map(\.stem)
  }

  /// Whether what it denies comes about all the same: "not … until".
  var isLifted: Bool { !content.isDisjoint(with: Denials.lifting) }

  /// How much of its words a sentence has, by their weights, and these words.
  func cover(
    of sentence: AnswerText.Sentence, _ weights: Weights
  ) -> Cover {
    guard content.count >= 2 else { return Cover() }
    let weight = content.intersection(sentence.stems).reduce(0) { $0 + weights[$1] }
    let whole = content.reduce(0) { $0 + weights[$1] }
    return Cover(share: weight / whole, weight: weight, words: words(in: sentence))
  }

  /// How many of its words a sentence has, all of them alike.
  func share(of sentence: AnswerText.Sentence) -> Double {
    guard content.count >= 2 else { return 0 }
    return Double(content.intersection(sentence.stems).count) / Double(content.count)
  }

  func words(in sentence: AnswerText.Sentence) -> [AnswerText.Word] {
    var left = content.intersection(sentence.stems)
    return sentence.words.filter { left.remove($0.stem) != nil }
  }

  /// A place where it stands, and whether it is denied there.
  struct Place: Sendable {
    let words: [AnswerText.Word]
    let isDenied: Bool
    /// Whether the words stand in the order of the phrase.
    let isInOrder: Bool
  }

  func places(in answer: AnswerText) -> [Place] {
    Self.places(wholes, in: answer.wholes)
      + (parts == wholes ? [] : Self.places(parts, in: answer.parts))
  }

  private static func places(_ stems: [String], in words: [AnswerText.Word]) -> [Place] {
    guard let first = stems.first else { return [] }
    let denials = Denials(in: words)
    return words.indices.compactMap { start in
      let isStart = stems.count > 1 ? stems.contains(words[start].stem) : words[start].stem == first
      guard isStart, let place = place(of: stems, in: words, from: start) else { return nil }
      let sorted = place.sorted()
      return Place(
        words: sorted.map { words[$0] }, isDenied: denials.deny(sorted), isInOrder: place == sorted)
    }
  }

  /// The places of all words of a phrase from a start on: in their order with few others among them, or
  /// side by side in any order.
  ///
  /// In another order only side by side: "call old blocking code" is no "blocking call".
  private static func place(
    of stems: [String], in words: [AnswerText.Word], from start: Int
  ) -> [Int]? {
    var window: [Int] = []
    for index in start..<words.count {
      guard window.count < stems.count + gap, words[index].clause == words[start].clause else {
        break
      }
      if words[index].isContent || stems.contains(words[index].stem) { window.append(index) }
    }
    var places: [Int] = []
    for stem in stems {
      guard let place = window.first(where: { words[$0].stem == stem && !places.contains($0) })
      else { return nil }
      places.append(place)
    }
    let isTogether = (places.max() ?? 0) - (places.min() ?? 0) == stems.count - 1
    return places == places.sorted() || isTogether ? places : nil
  }
}
