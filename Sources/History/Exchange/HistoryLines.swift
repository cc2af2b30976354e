package import JSON
package import Scoring

/// What keeps a history from being read, and where; a sentence without its subject, the place.
package struct HistoryProblem: Error, Equatable {
  package let file: String
  package let line: Int
  package let column: Int
  package let sentence: String

  /// Lines and columns count from 1.
  package init(file: String, line: Int, column: Int, sentence: String) {
    self.file = file
    self.line = line
    self.column = column
    self.sentence = sentence
  }
}

/// The history as JSON Lines: one review a line, and a line for each review taken back, for each plan and
/// fit, and for each change of a setting.
package struct HistoryLines {
  package private(set) var reviews: [Review] = []
  package private(set) var voids: [(review: String, at: Instant)] = []
  package private(set) var plans: [PlanEntry] = []
  package private(set) var fits: [FitEntry] = []
  package private(set) var settings: [SettingChange] = []

  init() {}

  /// Reads lines in any order; blank ones are passed over, a bad one is named and refuses the file.
  ///
  /// `day` gives the study day of a review whose line does not carry it.
  ///
  /// A line ends at a line feed only: JSON texts may hold the other line ends of Unicode as they are.
  package init(
    _ bytes: [UInt8], file: String, firstLine: Int = 1, day: (Instant) -> Day
  ) throws(HistoryProblem) {
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated()
    where !line.allSatisfy({ [0x20, 0x09, 0x0d].contains($0) }) {
      do throws(LineProblem) {
        try read(Array(line), day: day)
      } catch {
        throw HistoryProblem(
          file: file, line: firstLine + index, column: error.column, sentence: error.sentence)
      }
    }
  }

  /// The lines of a part of a log.
  package static func text(_ log: ProgressStore.LogBlock) -> String {
    let lines =
      log.reviews.map(json) + log.voids.map { json(takenBack: $0.review, $0.at) }
      + log.plans.map(json) + log.fits.map(json) + log.settings.map(json)
    return lines.map { "\($0)\n" }.joined()
  }

  /// The line of a review.
  package static func json(_ review: Review) -> JSON {
    let line: JSON = [
      "id": .text(review.id), "question": .text(review.question),
      "revision": .integer(review.revision), "at": .text(review.at.description),
      "day": .text(review.day.description), "grade": .text(review.grade.rawValue),
      "score": .rounded(review.score), "seconds": .rounded(review.seconds),
    ]
    return review.given.isEmpty ? line : line.with(["given": .texts(review.given)])
  }

  static func json(takenBack review: String, _ at: Instant) -> JSON {
    ["takenBack": .text(review), "at": .text(at.description)]
  }

  static func json(_ plan: PlanEntry) -> JSON { json(plan.id, plan.at).with(plan.content.json) }

  static func json(_ fit: FitEntry) -> JSON { json(fit.id, fit.at).with(fit.content) }

  static func json(_ change: SettingChange) -> JSON {
    json(change.id, change.at).with(change.content)
  }

  /// How the line of an entry begins.
  private static func json(_ id: String, _ at: Instant) -> JSON {
    ["id": .text(id), "at": .text(at.description)]
  }

  /// Reads one line; with `needingID` a review without an id is refused, as what anybody may have written.
  mutating func read(
    _ bytes: [UInt8], needingID: Bool = false, day: (Instant) -> Day
  ) throws(LineProblem) {
    let line = try HistoryLine(bytes)
    let at = try line.at
    if let review = try line.takenBack {
      voids.append((review, at))
    } else if let plan = try line.plan(at: at) {
      plans.append(plan)
    } else if let fit = try line.fit(at: at) {
      fits.append(fit)
    } else if let change = try line.setting(at: at) {
      settings.append(change)
    } else {
      reviews.append(try line.review(at: at, needingID: needingID, day: day))
    }
  }
}
