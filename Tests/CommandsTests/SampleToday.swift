import Insight
import Questions
import Scoring
import Sittings

extension Today {
  /// What the daily habit asks, of somebody without a store.
  init(_ study: Study) { self.init(.habit(Habit(study)), study) }

  /// What a plan asks of somebody who answered every question, or every so many, on each of six days
  /// before today.
  static func planned(
    _ library: Library, on today: Day, every step: Int = 1
  ) -> (Today, Study, AnswerLog) {
    let reviews = (1...6).flatMap { number in
      stride(from: 0, to: library.questions.count, by: step).map { place in
        let question = library.questions[place]
        return Review(
          id: "\(number)-\(place)", question: question.id,
          at: Instant(milliseconds: (today.number - number) * 86_400_000 + place),
          day: today.advanced(by: -number), grade: (number + place) % 4 == 0 ? .again : .good)
      }
    }
    let log = AnswerLog(reviews)
    let study = Study(
      library,
      Standings(
        memories: log.memories(FSRS6.standard, on: today), today: today, scheduler: Scheduler()))
    let plan = Plan(
      StudyPlan(date: today.advanced(by: 12), minutes: 30, made: today),
      Plan.Grounds(
        today: today, questions: library.questions, topics: library.topics, log: log))
    return (Today(.plan(plan, habit: Habit(study)), study), study, log)
  }
}

extension Habit {
  fileprivate init(_ study: Study) {
    self.init(study.standings, newPerDay: 15)
  }
}
