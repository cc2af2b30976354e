package import History
package import Scoring
internal import TextAnalysis

/// The interviews that were paused, each with a bookmark of its own, and those that are over, newest first.
package struct InterviewShelf: Sendable, Equatable {
  package let paused: [(name: BookmarkName, kept: Kept)]
  package let finished: [Kept]

  /// An interview and the day on which it was left or ended.
  package struct Kept: Sendable, Equatable {
    package let day: Day
    package let interview: PausedInterview

    package init(day: Day, _ interview: PausedInterview) {
      self.day = day
      self.interview = interview
    }
  }

  /// Older ones are forgotten.
  private static let mostFinished = 50

  package init(paused: [(name: BookmarkName, kept: Kept)] = [], finished: [Kept] = []) {
    self.paused = paused
    self.finished = finished
  }

  /// As the store has them; `today` is for one that was kept when there were no days.
  package init(_ store: borrowing ProgressStore, today: Day) throws {
    var paused: [(name: BookmarkName, kept: Kept)] = []
    for name in BookmarkName.interviews.reversed() {
      guard let content = try store.bookmark(name), let kept = Kept(content, today: today)
      else { continue }
      paused.append((name, kept))
    }
    self.paused = paused.sorted { $0.kept.day > $1.kept.day }
    finished = (try store.bookmark(.reports) ?? "").lines.compactMap { Kept($0, today: today) }
  }

  package static func == (one: Self, other: Self) -> Bool {
    one.paused.elementsEqual(other.paused, by: ==) && one.finished == other.finished
  }

  /// Puts an interview that is over among the reports, and takes its bookmark away; one without an answer
  /// leaves no report.
  package func finish(
    _ interview: PausedInterview, _ name: BookmarkName, on day: Day,
    _ store: borrowing ProgressStore
  ) throws {
    let reports = ([Kept(day: day, interview)] + finished).prefix(Self.mostFinished)
    try store.transaction {
      try store.setBookmark(name, to: nil)
      guard !interview.answers.isEmpty else { return }
      try store.setBookmark(.reports, to: reports.map(\.text).joined(separator: "\n"))
    }
  }
}

extension InterviewShelf.Kept {
  /// Reads "20777 {…}", or the interview alone; nil for anything else.
  package init?(_ line: String, today: Day) {
    guard let start = line.firstIndex(of: "{"),
      let interview = PausedInterview(String(line[start...]))
    else { return nil }
    let day = Int(line[..<start].trimmed).map(Day.init(number:))
    self.init(day: day ?? today, interview)
  }

  package var text: String { "\(day.number) \(interview.text)" }
}
