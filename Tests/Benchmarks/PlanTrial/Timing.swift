import Foundation
import Insight
import Questions
import Quiz
import Scoring

/// How long a plan with its forecast takes, in time of the processor, also for a date as far away as can be.
enum Timing {
  /// Returns whether the promises hold.
  static func run(rounds: Int) -> Bool {
    [
      (722, 60, 50.0), (722, 120, 200), (722, 365, 200), (722, 731, 200), (20_000, 60, 1000),
      (20_000, 365, 1000), (20_000, 731, 1000),
    ].map { count, days, bound in
      let grounds = grounds(count)
      let wish = StudyPlan(date: Day(number: 10 + days), minutes: 30, made: Day(number: 10))
      let times = (0..<rounds).map { _ in
        let start = clock()
        let plan = Plan(wish, grounds)
        let share = plan.forecast().predicted.share + Double(plan.portion.questions.count)
        precondition(share > 0)
        return Double(clock() - start) * 1000 / Double(CLOCKS_PER_SEC)
      }
      let median = times.sorted()[rounds / 2]
      print("\(count) questions, \(days) days: \(Int(median.rounded())) ms (at most \(Int(bound)))")
      return median <= bound
    }.allSatisfy(\.self)
  }

  /// Half of the questions were seen on ten days, by somebody who is right three times of four.
  private static func grounds(_ count: Int) -> Plan.Grounds {
    let questions = madeQuestions(count)
    var random = SeededGenerator(seed: 1)
    let reviews = (0..<count / 2).flatMap { place in
      (0..<1 + place % 4).map { number in
        Review(
          id: "\(place)-\(number)", question: String(place),
          at: Instant(milliseconds: (place % 6 + number) * 86_400_000 + place),
          day: Day(number: place % 6 + number), grade: random.unit() < 0.2 ? .again : .good)
      }
    }
    return Plan.Grounds(
      today: Day(number: 10), questions: questions, topics: [], log: AnswerLog(reviews))
  }
}
