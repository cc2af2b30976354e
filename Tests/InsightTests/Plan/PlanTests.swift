import Insight
import Questions
import Scoring
import Testing

@Suite struct PlanTests {
  private let today = Day(number: 100)

  private func questions(_ count: Int, topic: String = "orm") -> [Question] {
    (0..<count).map {
      Question(
        id: "\(topic)-\($0)", topic: topic, level: Level.allCases[$0 % 3], prompt: "",
        body: OpenAnswer(answer: "", keyPoints: []))
    }
  }

  /// Answers of the days before today, a question a time.
  private func reviews(_ ids: [String], on day: Int, _ grade: Grade = .good) -> [Review] {
    ids.enumerated().map { place, id in
      Review(
        id: "\(id)@\(day)", question: id,
        at: Instant(milliseconds: day * 86_400_000 + place), day: Day(number: day), grade: grade)
    }
  }

  private func plan(
    _ questions: [Question], _ reviews: [Review] = [], days: Int = 30, minutes: Int = 30,
    weights: [String: Int] = [:], level: Level? = nil, banks: [String] = [],
    used: [AnswerTime] = [], made: Int = 100
  ) -> Plan {
    let topics = ["orm", "forms"].map { Topic(id: $0, title: $0.uppercased()) }
    return Plan(
      StudyPlan(
        date: today.advanced(by: days), minutes: minutes, weights: weights, level: level,
        banks: banks, made: Day(number: made)),
      Plan.Grounds(
        today: today, questions: questions, topics: topics,
        banks: Set(questions.map(\.bank)).sorted(), log: AnswerLog(reviews),
        todaysTimes: used))
  }

  @Test func `a portion takes the time there is, a question by its expected price`() {
    // 0.24 · 90 s + 0.76 · 45 s = 55.8 s a new one; the greater part of the 33rd does not fit.
    let portion = plan(questions(100)).portion
    #expect(portion.new == 32)
    #expect(portion.review == 0)
    #expect(portion.minutes == 30)
  }

  @Test func `time used today is taken off, and used up it is done`() {
    let half = Array(repeating: AnswerTime(.first, isRight: true, seconds: 60), count: 15)
    #expect(plan(questions(100), used: half).portion.new == 16)
    #expect(plan(questions(100), used: half + half).portion.isDone)
  }

  @Test func `minutes that fit no question get one all the same`() {
    #expect(plan(questions(100), minutes: 1).portion.new == 1)
    let slow = (0..<20).map { _ in AnswerTime(.first, isRight: true, seconds: 400) }
    #expect(plan(questions(100), minutes: 1, used: [slow[0]]).portion.isDone)
  }

  @Test func `seen questions wait until everything is seen once`() {
    let all = questions(40)
    let seen = reviews(all.prefix(10).map(\.id), on: 95)
    let portion = plan(all, seen, minutes: 60).portion
    #expect(
      portion.questions.prefix(30).allSatisfy { question in
        !all.prefix(10).contains(question)
      })
    #expect(portion.new == 30)
    #expect(portion.review == 10)
  }

  @Test func `a topic with weight 0 and other levels are not asked`() {
    let all = questions(9) + questions(9, topic: "forms")
    let portion = plan(all, minutes: 60, weights: ["forms": 0], level: .advanced).portion
    #expect(portion.questions.map(\.id).sorted() == ["orm-2", "orm-5", "orm-8"])
  }

  @Test func `a plan for a bank asks it alone, and all where none of its banks is in use`() {
    let all = questions(3) + questions(3, topic: "acme/forms")
    let own = plan(all, banks: ["acme"])
    #expect(own.portion.questions.allSatisfy { $0.bank == "acme" } && own.portion.new == 3)
    #expect(own.banksNotInUse == [])
    let half = plan(all, banks: ["gone", "acme"])
    #expect(half.portion.new == 3 && half.banksNotInUse == ["gone"])
    let lost = plan(all, banks: ["gone"])
    #expect(lost.portion.new == 6 && lost.banksNotInUse == ["gone"])
  }

  @Test func `answers of the future are as if not given`() {
    let all = questions(3)
    #expect(plan(all, reviews(all.map(\.id), on: 200)).portion.new == 3)
  }

  @Test func `a bank known already has little to gain, and says so`() {
    let all = questions(60)
    let known = [10, 40, 90].flatMap { reviews(all.map(\.id), on: $0, .easy) }
    let forecast = plan(all, known, days: 7).forecast()
    #expect(forecast.predicted.share > 0.9)
    #expect(forecast.without > 0.9)
    #expect(forecast.minutesFor80 == 1)
    #expect(forecast.notReached == 0)
    #expect(forecast.isTelling)
  }

  @Test func `more minutes predict more, and a plan more than none`() {
    let all = questions(300)
    let seen =
      reviews(all.prefix(30).map(\.id), on: 97)
      + reviews(all.prefix(10).map(\.id), on: 98, .again)
    let (short, long) = (
      plan(all, seen, minutes: 15).forecast(), plan(all, seen, minutes: 45).forecast()
    )
    #expect(short.predicted.share < long.predicted.share)
    #expect(long.without < long.predicted.share)
    #expect(long.predicted.low < long.predicted.share && long.predicted.share < long.predicted.high)
    #expect(short.days.count == 30)
    #expect(short.days[0].seconds > 14 * 60 && short.days[0].seconds < 17 * 60)
  }

  @Test func `what is not reached is counted, by topic`() {
    let all = questions(200) + questions(50, topic: "forms")
    let forecast = plan(all, days: 2, minutes: 30, weights: ["forms": 0]).forecast()
    let forms = forecast.topics.first { $0.topic.id == "forms" }
    #expect(forms?.notReached == 50)
    #expect((180...190).contains(forecast.notReached))
    #expect(!forecast.isTelling)
  }

  @Test func `without questions, or with weights of 0 alone, nothing is asked and nothing fails`() {
    for plan in [plan([]), plan(questions(5), weights: ["orm": 0])] {
      #expect(plan.portion.isDone)
      #expect(plan.forecast().predicted.share == 0)
    }
  }

  @Test func `a plan for more than a year leaves most of it to the plain schedule`() {
    let wish = StudyPlan(date: Day(number: 500), minutes: 30, made: Day(number: 100))
    #expect(wish.isFarAhead(Day(number: 439)))
    #expect(!wish.isFarAhead(Day(number: 440)))
    let near = StudyPlan(date: Day(number: 465), minutes: 30, made: Day(number: 100))
    #expect(!near.isFarAhead(Day(number: 100)))
  }
}
