import Scoring
import Sittings
import Terminal
import Testing

@Suite struct InterviewClockTests {
  @Test(
    arguments: [
      (600_000, 0, 600, nil),
      (600_000, 479_000, 121, nil),
      (600_000, 480_000, 120, "Under 2 minutes left: wrap up."),
      (600_000, 599_001, 1, "Under 2 minutes left: wrap up."),
      (600_000, 600_000, 0, "The time is up: this answer is the last."),
      (600_000, 9_000_000, 0, "The time is up: this answer is the last."),
    ] as [(Int, Int, Int, String?)])
  func `the end is announced in words`(deadline: Int, now: Int, left: Int, warning: String?) {
    let clock = InterviewClock(
      until: Instant(milliseconds: deadline), from: Instant(milliseconds: now))
    #expect(clock.secondsLeft == left)
    #expect(clock.warning == warning)
  }
}
