internal import JSON
internal import Scoring
internal import TextAnalysis

/// A line of a history as a device shares it.
struct SharedLine {
  /// Such as "2026-11": the file in which it stands.
  let month: String
  let text: String
  let isFromHere: Bool
  /// What the line is known by, be it with or without what was answered.
  let hashes: [UInt64]

  /// What was answered is left out unless `withAnswers`.
  init(_ review: Review, isFromHere: Bool, withAnswers: Bool) {
    let whole = HistoryLines.json(review).description
    let texts = review.given.isEmpty ? [whole] : [whole, Self.withoutAnswer(review).description]
    self.init(
      review.at, withAnswers ? whole : texts[texts.count - 1], isFromHere, texts.map(\.fnv1a))
  }

  init(_ json: JSON, at: Instant) {
    let text = json.description
    self.init(at, text, false, [text.fnv1a])
  }

  private init(_ at: Instant, _ text: String, _ isFromHere: Bool, _ hashes: [UInt64]) {
    month = String(at.description.prefix(7))
    self.text = text
    self.isFromHere = isFromHere
    self.hashes = hashes
  }

  /// An id that is derived from what a review says becomes that of what is left.
  private static func withoutAnswer(_ review: Review) -> JSON {
    var bare = review
    bare.given = []
    let base = AnswerVariants.base(of: bare.id)
    return HistoryLines.json(
      base == bare.id ? bare : bare.named(AnswerVariants.id(of: bare, base: base)))
  }
}

/// A whole history as lines, and which of them a device is to share.
struct SharedLog {
  let lines: [SharedLine]
  /// By which lines that come in are known to bring nothing.
  let hashes: Set<UInt64>

  init(_ lines: [SharedLine]) {
    self.lines = lines
    hashes = Set(lines.flatMap(\.hashes))
  }

  /// The files of a device by their months: what was answered there, what its files hold, and what nobody
  /// else's hold, as after an import or when another device's are lost.
  func share(ownLines: Set<UInt64>, othersLines: Set<UInt64>) -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for line in lines
    where line.isFromHere || line.hashes.contains(where: ownLines.contains)
      || !line.hashes.contains(where: othersLines.contains)
    {
      files[line.month, default: []] += line.text.utf8
      files[line.month, default: []].append(UInt8(ascii: "\n"))
    }
    return files
  }
}
