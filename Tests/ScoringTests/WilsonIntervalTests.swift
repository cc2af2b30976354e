import Scoring
import Testing

@Suite struct WilsonIntervalTests {
  /// From the formula in the paper, computed apart.
  @Test(arguments: [
    (0.9, 50, 0.8085, 0.9505), (0.5, 10, 0.2692, 0.7308), (0, 10, 0, 0.2130), (1, 1, 0.2698, 1),
  ])
  func `bounds are Wilson's`(mean: Double, count: Int, low: Double, high: Double) {
    let interval = WilsonInterval(mean: mean, count: count)
    #expect(abs(interval.low - low) < 1e-3, "\(interval.low)")
    #expect(abs(interval.high - high) < 1e-3, "\(interval.high)")
  }

  @Test(arguments: [0, -3])
  func `without answers anything is possible`(count: Int) {
    let interval = WilsonInterval(mean: 0.5, count: count)
    #expect(interval.low == 0)
    #expect(interval.high == 1)
  }
}
