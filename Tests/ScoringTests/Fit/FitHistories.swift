import Quiz

@testable import Scoring

/// Answers made up for the tests of a fit.
enum FitHistories {
  static let gaps = [0, 0, 1, 1, 2, 3, 5, 8, 15, 30, 90]

  /// A question's answers with the last one scored, from grades and the days before each.
  static func steps(_ pairs: [(grade: Int, gap: Int)]) -> [FitLog.Step] {
    pairs.enumerated().map { place, pair in
      FitLog.Step(
        grade: Grade(number: pair.grade) ?? .again, gap: pair.gap,
        rank: place == pairs.count - 1 ? 0 : nil)
    }
  }

  /// Two to twelve answers, of which all after a night are scored.
  static func random(_ random: inout SeededGenerator) -> [FitLog.Step] {
    var scored = 0
    return (0..<Int.random(in: 2...12, using: &random)).map { place in
      let gap = place == 0 ? 0 : gaps.randomElement(using: &random) ?? 1
      if gap > 0 { scored += 1 }
      return FitLog.Step(
        grade: Grade(number: Int.random(in: 1...4, using: &random)) ?? .good, gap: gap,
        rank: gap > 0 ? scored - 1 : nil)
    }
  }

  /// Parameters somewhere around the usual ones, off their bounds.
  static func parameters(_ random: inout SeededGenerator) -> [Double] {
    zip(FSRS6.defaultParameters, FSRS6.parameterRanges).map { usual, range in
      let share = Double.random(in: 0.05...0.95, using: &random)
      let (low, high) = (
        max(range.lowerBound, usual * 0.5), min(range.upperBound, usual * 1.5 + 0.01)
      )
      return low + (high - low) * share
    }
  }

  /// A log of questions asked again and again over days, answered at random.
  static func log(questions: Int, days: Int, seed: UInt64) -> AnswerLog {
    var random = SeededGenerator(seed: seed)
    return AnswerLog(
      (0..<questions).map { number in
        var day = number % 10
        var answers: [AnswerLog.Entry] = []
        while day < days {
          let grade: Grade =
            Int.random(in: 0..<5, using: &random) == 0 ? .again : answers.isEmpty ? .hard : .good
          answers.append(
            AnswerLog.Entry(
              at: Instant(milliseconds: day * 86_400_000 + number * 1000 + answers.count),
              day: Day(number: day),
              grade: grade))
          day += gaps.randomElement(using: &random) ?? 1
        }
        return (question: "q\(number)", answers: answers)
      })
  }
}
