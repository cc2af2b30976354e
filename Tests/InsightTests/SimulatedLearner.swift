import Questions
import Quiz
import Scoring

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A learner whose true chance of answering each question right is known.
///
/// What was never answered is right with a chance by topic and level. What was answered is recalled as
/// FSRS-6 says, moved by a shift in log-odds that this learner has and the model does not know.
struct SimulatedLearner {
  let questions: [Question]
  private(set) var reviews: [Review] = []
  private var memories: [String: Memory] = [:]
  private let topicOdds: [Double]
  private let shift: Double
  private var random: SeededGenerator

  static let topics = 10
  static let questionsPerTopic = 24

  init(seed: UInt64, spread: Double = 0.7, shiftDeviation: Double = 0.4) {
    var random = SeededGenerator(seed: seed)
    let ability = random.normal() * 0.8
    topicOdds = (0..<Self.topics).map { _ in ability + random.normal() * spread }
    shift = random.normal() * shiftDeviation
    questions = (0..<Self.topics * Self.questionsPerTopic).map { number in
      Question(
        id: "q\(number)", topic: "t\(number % Self.topics)",
        level: Level.allCases[number / Self.topics % 3], prompt: "",
        body: OpenAnswer(answer: "", keyPoints: []))
    }
    self.random = random
  }

  func chance(_ question: Question, on day: Day) -> Double {
    guard let memory = memories[question.id] else {
      let level = Double(Level.allCases.firstIndex(of: question.level) ?? 1)
      let topic = topicOdds[Int(question.topic.dropFirst()) ?? 0]
      return logistic(topic + 0.7 * (1 - level))
    }
    let recall = FSRS6.standard.recall(memory, on: day)
    return recall >= 1 ? 1 : logistic(log(recall / (1 - recall)) + shift)
  }

  /// Answers up to some questions a day: what is due, then what is new.
  mutating func practise(days: Range<Int>, answersPerDay: Int) {
    for number in days {
      let day = Day(number: number)
      let due = questions.filter { question in
        memories[question.id].map { Scheduler().isDue($0, on: day) } ?? false
      }
      let new = questions.filter { memories[$0.id] == nil }.shuffled(using: &random)
      for (place, question) in (due + new).prefix(answersPerDay).enumerated() {
        answer(question, on: day, place: place)
      }
    }
  }

  private mutating func answer(_ question: Question, on day: Day, place: Int) {
    let isRight = random.unit() < chance(question, on: day)
    let grade: Grade =
      isRight ? (random.unit() < 0.7 ? .good : random.unit() < 0.5 ? .hard : .easy) : .again
    memories[question.id] = FSRS6.standard.reviewed(memories[question.id], grade, on: day)
    reviews.append(
      Review(
        id: "\(reviews.count)", question: question.id,
        at: Instant(milliseconds: day.number * 86_400_000 + place), day: day, grade: grade))
  }

  /// The share that is right when some questions are really asked.
  mutating func examined(_ questions: [Question], on day: Day) -> Double {
    let right = questions.count { random.unit() < chance($0, on: day) }
    return Double(right) / Double(questions.count)
  }
}

private func logistic(_ logOdds: Double) -> Double { 1 / (1 + exp(-logOdds)) }

/// The two distributions that a simulation needs.
extension SeededGenerator {
  mutating func unit() -> Double { Double(next() >> 11) / Double(1 << 53) }

  /// Box and Muller's transform.
  mutating func normal() -> Double {
    (-2 * log(1 - unit())).squareRoot() * cos(2 * .pi * unit())
  }
}
