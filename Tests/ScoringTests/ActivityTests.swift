import Scoring
import Testing

@Suite struct ActivityTests {
  private func activity(_ days: [Int], wrong: Set<Int> = []) -> Activity {
    Activity(
      days.enumerated().map { index, day in
        Review(
          id: "\(index)", question: "q", at: Instant(milliseconds: index), day: Day(number: day),
          grade: wrong.contains(index) ? .again : .good)
      })
  }

  @Test func `answers are counted by day`() {
    let activity = activity([3, 1, 3], wrong: [2])
    #expect(activity.days.map(\.day.number) == [1, 3])
    #expect(activity.days.map(\.reviews) == [1, 2])
    #expect(activity.days.map(\.correct) == [1, 1])
    #expect(activity.reviews == 3)
    #expect(activity.correct == 2)
    #expect(activity.accuracy == 2.0 / 3)
    #expect(activity.lastDay == Day(number: 3))
  }

  @Test func `no answers have no accuracy and no streak`() {
    #expect(activity([]).accuracy == nil)
    #expect(activity([]).lastDay == nil)
    #expect(activity([]).streak(until: Day(number: 9)) == 0)
  }

  @Test(arguments: [
    ([7, 8, 9], 9, 3), ([7, 8], 9, 2), ([6, 7], 9, 0), ([5, 7, 9], 9, 1), ([9, 9], 9, 1),
  ])
  func `a streak may wait for today`(days: [Int], today: Int, streak: Int) {
    #expect(activity(days).streak(until: Day(number: today)) == streak)
  }
}
