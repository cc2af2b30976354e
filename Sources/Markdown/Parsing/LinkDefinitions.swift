/// The targets that a document defines by `[label]: destination "title"`.
struct LinkDefinitions {
  private var targets: [String: LinkTarget] = [:]

  /// The target of a label, which is compared without regard to case and spacing.
  subscript(label: some RandomAccessCollection<Unicode.Scalar>) -> LinkTarget? {
    guard !targets.isEmpty, label.count <= LinkScanner.labelLimit else { return nil }
    return targets[Self.key(label)]
  }

  /// Takes definitions off the beginning of a paragraph and returns the lines that are left.
  mutating func take(from lines: [Scalars]) -> [Scalars] {
    let text = Scalars(lines.joined(separator: ["\n"]))
    let scanner = LinkScanner(text)
    var start = 0
    while let definition = scanner.definition(at: start) {
      let key = Self.key(definition.label)
      guard !key.isEmpty else { break }
      // The first definition of a label counts.
      if targets[key] == nil { targets[key] = definition.target }
      start = definition.end
    }
    guard start < text.count else { return [] }
    return text[start...].split(separator: "\n", omittingEmptySubsequences: false)
      .map { Scalars($0) }
  }

  private static func key(_ label: some Sequence<Unicode.Scalar>) -> String {
    let words = Scalars(label).split(whereSeparator: \.isWhitespace).map { String($0) }
    return words.joined(separator: " ").lowercased().uppercased()
  }
}
