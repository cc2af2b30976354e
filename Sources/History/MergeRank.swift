internal import Scoring

/// How much a review says; of two reviews of one id the greater keeps it, whichever came first.
///
/// Two that differ come of an edited file, of a day derived in two time zones, or of a repair that found a
/// review in an index only. The order is total over what an export holds, to the byte and to its
/// rounding: else two machines' exports could differ for ever.
struct MergeRank: Comparable {
  private let content: [Int]
  private let texts: [String]

  init(_ review: Review) {
    let said = Content(review)
    content = [
      said.given.isEmpty ? 0 : 1, said.seconds == nil ? 0 : 1, said.isUsualScore ? 0 : 1,
      said.revision, review.at.milliseconds, review.day.number, review.grade.number,
    ]
    texts = [review.question, "\(said.score)", "\(said.seconds ?? 0)"] + said.given
  }

  static func < (left: Self, right: Self) -> Bool {
    if left.content != right.content {
      return left.content.lexicographicallyPrecedes(right.content)
    }
    return left.texts.lexicographicallyPrecedes(right.texts) { left, right in
      left.utf8.lexicographicallyPrecedes(right.utf8)
    }
  }
}

extension MergeRank {
  /// What a review says besides its question, time and grade, as `progress export` writes it.
  struct Content: Equatable {
    let revision: Int
    let score: Double
    let isUsualScore: Bool
    let seconds: Double?
    private(set) var given: [String]

    init(_ review: Review) {
      let usual = Review(
        id: "", question: "", at: review.at, day: review.day, grade: review.grade
      ).score
      revision = review.revision
      score = Self.exported(review.score) ?? usual
      isUsualScore = score == usual
      seconds = Self.exported(review.seconds)
      given = GivenTexts.read(GivenTexts.written(review.given))
    }

    /// Nothing, as where only an index is left of a review.
    var isBare: Bool { revision == 1 && isUsualScore && seconds == nil && given.isEmpty }

    var withoutGiven: Self {
      var content = self
      content.given = []
      return content
    }

    /// To the byte: texts may be equal to Swift and differ in bytes.
    static func == (left: Self, right: Self) -> Bool {
      (left.revision, left.score, left.seconds) == (right.revision, right.score, right.seconds)
        && left.given.map { Array($0.utf8) } == right.given.map { Array($0.utf8) }
    }

    /// Zero has no sign there.
    private static func exported(_ value: Double?) -> Double? {
      value.flatMap { $0.isFinite ? ($0 * 10_000).rounded() / 10_000 + 0 : nil }
    }
  }
}
