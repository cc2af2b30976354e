/// What an answer says of a point, as far as the words for this point alone tell.
struct Heard: Sendable {
  var finding = Rubric.Finding.missed
  /// What it rests on; nil for what is not said.
  private(set) var evidence: Evidence?
  /// What the one sentence nearest to the point has of its words and those of its claims.
  let overlap: Cover
  let likeness: Likeness
  /// How many of the words that only touch the point were found.
  let mentions: Int
  /// Whether a claim stands there with the wrong polarity.
  var isDenied = false

  enum Evidence {
    /// An accepted phrase.
    case claim
    /// Most words of one in a sentence, three at least.
    case manyWords
    /// The same with two.
    case twoWords
  }

  init(overlap: Cover, likeness: Likeness, mentions: Int) {
    self.overlap = overlap
    self.likeness = likeness
    self.mentions = mentions
  }

  func saying(_ words: [AnswerText.Word], _ evidence: Evidence) -> Heard {
    var heard = self
    heard.finding = .said(words.map(\.text))
    heard.evidence = evidence
    return heard
  }

  func touching(_ words: [AnswerText.Word]) -> Heard {
    var heard = self
    heard.finding = .partly(words.map(\.text))
    return heard
  }

  /// By most of the words of a claim, then by what only touches it.
  func covered(by cover: Cover, touched: Phrase.Place?) -> Heard {
    if cover.says { return saying(cover.words, cover.words.count > 2 ? .manyWords : .twoWords) }
    if let touched { return touching(touched.words) }
    return cover.touches ? touching(cover.words) : self
  }

  /// What it is in an answer that makes it likely.
  var believed: Rubric.Finding {
    switch finding {
    case .partly(let words): .said(words)
    case .missed: .said(overlap.words.map(\.text))
    case .said, .opposed: finding
    }
  }

  /// What it is in one that does not.
  var doubted: Rubric.Finding {
    if case .said(let words) = finding { .partly(words) } else { finding }
  }
}

/// How much of a phrase a sentence has.
struct Cover: Sendable {
  /// Of the words of the phrase, by their weights.
  var share = 0.0
  var weight = 0.0
  var words: [AnswerText.Word] = []

  /// With this share of a phrase in one sentence it is said, with that one in part.
  private static let saidShare = 0.5
  private static let partShare = 0.4
  /// Less is what the sentence is about, and no claim.
  private static let leastWeight = 0.8

  var worth: Double { min(share, weight) }
  var says: Bool {
    share >= Self.saidShare && weight >= Self.leastWeight && words.count >= 2
  }
  var touches: Bool { share >= Self.partShare && words.count >= 2 }
}
