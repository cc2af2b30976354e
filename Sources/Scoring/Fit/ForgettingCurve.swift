internal import Numerics

/// R(t, S) = (1 + factor · t / S)^decay, with its derivatives.
struct ForgettingCurve {
  private let decay: Double
  private let factor: Double
  /// The derivative of the factor, which makes R(S, S) = 0.9, with respect to the decay.
  private let factorSlope: Double

  /// From the 21 parameters; the last is the decay.
  init(_ w: [Double]) {
    decay = -w[20]
    let power = exponential(logarithm(0.9) / decay)
    factor = power - 1
    factorSlope = -power * logarithm(0.9) / (decay * decay)
  }

  func recall(after days: Double, _ stability: Double) -> Double {
    power(1 + factor * days / stability, decay)
  }

  /// What a change of the recall is worth, carried back to the stability and to w20.
  func pull(
    _ recallPull: Double, days: Double, _ stability: Double, _ recall: Double
  ) -> (stability: Double, w20: Double) {
    let base = 1 + factor * days / stability
    let slope = recallPull * recall * decay / base
    let decayPull =
      recallPull * recall * logarithm(base) + slope * days / stability * factorSlope
    return (-slope * factor * days / (stability * stability), -decayPull)
  }
}
