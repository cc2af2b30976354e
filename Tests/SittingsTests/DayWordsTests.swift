import Scoring
import Sittings
import Terminal
import Testing

@Suite struct DayWordsTests {
  @Test(arguments: [
    (-3, "today"), (0, "today"), (1, "tomorrow"), (2, "in 2 days"), (60, "in 60 days"),
    (100, "in 100 days"), (101, "in 3 months"), (729, "in 24 months"), (730, "in 2 years"),
    (36_500, "in 100 years"),
  ])
  func `a day is said as people say it`(days: Int, words: String) {
    #expect(Day(number: 100 + days).words(from: Day(number: 100)) == words)
  }
}
