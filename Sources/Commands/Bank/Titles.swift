internal import Questions

extension Bank {
  /// The titles of the topics by their ids.
  var titles: [String: String] {
    Dictionary(topics.map { ($0.id, $0.title) }, uniquingKeysWith: { first, _ in first })
  }
}
