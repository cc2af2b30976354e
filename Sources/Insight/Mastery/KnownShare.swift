internal import Numerics
internal import Scoring

/// The share of a subject that somebody knows, after some answers.
///
/// Before the first answer it lies around a half, with a spread of 0.14 as among people who prepare; but one
/// of twelve is unlike them, a beginner or an expert, of whom any share is as likely as another. So somebody
/// near the middle is judged with care, and whoever misses everything is believed soon.
struct KnownShare: Sendable {
  let mean: Double
  let variance: Double

  private static let shares = (0..<200).map { (Double($0) + 0.5) / 200 }
  /// Of Beta(6, 6), whose deviation is 0.14, and of one that is level.
  private static let prior: [Double] = {
    let usual = shares.map { exponential(5 * logarithm($0 * (1 - $0))) }
    let whole = usual.reduce(0, +)
    return usual.map { 11.0 / 12 * $0 / whole + 1.0 / 12 / Double(shares.count) }
  }()

  /// After so many answers, not all of them whole.
  init(right: Double, of answers: Double) {
    let likelihoods = Self.shares.map {
      right * logarithm($0) + (answers - right) * logarithm(1 - $0)
    }
    let most = likelihoods.max() ?? 0
    let weights = zip(Self.prior, likelihoods).map { $0 * exponential($1 - most) }
    let whole = weights.reduce(0, +)
    let mean = zip(weights, Self.shares).map { $0 * $1 }.reduce(0, +) / whole
    self.mean = mean
    variance =
      zip(weights, Self.shares).map { $0 * ($1 - mean) * ($1 - mean) }.reduce(0, +) / whole
  }
}
