/// A second Enter so soon after the first that it was meant for the page before.
struct RepeatedEnter: Sendable {
  private var last: ContinuousClock.Instant?
  /// Whether a page was drawn since the last Enter was taken.
  private var isWatching = false

  /// Shorter than anybody reads a page, longer than a key that bounces or is held down takes to come again.
  static let soon = Duration.milliseconds(150)

  init() {}

  /// Another page stands there.
  mutating func watch() { isWatching = true }

  /// Whether a key is to be dropped.
  mutating func drops(_ key: Key, at now: ContinuousClock.Instant) -> Bool {
    guard key == .enter else {
      (last, isWatching) = (nil, false)
      return false
    }
    defer { last = now }
    guard isWatching, let last, now - last < Self.soon else {
      isWatching = false
      return false
    }
    return true
  }
}
