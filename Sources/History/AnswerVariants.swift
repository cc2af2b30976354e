internal import JSON
internal import Scoring
internal import TextAnalysis

/// Different answers that came under one id, as of an edited file; none of them is lost.
///
/// What is kept follows from the set of all that ever came, not from its order, so that every machine keeps the
/// same: of answers that only differ in how much they say the one that says most, and of the others the
/// greatest (`MergeRank`) under the id itself, the rest under ids derived from what they say.
enum AnswerVariants {
  private static let mark: Character = "~"
  private static let digits = 16

  /// The id under which an answer came first, be it derived or not.
  static func base(of id: String) -> String {
    let digits = id.suffix(Self.digits)
    let rest = id.dropLast(Self.digits)
    guard digits.utf8.count == Self.digits, rest.last == mark, rest.count > 1,
      digits.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
    else { return id }
    return String(rest.dropLast())
  }

  /// What stays of reviews of one base, under the ids by which it is kept; the greatest first.
  static func kept(of reviews: [Review], base: String) -> [Review] {
    let ranked = reviews.sorted { MergeRank($0) > MergeRank($1) }
    var kept: [Review] = []
    for review in ranked where !kept.contains(where: { $0.covers(review) }) {
      kept.append(review.named(kept.isEmpty ? base : id(of: review, base: base)))
    }
    return kept
  }

  /// The id of an answer beside the greatest.
  static func id(of review: Review, base: String) -> String {
    base + String(mark) + HistoryLines.json(review.named("")).description.fnv1a.hexadecimal
  }
}

extension Review {
  /// As the store keeps it, under another id.
  func named(_ id: String) -> Review {
    Review(
      id: id, question: question, revision: revision, at: at, day: day, grade: grade,
      score: score, seconds: seconds, given: GivenTexts.read(GivenTexts.written(given)))
  }

  /// Whether it says all that another review of its id says.
  ///
  /// That one may be without what was answered, which an export leaves out unless asked, or bare, as an index
  /// alone knows it. Of two days that an instant has somewhere on earth, as of a line without a day that was
  /// read in two time zones, the later covers the earlier.
  func covers(_ other: Review) -> Bool {
    guard ByteText(question) == ByteText(other.question), at == other.at, grade == other.grade,
      day == other.day || (day > other.day && isOnEarth && other.isOnEarth)
    else { return false }
    let (mine, others) = (MergeRank.Content(self), MergeRank.Content(other))
    return mine == others || others.isBare || mine.withoutGiven == others
  }

  /// Whether it can be the day of the instant somewhere: offsets are from -12 to +14 hours.
  private var isOnEarth: Bool {
    (at.studyDay(utcOffset: -12 * 3600)...at.studyDay(utcOffset: 14 * 3600)).contains(day)
  }
}
