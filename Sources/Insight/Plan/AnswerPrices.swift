package import Scoring

/// Seconds that answers take: medians of the own log, drawn towards what people usually need.
package struct AnswerPrices: Sendable, Equatable {
  /// A first answer that is right, and one that is wrong.
  package private(set) var firstRight = 45.0
  package private(set) var firstWrong = 75.0
  /// A later answer.
  package private(set) var right = 20.0
  package private(set) var wrong = 45.0
  /// What a sitting repeats because it was missed.
  package private(set) var again = 15.0

  /// As if this many answers had taken the usual time.
  private static let usualAnswers = 9

  package init() {}

  package init(_ times: [AnswerTime]) {
    func median(_ usual: Double, _ occasion: AnswerTime.Occasion, isRight: Bool?) -> Double {
      let own = times.filter {
        $0.occasion == occasion && (isRight == nil || $0.isRight == isRight)
      }.compactMap(\.tellingSeconds)
      let all = (own + Array(repeating: usual, count: Self.usualAnswers)).sorted()
      return (all[(all.count - 1) / 2] + all[all.count / 2]) / 2
    }
    firstRight = median(firstRight, .first, isRight: true)
    firstWrong = median(firstWrong, .first, isRight: false)
    right = median(right, .later, isRight: true)
    wrong = median(wrong, .later, isRight: false)
    again = median(again, .sameDay, isRight: nil)
  }

  /// What an answer took: measured, else the usual price.
  package func seconds(_ time: AnswerTime) -> Double {
    if let seconds = time.tellingSeconds { return seconds }
    return switch time.occasion {
    case .first: time.isRight ? firstRight : firstWrong
    case .later: time.isRight ? right : wrong
    case .sameDay: again
    }
  }

  /// What asking a question anew costs when it is recalled with some probability; a miss is repeated once.
  package func review(recall: Double) -> Double {
    right * recall + (wrong + again) * (1 - recall)
  }

  /// What the first answer to a question costs when it is missed with some probability.
  package func first(missed: Double) -> Double {
    firstRight * (1 - missed) + (firstWrong + again) * missed
  }
}
