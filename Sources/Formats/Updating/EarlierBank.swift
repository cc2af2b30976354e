package import Questions

/// What a bank holds before it is added to: its questions, and where they came from.
package struct EarlierBank: Sendable {
  /// Under their slugs.
  package var questions: [Question] = []
  /// What programs know questions by, by slug.
  package var keys: [String: String] = [:]
  /// Which file each question came from, by slug.
  package var files: [String: String] = [:]
  /// The prompts of those that are gone, by slug, so that one that returns finds its history.
  package var gone: [String: String] = [:]

  /// What the topics are called, by slug.
  package var titles: [String: String] = [:]

  package init() {}
}
