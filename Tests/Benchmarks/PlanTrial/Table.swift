import Dispatch
import Foundation
import Questions
import Synchronization

/// The plan beside plain spaced repetition: the same learners, the same seconds.
enum Table {
  private static let days = [14, 30, 60]
  private static let minutes = [15, 30, 60]

  /// Means over learners, in points.
  private struct Row {
    let situation: Situation
    let plain: Double
    let plan: Double
    let seen: Double
    let forecast: Double
    let held: Double
    /// What following the plan from halfway on adds to the daily habit, as told and really.
    let toldGain: Double
    let realGain: Double

    var gain: Double { plan - plain }
  }

  /// Returns whether the promises hold.
  static func run(learners: Int, prior: Prior?) -> Bool {
    let situations = Prior.allCases.filter { prior == nil || $0 == prior }.flatMap { prior in
      TruthKind.allCases.flatMap { truth in
        days.flatMap { days in
          minutes.map { Situation(truth: truth, prior: prior, days: days, minutes: $0) }
        }
      }
    }
    print("prior\ttruth\tdays\tminutes\tplain\tplan\tgain\tseen\tforecast\theld\ttold\treal")
    let rows = situations.map { row($0, learners) }
    return judge(rows)
  }

  private static func row(_ situation: Situation, _ learners: Int) -> Row {
    let questions = madeQuestions(722)
    let outcomes = Mutex<[(plain: Outcome, plan: Outcome)]>([])
    DispatchQueue.concurrentPerform(iterations: learners) { learner in
      let seed = UInt64(1000 + learner)
      var plain = Trial(situation, questions, seed: seed)
      var plan = Trial(situation, questions, seed: seed)
      let pair = (plain.run(.plain), plan.run(.plan))
      outcomes.withLock { $0.append(pair) }
    }
    let pairs = outcomes.withLock(\.self)
    func mean(_ value: ((plain: Outcome, plan: Outcome)) -> Double) -> Double {
      100 * pairs.map(value).reduce(0, +) / Double(pairs.count)
    }
    let row = Row(
      situation: situation, plain: mean(\.plain.share), plan: mean(\.plan.share),
      seen: mean(\.plan.seen), forecast: mean(\.plan.forecastError),
      held: mean { $0.plan.isHeld ? 1 : 0 },
      toldGain: mean { $0.plan.real + $0.plan.forecastError - $0.plan.without },
      realGain: mean { $0.plan.real - $0.plan.realWithout })
    let numbers = [
      row.plain, row.plan, row.gain, row.seen, row.forecast, row.held, row.toldGain, row.realGain,
    ]
    print(
      ([
        situation.prior.rawValue, situation.truth.rawValue, "\(situation.days)",
        "\(situation.minutes)",
      ] + numbers.map(points)).joined(separator: "\t"))
    fflush(nil)
    return row
  }

  private static func judge(_ rows: [Row]) -> Bool {
    let gains = rows.map(\.gain)
    let mean = gains.reduce(0, +) / Double(gains.count)
    let middle = rows.filter {
      $0.situation.prior == .nothing && $0.situation.days == 30 && $0.situation.minutes == 30
    }
    let most = middle.map(\.gain).reduce(0, +) / Double(max(1, middle.count))
    let errors = rows.filter { $0.situation.truth == .same }.map { abs($0.forecast) }
    print(
      """
      mean gain \(points(mean)) (at least +6), least \(points(gains.min() ?? 0)) (at least -1), \
      30 x 30 with nothing known \(points(most)) (at least +12), \
      greatest error of a forecast where the model is the truth \(points(errors.max() ?? 0)) (at most 5)
      """)
    return mean >= 6 && (gains.min() ?? 0) >= -1 && most >= 12 && (errors.max() ?? 0) <= 5
  }

  private static func points(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return (tenths < 0 ? "-" : "") + "\(abs(tenths) / 10).\(abs(tenths) % 10)"
  }
}
