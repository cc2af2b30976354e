import Insight
import Questions
import Scoring
import Testing

/// Held against learners whose true chances are known: after how many days, of how many answers each.
@Suite struct MasteryTests {
  struct Practice: CustomTestStringConvertible {
    let days: Int
    let answers: Int
    var testDescription: String { "\(days) days of \(answers) answers" }
  }

  /// Predicted and real shares of one kind of figure.
  private struct Outcomes {
    var pairs: [(estimate: Mastery.Estimate, real: Double)] = []

    /// The share of intervals that hold the real share.
    var held: Double {
      Double(pairs.count { $0.estimate.low <= $0.real && $0.real <= $0.estimate.high })
        / Double(pairs.count)
    }

    /// Predicted less real share, on average.
    var bias: Double {
      pairs.map { $0.estimate.share - $0.real }.reduce(0, +) / Double(pairs.count)
    }

    /// The same for figures of like size, five classes with as many figures each.
    var biases: [Double] {
      let sorted = pairs.sorted { $0.estimate.share < $1.estimate.share }
      return (0..<5).map { part in
        let bounds = sorted.count * part / 5..<sorted.count * (part + 1) / 5
        return Outcomes(pairs: Array(sorted[bounds])).bias
      }
    }
  }

  private func outcomes(
    _ practice: Practice, learners: Int
  ) -> (topics: Outcomes, levels: Outcomes, all: Outcomes) {
    var (topics, levels, all) = (Outcomes(), Outcomes(), Outcomes())
    for seed in 0..<UInt64(learners) {
      var learner = SimulatedLearner(seed: seed + 1000)
      learner.practise(days: 0..<practice.days, answersPerDay: practice.answers)
      let today = Day(number: practice.days)
      let evidence = Evidence.gather(
        from: AnswerLog(learner.reviews), FSRS6.standard, until: [today])
      let mastery = Mastery(learner.questions, evidence[0], FSRS6.standard, on: today)
      func add(_ questions: [Question], to outcomes: inout Outcomes) {
        guard let estimate = mastery.estimate(questions) else { return }
        outcomes.pairs.append((estimate, learner.examined(questions, on: today)))
      }
      for topic in 0..<SimulatedLearner.topics {
        add(learner.questions.filter { $0.topic == "t\(topic)" }, to: &topics)
      }
      for level in Level.allCases {
        add(learner.questions.filter { $0.level == level }, to: &levels)
      }
      add(learner.questions, to: &all)
    }
    return (topics, levels, all)
  }

