internal import Scoring

/// How much a review says; of two reviews of one id the greater stays, whichever came first.
///
/// Two that differ come of an edited file, of a day derived in two time zones, or of a repair that found a
/// review in an index only. The order is total over what an export holds, to the byte and to its
/// rounding: else two machines' exports could differ for ever.
struct MergeRank: Comparable {
  private let content: [Int]
  private let texts: [String]

  init(_ review: Review) {
    let given = GivenTexts.read(GivenTexts.written(review.given))
    let (score, seconds) = (Self.exported(review.score), Self.exported(review.seconds))
    let usual = Review(
      id: "", question: "", at: review.at, day: review.day, grade: review.grade
    ).score
    content = [
      given.isEmpty ? 0 : 1, seconds == nil ? 0 : 1, score == usual ? 0 : 1, review.revision,
      review.at.milliseconds, review.day.number, review.grade.number,
    ]
    texts = [review.question, "\(score ?? 0)", "\(seconds ?? 0)"] + given
  }

  static func < (left: Self, right: Self) -> Bool {
    if left.content != right.content {
      return left.content.lexicographicallyPrecedes(right.content)
    }
    return left.texts.lexicographicallyPrecedes(right.texts) { left, right in
      left.utf8.lexicographicallyPrecedes(right.utf8)
    }
  }

  /// As `progress export` writes it, where zero has no sign.
  private static func exported(_ value: Double?) -> Double? {
    value.flatMap { $0.isFinite ? ($0 * 10_000).rounded() / 10_000 + 0 : nil }
  }
}
