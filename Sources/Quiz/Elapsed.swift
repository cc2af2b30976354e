internal import Scoring

extension Instant {
  /// Never negative: a clock set back counts as no time.
  func seconds(to later: Instant) -> Double {
    Double(max(0, later.milliseconds - milliseconds)) / 1000
  }
}
