import History
import Questions
import Quiz
import Scoring
import Sittings
import Terminal
import Testing

/// How long an answer took: what the input says, else the time that the process ran, else the clock's.
@Suite struct AnswerTimeTests {
  /// Asks one question on a clock that is set ahead by an hour while the process runs for nine seconds.
  private func seconds(_ line: String, runs: Bool) throws -> Double? {
    let store = try ProgressStore.open(path: ":memory:")
    var generator = SeededGenerator(seed: 1)
    let session = Session(
      questions: [QuizSamples.choice()], at: Instant(milliseconds: 0), using: &generator)
    var sitting = Sitting(session: session)
    var isAnswered = false
    let desk = Desk(
      now: { Instant(milliseconds: isAnswered ? 3_600_000 : 0) },
      runningSeconds: { runs ? (isAnswered ? 10 : 1) : nil }, day: { $0.studyDay(utcOffset: 0) },
      readLine: {
        defer { isAnswered = true }
        return isAnswered ? nil : line
      }, write: { _ in }, palette: .none, columns: nil)
    var face = JSONFace(desk)
    _ = try sitting.run(&face, store, desk)
    return try store.reviews().first?.seconds
  }

  @Test(arguments: [
    (#"{"answer":"a","seconds":4.5}"#, true, 4.5), ("a", true, 9), ("?", true, 9),
    ("a", false, 3600),
  ])
  func `an answer took what is said, else what the process ran, else what the clock says`(
    line: String, runs: Bool, expected: Double
  ) throws {
    #expect(try seconds(line, runs: runs) == expected)
  }
}
