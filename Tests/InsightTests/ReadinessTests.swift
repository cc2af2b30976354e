import Insight
import Questions
import Quiz
import Scoring
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Readiness held against learners who knew a share of everything before, and follow the daily habit.
@Suite struct ReadinessTests {
  /// Somebody for whom each question was known before with the same chance, whatever its level.
  private struct Learner {
    private var random: SeededGenerator
    private var memories: [String: Memory] = [:]
    private(set) var reviews: [Review] = []
    private let knownBefore: [Bool]
    let questions: [Question]

    init(known: Double, seed: UInt64, questions: [Question]) {
      self.questions = questions
      var random = SeededGenerator(seed: seed)
      knownBefore = questions.map { _ in random.unit() < known }
      self.random = random
    }

    func chance(_ place: Int, on day: Day) -> Double {
      guard let memory = memories[questions[place].id] else { return knownBefore[place] ? 1 : 0 }
      return FSRS6.standard.recall(memory, on: day)
    }

    /// What was known before lasts for weeks.
    mutating func answer(_ place: Int, on day: Day) {
      let question = questions[place].id
      let isRight = random.unit() < chance(place, on: day)
      let isFirst = memories[question] == nil
      let lasting = isFirst && isRight ? exp(log(40) + 0.8 * random.normal()) : 0
      note(question, isRight ? .good : .again, on: day)
      if let memory = memories[question], memory.stability < lasting {
        memories[question]?.stability = lasting
      }
      if !isRight { note(question, .good, on: day) }
    }

    private mutating func note(_ question: String, _ grade: Grade, on day: Day) {
      memories[question] = FSRS6.standard.reviewed(memories[question], grade, on: day)
      reviews.append(
        Review(
          id: "\(reviews.count)", question: question,
          at: Instant(milliseconds: day.number * 86_400_000 + reviews.count), day: day,
          grade: grade))
    }

    /// Follows the habit until so many answers were given; returns the day after.
    mutating func practise(answers: Int) -> Day {
      let places = Dictionary(
        uniqueKeysWithValues: questions.enumerated().map { ($1.id, $0) })
      var day = Day(number: 0)
      while reviews.count < answers {
        let standings = Standings(
          memories: AnswerLog(reviews).memories(FSRS6.standard, on: day), today: day,
          scheduler: Scheduler())
        for question in Habit(standings, newPerDay: 15).portion(of: questions).questions {
          if let place = places[question.id] { answer(place, on: day) }
        }
        day = day.advanced(by: 1)
      }
      return day
    }

    /// The share right, were all questions asked.
    func real(on day: Day) -> Double {
      questions.indices.map { chance($0, on: day) }.reduce(0, +) / Double(questions.count)
    }
  }

  /// 25 topics of 18 to 157 questions, as the bundled bank has.
  private static let bank: [Question] = (0..<25).flatMap { topic in
    questions(18 + 139 * (24 - topic) * (24 - topic) / 576, topic: "t\(topic)")
  }

  private static func questions(_ count: Int, topic: String) -> [Question] {
    let levels: [Level] = [.beginner, .intermediate, .advanced, .intermediate]
    return (0..<count).map { number in
      Question(
        id: "\(topic)-\(number)", topic: topic, level: levels[number % 4], prompt: "",
        body: OpenAnswer(answer: "", keyPoints: []))
    }
  }

  private static func outcomes(known: Double, answers: Int, learners: Int) -> [(
    Mastery.Estimate, Double
  )] {
    (0..<learners).compactMap { seed in
      var learner = Learner(known: known, seed: UInt64(seed) + 1, questions: bank)
      let today = learner.practise(answers: answers)
      let evidence = Evidence.gather(
        from: AnswerLog(learner.reviews), FSRS6.standard, until: [today])
      return Mastery(bank, evidence[0], FSRS6.standard, on: today).estimate(bank)
        .map { ($0, learner.real(on: today)) }
    }
  }

  /// The share of the bands that hold, over learners of every kind.
  private func held(_ answers: Int, learners: Int) -> Double {
    let held = [0, 0.1, 0.35, 0.6].flatMap { known in
      let outcomes = Self.outcomes(known: known, answers: answers, learners: learners)
      let error =
        outcomes.map { $0.0.share - $0.1 }.reduce(0, +) / Double(outcomes.count)
      #expect(abs(error) <= 0.03, "\(known) known, \(answers) answers: \(error)")
      return outcomes.map { $0.0.low <= $0.1 && $0.1 <= $0.0.high }
    }
    return Double(held.count(where: \.self)) / Double(held.count)
  }

  @Test func `after 100 answers readiness is real within three points, and nine bands of ten hold`()
  {
    let held = held(100, learners: 50)
    #expect((0.86...0.94).contains(held), "\(held)")
  }

  /// Topics that do not differ at all narrow the band more slowly than they could.
  @Test func `after 400 answers readiness is real within three points, and bands hold`() {
    #expect(held(400, learners: 12) >= 0.86)
  }
}
