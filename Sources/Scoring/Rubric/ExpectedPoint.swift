internal import Questions
private import TextAnalysis

/// A key point, ready to be looked for.
struct ExpectedPoint: Sendable {
  private let weights: Weights
  private let claims: [(phrase: Phrase, polarity: Polarity)]
  /// The point itself.
  private let own: (phrase: Phrase, polarity: Polarity)
  private let mentions: [Phrase]
  private let opposites: [Phrase]
  /// The words of the point itself that carry content and are affirmed.
  private let content: Set<String>
  /// The words that carry content in the point and its claims.
  private let vocabulary: Set<String>
  /// Names in the point, such as `get_full_path`.
  let names: Set<String>

  /// In which words of an answer a claim counts.
  fileprivate enum Polarity {
    case affirmed, denied, either
    /// With a negation somewhere: "not sent until you iterate".
    case lifted
  }

  /// Words of a point that is about something not happening: an answer may deny what it prevents.
  private static let preventions: Set<String> = [
    "prevent", "prevents", "avoid", "avoids", "solve", "solves", "stop", "stops",
  ]

  /// `weights` are those of its words among all points of the question.
  init(_ keyPoint: KeyPoint, _ weights: Weights) {
    self.weights = weights
    let words = AnswerText(keyPoint.point).wholes
    let denials = words.filter { $0.stem == AnswerText.negation }
    let prevented = words.filter { Self.preventions.contains($0.text) }
    func stems(inClausesOf some: [AnswerText.Word]) -> Set<String> {
      Set(words.filter { word in some.contains { $0.clause == word.clause } }.map(\.stem))
    }
    let (denied, avoided) = (stems(inClausesOf: denials), stems(inClausesOf: prevented))
    claims = keyPoint.accept.map { text in
      let phrase = Phrase(text)
      return (phrase, Self.polarity(of: phrase, denied: denied, avoided: avoided))
    }
    mentions = keyPoint.mention.map(Phrase.init)
    opposites = keyPoint.contradict.map(Phrase.init)
    own = (
      Phrase(keyPoint.point), prevented.isEmpty ? denials.isEmpty ? .affirmed : .denied : .either
    )
    content = Set(words.filter(\.isContent).map(\.stem)).subtracting(denied.union(avoided))
    vocabulary = keyPoint.vocabulary
    names = Set(words.filter(\.isName).map(\.stem)).union(Self.code(in: keyPoint.point))
  }

  /// The words that stand between backticks.
  private static func code(in point: String) -> [String] {
    let pieces = point.split(separator: "`", omittingEmptySubsequences: false)
    return pieces.enumerated().filter { $0.offset % 2 == 1 }
      .flatMap { AnswerText(String($0.element)).wholes.map(\.stem) }
  }

  /// A claim in the very words that the point denies has to be denied; one in words of its own, such as
  /// "bypasses the check", says it by itself.
  private static func polarity(
    of phrase: Phrase, denied: Set<String>, avoided: Set<String>
  ) -> Polarity {
    if phrase.isNegative { return phrase.isLifted ? .lifted : .denied }
    if !phrase.content.isEmpty, phrase.content.isSubset(of: denied) { return .denied }
    return phrase.content.isDisjoint(with: denied.union(avoided)) ? .affirmed : .either
  }

  /// `rivals` are names of other points: what is said of them is not said of this one.
  func heard(in answer: AnswerText, rivals: Set<String>) -> Heard {
    let mentioned = mentions.compactMap { $0.places(in: answer).first }
    var heard = Heard(
      overlap: overlap(with: answer), likeness: likeness(of: answer), mentions: mentioned.count)
    if let words = opposite(in: answer) {
      heard.finding = .opposed(words.map(\.text))
      return heard
    }
    var touched: Phrase.Place?
    for (phrase, polarity) in claims {
      for place in phrase.places(in: answer) {
        guard polarity.takes(place) else {
          heard.isDenied = true
          continue
        }
        let isSound =
          place.words.allSatisfy(\.isStatement) && isAboutThis(place.words, in: answer, rivals)
        if isSound { return heard.saying(place.words, .claim) }
        touched = touched ?? place
      }
    }
    if heard.isDenied { return touched.map { heard.touching($0.words) } ?? heard }
    return heard.covered(by: best(in: answer, rivals), touched: touched ?? mentioned.first)
  }

