package import History
package import Scoring
internal import TextAnalysis

/// The interviews that were paused, and those that are over, newest first.
package struct InterviewShelf: Sendable, Equatable {
  package private(set) var paused: [Kept]
  package private(set) var finished: [Kept]

  /// An interview and the day on which it was left or ended.
  package struct Kept: Sendable, Equatable {
    package let day: Day
    package let interview: PausedInterview

    package init(day: Day, _ interview: PausedInterview) {
      self.day = day
      self.interview = interview
    }
  }

  /// Of each kind, older ones are forgotten.
  private static let mostPaused = 9
  private static let mostFinished = 50

  package init(paused: [Kept] = [], finished: [Kept] = []) {
    self.paused = paused
    self.finished = finished
  }

  /// As the store has them; `today` is for one that was kept when there were no days.
  package init(_ store: borrowing ProgressStore, today: Day) throws {
    func kept(_ name: BookmarkName) throws -> [Kept] {
      (try store.bookmark(name) ?? "").lines.compactMap { Kept($0, today: today) }
    }
    self.init(paused: try kept(.interview), finished: try kept(.reports))
  }

  /// Puts an interview where it belongs now, in the place of the paused one that it goes on with; while it
  /// is held it can be taken up again.
  package mutating func keep(
    _ interview: PausedInterview, on day: Day, inPlaceOf number: Int?, isHeld: Bool = false
  ) {
    if let number, paused.indices.contains(number) { paused.remove(at: number) }
    guard interview.isOver, !isHeld else {
      paused = Array(([Kept(day: day, interview)] + paused).prefix(Self.mostPaused))
      return
    }
    guard !interview.answers.isEmpty else { return }
    finished = Array(([Kept(day: day, interview)] + finished).prefix(Self.mostFinished))
  }

  /// The bookmark of those paused, as it will be when this one is kept.
  package var pausedText: String? { Self.text(paused) }

  package func save(_ store: borrowing ProgressStore) throws {
    try store.setBookmark(.interview, to: pausedText)
    try store.setBookmark(.reports, to: Self.text(finished))
  }

  private static func text(_ kept: [Kept]) -> String? {
    kept.isEmpty ? nil : kept.map(\.text).joined(separator: "\n")
  }
}

extension InterviewShelf.Kept {
  /// Reads "20777 {…}", or the interview alone; nil for anything else.
  fileprivate init?(_ line: String, today: Day) {
    guard let start = line.firstIndex(of: "{"),
      let interview = PausedInterview(String(line[start...]))
    else { return nil }
    let day = Int(line[..<start].trimmed).map(Day.init(number:))
    self.init(day: day ?? today, interview)
  }

  fileprivate var text: String { "\(day.number) \(interview.text)" }
}
