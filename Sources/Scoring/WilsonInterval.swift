/// The bounds of a mean of scores between 0 and 1 in nine cases of ten.
///
/// Wilson, "Probable inference, the law of succession, and statistical inference", 1927; made for shares
/// of right answers, and on the safe side where answers earn parts.
package struct WilsonInterval: Sendable, Equatable {
  package let low: Double
  package let high: Double

  private static let quantile = 1.645

  /// Nothing is known without answers: 0 to 1.
  package init(mean: Double, count: Int) {
    guard count > 0 else {
      (low, high) = (0, 1)
      return
    }
    let weight = Self.quantile * Self.quantile / Double(count)
    let center = (mean + weight / 2) / (1 + weight)
    let reach =
      Self.quantile / (1 + weight)
      * (mean * (1 - mean) / Double(count) + weight / (4 * Double(count))).squareRoot()
    (low, high) = (max(0, center - reach), min(1, center + reach))
  }
}
