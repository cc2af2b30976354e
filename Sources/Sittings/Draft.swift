/// Keeps what was typed where a store does not take it: only what was typed by hand is lost for good.
package struct Draft: Sendable {
  private let write: @Sendable (String) -> String?
  private let remove: @Sendable () -> Void

  /// `write` puts a text in the place of the one before, and returns where it is kept; nil when nowhere.
  package init(
    write: @escaping @Sendable (String) -> String?, remove: @escaping @Sendable () -> Void
  ) {
    (self.write, self.remove) = (write, remove)
  }

  /// Where it is kept; nil when it is not, or there is nothing to keep.
  func keep(_ texts: [String]) -> String? {
    texts.contains { !$0.isEmpty } ? write(texts.joined(separator: "\n\n") + "\n") : nil
  }

  func forget() { remove() }
}
