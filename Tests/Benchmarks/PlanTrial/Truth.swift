import Foundation
import Quiz
import Scoring

/// How somebody really remembers, which no scheduler is told.
protocol Truth {
  /// The first answer; what was known before lasts at least so many days.
  mutating func first(_ question: Int, _ grade: Int, atLeast stability: Double)
  mutating func review(_ question: Int, _ grade: Int, after days: Double)
  func recall(_ question: Int, after days: Double) -> Double
}

/// FSRS-6, with numbers of its own and a stability of its own for each question.
struct OwnFSRS6: Truth {
  private let model: FSRS6
  private let factors: [Double]
  private var memories: [Int: Memory] = [:]

  init(parameters: [Double], factors: [Double]) {
    model = FSRS6(parameters: parameters) ?? .standard
    self.factors = factors
  }

  mutating func first(_ question: Int, _ grade: Int, atLeast stability: Double) {
    guard let grade = Grade(number: grade) else { return }
    var memory = model.reviewed(nil, grade, on: Day(number: 0))
    memory.stability = max(memory.stability * factors[question], stability)
    memories[question] = memory
  }

  mutating func review(_ question: Int, _ grade: Int, after days: Double) {
    guard var memory = memories[question], let grade = Grade(number: grade) else { return }
    memory.lastReview = Day(number: 0)
    memories[question] = model.reviewed(memory, grade, on: Day(number: Int(days)))
  }

  func recall(_ question: Int, after days: Double) -> Double {
    guard var memory = memories[question] else { return 0 }
    memory.lastReview = Day(number: 0)
    return model.recall(memory, on: Day(number: Int(days)))
  }
}

/// The three kinds of truth.
enum TruthKind: String, CaseIterable {
  /// What the planner believes.
  case same
  /// Other numbers, and questions that differ.
  case other
  /// Another structure.
  case fsrs7

  /// Spread of FSRS-6's numbers among people: fsrs-rs, `PARAMS_STDDEV`.
  private static let deviations = [
    6.43, 9.66, 17.58, 27.85, 0.57, 0.28, 0.6, 0.12, 0.39, 0.18, 0.33, 0.3, 0.09, 0.16, 0.57, 0.25,
    1.03, 0.31, 0.32, 0.14, 0.27,
  ]

  func truth(questions: Int, using random: inout SeededGenerator) -> any Truth {
    switch self {
    case .same:
      OwnFSRS6(
        parameters: FSRS6.defaultParameters, factors: Array(repeating: 1, count: questions))
    case .other:
      OwnFSRS6(
        parameters: Self.parameters(&random), factors: Self.factors(questions, &random))
    case .fsrs7: FSRS7(factors: Self.factors(questions, &random))
    }
  }

  private static func factors(_ count: Int, _ random: inout SeededGenerator) -> [Double] {
    (0..<count).map { _ in exp(0.5 * random.normal()) }
  }

  private static func parameters(_ random: inout SeededGenerator) -> [Double] {
    var parameters = FSRS6.defaultParameters
    let common = 0.6 * random.normal()
    let first = (0..<4).map { parameters[$0] * exp(common + 0.3 * random.normal()) }
    parameters.replaceSubrange(0..<4, with: first.sorted())
    for place in 4..<21 { parameters[place] += 0.6 * random.normal() * deviations[place] }
    for (place, range) in FSRS6.parameterRanges.enumerated() {
      parameters[place] = min(max(parameters[place], range.lowerBound), range.upperBound)
    }
    parameters[20] = min(max(parameters[20], 0.1), 0.5)
    return parameters
  }
}

extension SeededGenerator {
  mutating func unit() -> Double { Double(next() >> 11) / Double(1 << 53) }

  /// Box and Muller's transform.
  mutating func normal() -> Double {
    (-2 * log(1 - unit())).squareRoot() * cos(2 * .pi * unit())
  }
}
