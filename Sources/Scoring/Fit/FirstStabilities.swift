internal import Numerics

/// The first four parameters, the stabilities after a first answer, by how the first recalls came out
/// (fsrs-rs `src/parameter_initialization.rs`).
struct FirstStabilities {
  private var known: [Grade: Double]
  private let counts: [Grade: Int]

  /// Those that are known, and by how many questions.
  init(_ known: [Grade: Double], _ counts: [Grade: Int]) {
    self.known = known
    self.counts = counts
  }

  /// The stabilities under which the first recalls are likeliest, held near the usual ones.
  ///
  /// Each group's share is smoothed by one answer that was right as often as all are.
  init(_ recalls: FirstRecalls, meanRecall: Double) {
    let curve = ForgettingCurve(FSRS6.defaultParameters)
    self.init(
      Dictionary(
        uniqueKeysWithValues: recalls.groups.map { grade, groups in
          let usual = Self.usual(grade)
          let best = Self.lowest(in: FSRS6.parameterRanges[0]) { stability in
            let losses = groups.map { group in
              let count = Double(group.count)
              let share = (Double(group.right) + meanRecall) / (count + 1)
              let recall = curve.recall(after: Double(group.gap), stability)
              return -count * (share * logarithm(recall) + (1 - share) * logarithm(1 - recall))
            }
            return losses.reduce(0, +) + abs(stability - usual) / 16
          }
          return (grade, best)
        }), recalls.counts)
  }

  /// All four, a better grade's never below a worse one's; nil when none is known.
  var filled: [Double]? {
    var copy = self
    copy.order()
    let range = FSRS6.parameterRanges[0]
    return copy.fill()?.map { min(max($0, range.lowerBound), range.upperBound) }
  }

  /// Where a better grade's stability is below a worse one's, that of fewer questions gives way.
  private mutating func order() {
    let pairs: [(Grade, Grade)] = [
      (.again, .hard), (.hard, .good), (.good, .easy), (.again, .good), (.hard, .easy),
      (.again, .easy),
    ]
    for (worse, better) in pairs {
      guard let low = known[worse], let high = known[better], low > high else { continue }
      if counts[worse, default: 0] > counts[better, default: 0] {
        known[better] = low
      } else {
        known[worse] = high
      }
    }
  }

  /// Missing ones by the two relations that hold between the usual ones: in logarithms, "hard" lies between
  /// "again" and "good", and "good" between "hard" and "easy".
  private func fill() -> [Double]? {
    if known.count == 1, let (grade, stability) = known.first {
      return Grade.allCases.map { Self.usual($0) * stability / Self.usual(grade) }
    }
    guard known.count > 1 else { return nil }
    let (a, b) = (0.41, 0.54)
    var log = Grade.allCases.map { known[$0].map(logarithm) }
    if log[1] == nil, log[2] == nil, let again = log[0], let easy = log[3] {
      let share = a / (a + b - a * b)
      log[1] = share * again + (1 - share) * easy
    }
    // Each line needs what the ones before it may have found.
    log[1] = log[1] ?? Self.sum(a, log[0], log[2]) ?? Self.sum(1 / (1 - b), log[2], log[3])
    log[2] = log[2] ?? Self.sum(b, log[3], log[1]) ?? Self.sum(1 / (1 - a), log[1], log[0])
    log[0] = log[0] ?? Self.sum(1 / a, log[1], log[2])
    log[3] = log[3] ?? Self.sum(1 / b, log[2], log[1])
    return zip(Grade.allCases, log).compactMap { known[$0] ?? $1.map(exponential) }
  }

  private static func sum(_ share: Double, _ one: Double?, _ other: Double?) -> Double? {
    guard let one, let other else { return nil }
    return share * one + (1 - share) * other
  }

  private static func usual(_ grade: Grade) -> Double {
    FSRS6.defaultParameters[grade.number - 1]
  }

  /// Where a function with one valley is lowest, by thirds.
  private static func lowest(
    in range: ClosedRange<Double>, _ value: (Double) -> Double
  ) -> Double {
    var (low, high) = (range.lowerBound, range.upperBound)
    while high - low > 1e-9 {
      let third = (high - low) / 3
      if value(low + third) < value(high - third) { high -= third } else { low += third }
    }
    return (low + high) / 2
  }
}
