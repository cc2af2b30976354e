/// How a question stands with its reader.
package enum Standing: String, CaseIterable, Sendable {
  /// Its day has come.
  case due
  /// Never answered.
  case new
  /// Recall has fallen below four in five, or it was forgotten twice or more.
  case weak
  /// The last answer was wrong.
  case wrong
}
