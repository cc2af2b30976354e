internal import Numerics
package import Scoring

/// The first stabilities of the memory model, refitted from the own log.
///
/// For each first grade the stability that makes the answers of the next day of practice likeliest, by a
/// search over a grid, with fsrs-optimizer's penalty for leaving the standard; then drawn towards the
/// standard, in the logarithm, as if eight answers had spoken for it. That helps whoever knew things
/// before: their first "good" lasts for weeks.
package struct OwnStabilities: Sendable {
  /// The parameters with the first four refitted.
  package let parameters: [Double]
  /// How many answers told of them.
  package let answers: Int

  private static let grid = (0..<80).map { exponential(-3 + 7.6 * Double($0) / 79) }
  private static let standardAnswers = 8.0

  /// Of one first grade: days until the next answer of a later day, and how these came out.
  private typealias Outcomes = [Int: (answers: Int, right: Int)]

  package init(_ log: AnswerLog, standard: [Double]) {
    let outcomes = Self.outcomes(log)
    answers = outcomes.values.flatMap(\.values).map(\.answers).reduce(0, +)
    var fitted = standard
    for grade in Grade.allCases {
      guard let outcomes = outcomes[grade] else { continue }
      let place = grade.number - 1
      let count = Double(outcomes.values.map(\.answers).reduce(0, +))
      let likeliest = Self.grid.max {
        Self.likelihood($0, grade, outcomes, standard)
          < Self.likelihood($1, grade, outcomes, standard)
      }
      fitted[place] = exponential(
        (count * logarithm(likeliest ?? standard[place])
          + Self.standardAnswers * logarithm(standard[place])) / (count + Self.standardAnswers))
    }
    for place in 1...3 { fitted[place] = max(fitted[place - 1], fitted[place]) }
    parameters = fitted
  }

  private static func outcomes(_ log: AnswerLog) -> [Grade: Outcomes] {
    var outcomes: [Grade: Outcomes] = [:]
    for history in log.histories {
      guard let first = history.answers.first,
        let next = history.answers.first(where: { $0.day > first.day })
      else { continue }
      let days = first.day.distance(to: next.day)
      outcomes[first.grade, default: [:]][days, default: (0, 0)].answers += 1
      outcomes[first.grade, default: [:]][days, default: (0, 0)].right += next.isRight ? 1 : 0
    }
    return outcomes
  }

  private static func likelihood(
    _ stability: Double, _ grade: Grade, _ outcomes: Outcomes, _ standard: [Double]
  ) -> Double {
    var parameters = standard
    parameters[grade.number - 1] = stability
    guard let model = FSRS6(parameters: parameters) else { return -.infinity }
    let start = Day(number: 0)
    let memory = model.afterMiss(model.reviewed(nil, grade, on: start), grade, on: start)
    var sum = -abs(stability - standard[grade.number - 1]) / 16
    for (days, outcome) in outcomes {
      let recall = min(max(model.recall(memory, on: Day(number: days)), 0.001), 0.999)
      sum +=
        Double(outcome.right) * logarithm(recall)
        + Double(outcome.answers - outcome.right) * logarithm(1 - recall)
    }
    return sum
  }
}

extension MemoryModel {
  /// The memory at the end of a sitting: what was missed is repeated in it until it is right.
  func afterMiss(_ memory: Memory, _ grade: Grade, on day: Day) -> Memory {
    grade == .again ? reviewed(memory, .good, on: day) : memory
  }
}
