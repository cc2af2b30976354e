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
  /// Names in the point, such as `get_full_path`.
  let names: Set<String>

  /// In which words of an answer a claim counts.
  fileprivate enum Polarity {
    case affirmed, denied, either
    /// With a negation somewhere: "not sent until you iterate".
    case lifted
  }

  /// With this share of the point's own words in one sentence it is said, with that one in part.
  private static let saidShare = 0.5
  private static let partShare = 0.4
  /// Less is what the sentence is about, and no claim.
  private static let leastWeight = 0.8

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
  func finding(in answer: AnswerText, rivals: Set<String>) -> Heard {
    if let words = opposite(in: answer) { return Heard(.opposed(words.map(\.text))) }
    var denied: Phrase.Place?
    var touched: Phrase.Place?
    for (phrase, polarity) in claims {
      for place in phrase.places(in: answer) {
        guard polarity.takes(place) else {
          denied = denied ?? place
          continue
        }
        let isSound =
          place.words.allSatisfy(\.isStatement) && isAboutThis(place.words, in: answer, rivals)
        if isSound { return Heard(.said(place.words.map(\.text)), isThin: phrase.isWeak) }
        touched = touched ?? place
      }
    }
    return finding(in: answer, rivals, touched: touched, isDenied: denied != nil)
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

  /// By most of the words of a claim or of the point itself, then by what only touches it.
  private func finding(
    in answer: AnswerText, _ rivals: Set<String>, touched: Phrase.Place?, isDenied: Bool
  ) -> Heard {
    var best: (share: Double, weight: Double, words: [AnswerText.Word]) = (0, 0, [])
    if !isDenied {
      for sentence in answer.sentences {
        for (phrase, polarity) in claims + [own] {
          let (share, weight, words) = phrase.cover(of: sentence, weights)
          guard min(share, weight) > min(best.share, best.weight),
            polarity.takes(words, in: sentence),
            isAboutThis(words, in: answer, rivals),
            polarity == .denied
              || !Opposites.replace(phrase.content, in: answer.stems(around: words))
          else { continue }
          best = (share, weight, words)
        }
      }
      if best.share >= Self.saidShare, best.weight >= Self.leastWeight, best.words.count >= 2 {
        return Heard(.said(best.words.map(\.text)), isThin: true)
      }
    }
    let mention = mentions.lazy.compactMap { $0.places(in: answer).first }.first
    if let place = touched ?? (isDenied ? nil : mention) {
      return Heard(.partly(place.words.map(\.text)))
    }
    if best.share >= Self.partShare, best.words.count >= 2 {
      return Heard(.partly(best.words.map(\.text)))
    }
    return Heard(.missed)
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

/// What an answer says of a point.
struct Heard: Sendable {
  let finding: Rubric.Finding
  /// Whether it rests on little: a single word, or words of the point without a claim known for it.
  let isThin: Bool

  init(_ finding: Rubric.Finding, isThin: Bool = false) {
    self.finding = finding
    self.isThin = isThin
  }

  /// What is left of it in an answer that says the opposite of another point or leaves no exception.
  var inDoubt: Rubric.Finding {
    if isThin, case .said(let words) = finding { .partly(words) } else { finding }
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
