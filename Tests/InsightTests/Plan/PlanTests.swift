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
    let seen = reviews(all.prefix(10).map(\.id), on: 98)
    let portion = plan(all, seen, minutes: 60).portion
    #expect(
      portion.questions.prefix(30).allSatisfy { question in
        !all.prefix(10).contains(question)
      })
    #expect(portion.new == 30)
    #expect(portion.review == 10)
  }

  @Test func `every sixth is one that was right at first sight, until enough is known of memory`() {
    let all = questions(80)
    let seen =
      reviews(all.prefix(10).map(\.id), on: 95, .again)
      + reviews(all.dropFirst(10).prefix(10).map(\.id), on: 97)
    func places(_ portion: Portion) -> [Int] {
      portion.questions.enumerated().filter { seen.map(\.question).contains($0.element.id) }
        .map(\.offset)
    }
    let portion = plan(all, seen).portion
    #expect(places(portion) == [5, 11, 17, 23, 29])
    #expect(portion.questions.filter { $0.id == "orm-10" }.count == 1)
    #expect(Set(portion.questions.map(\.id)).isDisjoint(with: all.prefix(10).map(\.id)))
    let told = (96...97).flatMap { reviews(all.prefix(14).map(\.id), on: $0) }
    #expect(places(plan(all, seen + told).portion).isEmpty)
  }

  @Test func `what was looked back at is not asked twice`() {
    let all = questions(30)
    let asked = plan(all, reviews(all.prefix(20).map(\.id), on: 95), minutes: 600).portion
    #expect(asked.questions.count == 30)
    #expect(Set(asked.questions.map(\.id)).count == 30)
  }

  @Test func `a topic with weight 0 and other levels are not asked`() {
    let all = questions(9) + questions(9, topic: "forms")
    let portion = plan(all, minutes: 60, weights: ["forms": 0], level: .advanced).portion
    #expect(portion.questions.map(\.id).sorted() == ["orm-2", "orm-5", "orm-8"])
  }

  /// The shares seen of topics after the first so many questions of a plan.
  private func sharesSeen(
    _ topics: [String: Int], first count: Int, weights: [String: Int], _ seen: [Review] = []
  ) -> [String: Double] {
    let all = topics.sorted { $0.key < $1.key }.flatMap { questions($1, topic: $0) }
    let asked = plan(all, seen, weights: weights).order.prefix(count)
    let counts = Dictionary(grouping: asked, by: \.topic).mapValues { Double($0.count) }
    return Dictionary(uniqueKeysWithValues: topics.map { ($0, (counts[$0] ?? 0) / Double($1)) })
  }

  @Test(arguments: [2, 3, 10])
  func `a topic of greater weight advances as much faster, and none waits for its end`(
    _ weight: Int
  ) throws {
    let topics = ["orm": 160, "forms": 40, "testing": 40, "http": 60, "sql": 120]
    let shares = sharesSeen(topics, first: 60, weights: ["orm": weight])
    let orm = try #require(shares["orm"])
    for (topic, share) in shares where topic != "orm" {
      #expect(share > 0, "\(topic)")
      #expect(abs(orm / Double(weight) - share) <= 1.0 / Double(topics[topic] ?? 1), "\(topic)")
    }
  }

  @Test func `a topic that is known already waits a little, and comes all the same`() throws {
    let topics = ["orm": 100, "forms": 100]
    let answers = (0..<10).map { "orm-\($0)" }
    let misses = (0..<10).map { "forms-\($0)" }
    let shares = sharesSeen(
      topics, first: 50, weights: [:],
      reviews(answers, on: 95) + reviews(misses, on: 95, .again))
    let (known, unknown) = (try #require(shares["orm"]), try #require(shares["forms"]))
    #expect(known < unknown)
    #expect(known > 0)
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
    #expect((190...200).contains(forecast.notReached))
    #expect(!forecast.isTelling)
  }

  @Test func `without questions, or with weights of 0 alone, nothing is asked and nothing fails`() {
    for plan in [plan([]), plan(questions(5), weights: ["orm": 0])] {
      #expect(plan.portion.isDone)
      #expect(plan.forecast().predicted.share == 0)
    }
  }

  /// Half of some questions, known well.
  private func kept(_ all: [Question]) -> [Review] {
    let known = all.prefix(all.count / 2).map(\.id)
    return reviews(known, on: 60) + reviews(known, on: 64) + reviews(known, on: 75)
  }

  @Test(arguments: [1, 5, 14, 30, 60, 61, 90, 366])
  func `a plan never promises less than the habit`(_ days: Int) {
    let all = questions(80)
    for seen in [kept(all), reviews(all.prefix(30).map(\.id), on: 99)] {
      for minutes in [5, 20, 60] {
        let plan = plan(all, seen, days: days, minutes: minutes)
        let forecast = plan.forecast()
        #expect(forecast.predicted.share >= forecast.without, "\(minutes)")
        #expect(plan.isLeading == (plan.leadsFrom == today))
      }
    }
  }

  @Test func `one day more does not lower what is promised by much`() {
    let all = questions(200)
    let shares = (118...123).map { plan(all, kept(all), days: $0).forecast().predicted.share }
    for (earlier, later) in zip(shares, shares.dropFirst()) {
      #expect(abs(later - earlier) < 0.02)
    }
  }

  @Test func `towards a distant date the habit leads, in the minutes of the plan`() {
    let all = questions(300)
    let plan = plan(all, kept(all), days: 400, minutes: 20)
    #expect(!plan.isLeading)
    #expect(plan.leadsFrom >= plan.wish.date.advanced(by: -60))
    let habit = Habit(
      Standings(memories: [:], today: today, scheduler: Scheduler()), newPerDay: 5, minutes: 20)
    let portion = Agenda.plan(plan, habit: habit).portion(of: all)
    #expect((18...22).contains(portion.minutes) && portion.new > 15)
  }

  @Test func `days are whole questions that agree with today's portion and with what is left`() {
    let all = questions(1439)
    let seen = reviews(all.prefix(15).map(\.id), on: 99)
    let plan = plan(all, seen, days: 20, minutes: 30)
    let forecast = plan.forecast()
    #expect(plan.isLeading)
    #expect(forecast.days.first?.new == plan.portion.new)
    #expect(forecast.days.first?.review == plan.portion.review)
    let reached = forecast.days.map(\.new).reduce(0, +)
    #expect(abs(all.count - 15 - reached - forecast.notReached) <= 8)
    #expect(forecast.coveredOn == nil)
  }

  @Test func `where everything is seen the day is named, else what is not reached`() {
    let all = questions(100)
    let seen = reviews(all.prefix(30).map(\.id), on: 99)
    let enough = plan(all, seen, days: 20, minutes: 30).forecast()
    #expect(enough.notReached == 0 && enough.coveredOn != nil)
    let short = plan(all, seen, days: 10, minutes: 1).forecast()
    #expect(short.notReached > 0 && short.coveredOn == nil)
  }
}