  @Test func `predicted shares are real within three points, and nine intervals of ten hold`() {
    let practices = [
      Practice(days: 1, answers: 10), Practice(days: 7, answers: 10),
      Practice(days: 15, answers: 10), Practice(days: 40, answers: 12),
      Practice(days: 60, answers: 20),
    ]
    var pooled = (topics: Outcomes(), levels: Outcomes(), all: Outcomes())
    for practice in practices {
      let (topics, levels, all) = outcomes(practice, learners: 200)
      for outcomes in [topics, levels, all] { #expect(abs(outcomes.bias) <= 0.03, "\(practice)") }
      pooled.topics.pairs += topics.pairs
      pooled.levels.pairs += levels.pairs
      pooled.all.pairs += all.pairs
    }
    for outcomes in [pooled.topics, pooled.levels, pooled.all] {
      #expect((0.86...0.94).contains(outcomes.held), "\(outcomes.held)")
      #expect(outcomes.biases.allSatisfy { abs($0) <= 0.03 }, "\(outcomes.biases)")
    }
  }

  private let today = Day(number: 10)

  private func questions(_ count: Int, topic: String = "t0") -> [Question] {
    (0..<count).map {
      Question(
        id: "\(topic)-\($0)", topic: topic, level: .beginner, prompt: "",
        body: OpenAnswer(answer: "", keyPoints: []))
    }
  }

  private func mastery(
    _ questions: [Question], _ answers: [(id: String, day: Int, grade: Grade)]
  ) throws -> Mastery {
    let reviews = answers.enumerated().map { place, answer in
      Review(
        id: "\(place)", question: answer.id,
        at: Instant(milliseconds: answer.day * 86_400_000 + place),
        day: Day(number: answer.day), grade: answer.grade)
    }
    let evidence = Evidence.gather(from: AnswerLog(reviews), FSRS6.standard, until: [today])
    return Mastery(questions, try #require(evidence.first), FSRS6.standard, on: today)
  }

  @Test func `without answers half is expected, with hardly a bound`() throws {
    let questions = questions(10)
    let estimate = try #require(try mastery(questions, []).estimate(questions))
    // Beginners' questions are easier than the middle, which is at a half.
    #expect(estimate.share > 0.5)
    #expect(estimate.share < 0.7)
    #expect(estimate.low < 0.3)
    #expect(estimate.high > 0.9)
    #expect(try mastery(questions, []).estimate([]) == nil)
  }

  @Test func `right first answers raise what is expected of the topic, and of others a little`()
    throws
  {
    let (known, other) = (questions(20), questions(20, topic: "t1"))
    let answers = known.prefix(8).map { (id: $0.id, day: 9, grade: Grade.good) }
    let mastery = try mastery(known + other, answers)
    let unseen = mastery.probability(known[19])
    #expect(unseen > mastery.probability(other[0]))
    #expect(mastery.probability(other[0]) > 0.55)
    #expect(unseen < 0.95)
  }

  @Test func `what was answered today counts with tomorrow's recall`() throws {
    let questions = questions(1)
    let mastery = try mastery(questions, [("t0-0", 10, .again)])
    #expect(mastery.probability(questions[0]) < 0.8)
  }

  @Test func `a learner who recalls worse than predicted is believed less`() throws {
    let questions = questions(30)
    func answers(_ second: Grade) -> [(id: String, day: Int, grade: Grade)] {
      questions.map { ($0.id, 1, .good) } + questions.map { ($0.id, 3, second) }
        + questions.map { ($0.id, 8, .good) }
    }
    let often = try mastery(questions, answers(.good))
    let shifted = Evidence.gather(
      from: AnswerLog(
        answers(.again).enumerated().map { place, answer in
          Review(
            id: "\(place)", question: answer.id, at: Instant(milliseconds: place),
            day: Day(number: answer.day), grade: answer.grade)
        }), FSRS6.standard, until: [today])
    #expect(Calibration(try #require(shifted.first).recalls).offset < -0.5)
    #expect(often.probability(questions[0]) > 0.9)
  }

  @Test func `evidence stops at its day, and answers from the future are left out`() throws {
    let reviews = [(1, Grade.again), (4, .good), (20, .good)].enumerated().map { place, answer in
      Review(
        id: "\(place)", question: "q", at: Instant(milliseconds: answer.0 * 1000 + place),
        day: Day(number: answer.0), grade: answer.1)
    }
    let days = [0, 1, 10, 30].map { Day(number: $0) }
    let evidence = Evidence.gather(from: AnswerLog(reviews), FSRS6.standard, until: days)
    #expect(evidence.map { $0.memories["q"]?.reviews } == [nil, 1, 2, 3])
    #expect(evidence.map { $0.firstAnswers["q"] } == [nil, false, false, false])
    let log = AnswerLog(reviews)
    for (day, evidence) in zip(days, evidence) {
      #expect(evidence.memories == log.memories(FSRS6.standard, on: day))
    }
  }

  @Test func `a million answers to one question are one memory`() throws {
    let answers = (0..<1_000_000).map {
      AnswerLog.Entry(
        at: Instant(milliseconds: $0), day: Day(number: $0 / 1000),
        grade: $0 % 3 == 0 ? .again : .good)
    }
    let log = AnswerLog([(question: "q", answers: answers)])
    let evidence = Evidence.gather(from: log, FSRS6.standard, until: [Day(number: 2000)])
    #expect(evidence[0].memories["q"]?.reviews == 1_000_000)
    #expect(Calibration(evidence[0].recalls).offset.isFinite)
  }
}
