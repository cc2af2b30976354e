package import History
internal import TextAnalysis

extension ProgressStore.Merged {
  private static let mostNames = 5

  /// What a merge did besides adding; empty when it did nothing else.
  package var sentences: [String] {
    let completion =
      completed == 1
      ? "1 review that was there says more now."
      : "\(completed) reviews that were there say more now."
    return (completed > 0 ? [completion] : []) + (conflicts.isEmpty ? [] : [conflict])
  }

  private var conflict: String {
    let names = conflicts.prefix(Self.mostNames).map { ControlCharacters.visible($0.brief) }.joined(
      separator: ", ")
    let more =
      conflicts.count > Self.mostNames ? " and \(conflicts.count - Self.mostNames) more" : ""
    let answers =
      conflicts.count == 1
      ? "1 answer differs from the one that has its id; both are kept"
      : "\(conflicts.count) answers differ from those that have their ids; all are kept"
    return "\(answers): \(names)\(more)"
  }
}
