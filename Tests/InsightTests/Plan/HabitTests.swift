import Insight
import Questions
import Scoring
import Testing

@Suite struct HabitTests {
  private let today = Day(number: 100)

  private func questions(_ count: Int) -> [Question] {
    (0..<count).map {
      Question(
        id: "q\($0)", topic: "t\($0 % 3)", level: .beginner, prompt: "",
        body: OpenAnswer(answer: "", keyPoints: []))
    }
  }

  /// The habit of somebody for whom the first questions are due.
  private func habit(
    _ questions: [Question], due: Int = 0, newPerDay: Int = 15, today times: [AnswerTime] = [],
    minutes: Int? = nil
  ) -> Habit {
    let memories = questions.prefix(due).map {
      ($0.id, Memory(stability: 5, difficulty: 5, lastReview: Day(number: 90)))
    }
    return Habit(
      Standings(
        memories: Dictionary(uniqueKeysWithValues: memories), today: today, scheduler: Scheduler()),
      newPerDay: newPerDay, todaysTimes: times, minutes: minutes)
  }

  @Test func `a portion is what is due and as many new ones as a day brings`() {
    let all = questions(100)
    let portion = habit(all, due: 20).portion(of: all)
    #expect(portion.review == 20)
    #expect(portion.new == 15)
  }

  @Test(arguments: [0, 3], [0, 15])
  func `a day is done when its portion is empty`(due: Int, newPerDay: Int) {
    let all = questions(5)
    for minutes in [nil, 0, 30] {
      for seen in [0, 3, 5] {
        let habit = habit(all, due: due, newPerDay: newPerDay, minutes: minutes)
        let some = Array(all.suffix(5 - seen))
        #expect(habit.isDone(of: some) == habit.portion(of: some).isDone)
      }
    }
  }

  @Test func `new ones of today are counted, reviews are not`() {
    let all = questions(100)
    let times =
      Array(repeating: AnswerTime(.first, isRight: true, seconds: 10), count: 12)
      + Array(repeating: AnswerTime(.later, isRight: true, seconds: 10), count: 9)
    #expect(habit(all, today: times).portion(of: all).new == 3)
    #expect(habit(all, newPerDay: 10, today: times).portion(of: all).isDone)
  }

  @Test func `reviews never take a whole portion that is cut short`() {
    let all = questions(300)
    // 600 seconds: an answer due takes 23.4 s, a new one 55.8 s.
    let portion = habit(all, due: 200, minutes: 10).portion(of: all)
    #expect(portion.new * 3 >= portion.questions.count - 2)
    #expect((9...11).contains(portion.minutes))
  }

  @Test func `with no new ones a day only what is due is asked`() {
    let all = questions(30)
    #expect(habit(all, due: 4, newPerDay: 0).portion(of: all).questions.count == 4)
    #expect(habit(all, newPerDay: 0).portion(of: all).isDone)
  }

  @Test func `with no new ones a day nobody who goes on gets one, nor has one fill some minutes`() {
    let all = questions(30)
    let none = Agenda.habit(habit(all, due: 4, newPerDay: 0))
    #expect(none.further(all).map(\.id) == ["q0", "q1", "q2", "q3"])
    #expect(none.portion(of: all, minutes: 60).new == 0)
    #expect(none.order(all).count == 30)
    #expect(none.order(all).prefix(4).map(\.id) == ["q0", "q1", "q2", "q3"])
    #expect(Agenda.habit(habit(all, newPerDay: 1)).further(all).count == 30)
  }

  @Test func `the order goes on behind the portion, to what is not due`() {
    let all = questions(6)
    let fresh = Memory(stability: 50, difficulty: 5, lastReview: Day(number: 99))
    let habit = Habit(
      Standings(memories: ["q0": fresh], today: today, scheduler: Scheduler()),
      newPerDay: 2)
    #expect(habit.portion(of: all).questions.count == 2)
    #expect(habit.order(all).count == 6)
    #expect(habit.order(all).last?.id == "q0")
  }
}