  /// The words of the point and its claims in the one sentence that has most of them.
  private func overlap(with answer: AnswerText) -> Cover {
    answer.sentences.reduce(into: Cover()) { most, sentence in
      let shared = vocabulary.intersection(sentence.stems)
      let weight = shared.reduce(0) { $0 + weights[$1] }
      guard weight > most.weight else { return }
      most = Cover(weight: weight, words: sentence.words.filter { shared.contains($0.stem) })
    }
  }

  private func likeness(of answer: AnswerText) -> Likeness {
    Likeness(of: answer, claims: claims.map(\.phrase), opposites: opposites, weights)
  }

  /// The words that say the opposite, in the order of a phrase for it; unless a claim stands in the same
  /// sentence as a whole.
  private func opposite(in answer: AnswerText) -> [AnswerText.Word]? {
    for phrase in opposites {
      for place in phrase.places(in: answer) where place.isInOrder {
        guard place.isDenied == phrase.isNegative, place.words.allSatisfy(\.isStatement),
          let sentence = place.words.first.flatMap(answer.sentence),
          !claims.contains(where: { $0.phrase.share(of: sentence) >= 1 })
        else { continue }
        return place.words
      }
    }
    return nil
  }

  /// The most that a sentence has of the words of a claim or of the point itself.
  private func best(in answer: AnswerText, _ rivals: Set<String>) -> Cover {
    var best = Cover()
    for sentence in answer.sentences {
      for (phrase, polarity) in claims + [own] {
        let cover = phrase.cover(of: sentence, weights)
        guard cover.worth > best.worth, polarity.takes(cover.words, in: sentence),
          isAboutThis(cover.words, in: answer, rivals),
          polarity == .denied
            || !Opposites.replace(phrase.content, in: answer.stems(around: cover.words))
        else { continue }
        best = cover
      }
    }
    return best
  }

  /// Whether the clause of some words speaks of this point: of no name of another one alone, and with no
  /// word turned into its opposite.
  private func isAboutThis(
    _ words: [AnswerText.Word], in answer: AnswerText, _ rivals: Set<String>
  ) -> Bool {
    guard let first = words.first else { return false }
    let stems = answer.clauses[first.clause] ?? []
    if Opposites.replace(content, in: stems) { return false }
    return names.isEmpty || !names.isDisjoint(with: stems) || rivals.isDisjoint(with: stems)
  }
}

extension KeyPoint {
  /// The words that carry content in the point and its claims.
  var vocabulary: Set<String> {
    ([point] + accept).reduce(into: []) { $0.formUnion(Phrase($1).content) }
  }

  /// Those of phrases that say the opposite.
  var opposedVocabulary: Set<String> {
    contradict.reduce(into: []) { $0.formUnion(Phrase($1).content) }
  }
}

extension ExpectedPoint.Polarity {
  /// Whether some words of a sentence are denied as this asks for, most of them.
  fileprivate func takes(_ words: [AnswerText.Word], in sentence: AnswerText.Sentence) -> Bool {
    let denied = words.count { sentence.denies($0) }
    return switch self {
    case .affirmed: denied * 2 < max(1, words.count)
    case .denied: denied > 0
    case .either: true
    case .lifted: sentence.stems.contains(AnswerText.negation)
    }
  }

  fileprivate func takes(_ place: Phrase.Place) -> Bool {
    switch self {
    case .affirmed: !place.isDenied
    case .denied: place.isDenied
    case .either, .lifted: true
    }
  }
}
