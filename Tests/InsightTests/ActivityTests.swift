import Insight
import Questions
import Scoring
import Testing

@Suite struct ActivityTests {
  private func activity(_ days: [Int], wrong: Set<Int> = []) -> Activity {
    Activity(
      AnswerLog(
        days.enumerated().map { index, day in
          Review(
            id: "\(index)", question: "q", at: Instant(milliseconds: index), day: Day(number: day),
            grade: wrong.contains(index) ? .again : .good)
        }))
  }

  @Test func `answers are counted by day`() {
    let activity = activity([3, 1, 3], wrong: [2])
    #expect(activity.days.map(\.day.number) == [1, 3])
    #expect(activity.days.map(\.counts.reviews) == [1, 2])
    #expect(activity.days.map(\.counts.correct) == [1, 1])
    #expect(activity.total.reviews == 3)
    #expect(activity.total.correct == 2)
    #expect(activity.total.accuracy == 2.0 / 3)
    #expect(activity.lastDay(until: Day(number: 3)) == Day(number: 3))
  }

  @Test func `answers of a clock that was ahead are not the last practice`() {
    #expect(activity([3, 90]).lastDay(until: Day(number: 50)) == Day(number: 3))
    #expect(activity([90]).lastDay(until: Day(number: 50)) == nil)
  }

  @Test func `no answers have no accuracy and no streak`() {
    #expect(activity([]).total.accuracy == nil)
    #expect(activity([]).lastDay(until: Day(number: 9)) == nil)
    #expect(activity([]).streak(until: Day(number: 9)) == 0)
  }

  @Test(arguments: [
    ([7, 8, 9], 9, 3), ([7, 8], 9, 2), ([6, 7], 9, 0), ([5, 7, 9], 9, 1), ([9, 9], 9, 1),
  ])
  func `a streak may wait for today`(days: [Int], today: Int, streak: Int) {
    #expect(activity(days).streak(until: Day(number: today)) == streak)
  }

  @Test func `only a question's first answer on a later day tells of memory`() throws {
    // Day 0: twice. Day 3: wrong, then right. Day 40: right.
    let activity = activity([0, 0, 3, 3, 40], wrong: [0, 2])
    let months = activity.months
    #expect(months.map(\.month.description) == ["1970-01-01", "1970-02-01"])
    #expect(months.map(\.counts.recalls) == [1, 1])
    #expect(months.map(\.counts.retention) == [0, 1])
    #expect(months.map(\.counts.accuracy) == [0.5, 1])
    #expect(self.activity([5, 5, 5]).months.first?.counts.retention == nil)
  }

  @Test func `a log in any order gives the same memories as a replay`() {
    let reviews = (0..<60).map { number in
      Review(
        id: "\(number)", question: "q\(number % 4)", at: Instant(milliseconds: number),
        day: Day(number: number / 3), grade: Grade.allCases[number % 4])
    }
    let log = AnswerLog(reviews.reversed())
    #expect(log.memories(FSRS6.standard, on: Day(number: 99)) == FSRS6.standard.replay(reviews))
    #expect(
      log.memories(FSRS6.standard, on: Day(number: 5))
        == FSRS6.standard.replay(reviews.filter { $0.day <= Day(number: 5) }))
    #expect(log.memories(FSRS6.standard, on: Day(number: -1)).isEmpty)
  }

  @Test func `a clock far off leaves its day among the others`() {
    let activity = activity([-700_000, 20_000, 2_900_000])
    #expect(activity.days.map(\.day.number) == [-700_000, 20_000, 2_900_000])
    #expect(activity.total.reviews == 3)
    #expect(activity.months.count == 3)
  }

  @Test func `a right guess is no recall: it counts as what it was graded`() {
    let guess = Grading.rule(.right, .notSure, .quick)
    #expect(guess.grade == .again)
    let log = AnswerLog([
      (
        question: "one",
        answers: [(.good, 1), (guess.grade, 2)].map {
          AnswerLog.Entry(
            at: Instant(milliseconds: $0.1 * 86_400_000), day: Day(number: $0.1), grade: $0.0)
        }
      )
    ])
    let total = Activity(log).total
    #expect([total.reviews, total.correct, total.recalls, total.recalled] == [2, 1, 1, 0])
  }
}
