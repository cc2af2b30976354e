/// Keys that mean nothing where they are pressed; from the third on, where to look is said.
package struct StrayKeys: Sendable, Equatable {
  private var count = 0

  /// What is said of keys that came before the page did.
  package static let dropped = "Keys typed before this page were dropped."

  package init() {}

  /// What to say after one more of them; nothing of what no person pressed.
  package mutating func notice(after key: Key) -> String? {
    if key == .unknown { return nil }
    count += 1
    return count < 3 ? nil : "? shows the keys that work here."
  }
}
