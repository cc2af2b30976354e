/// What keeps a question from being asked, whatever file it comes from.
package struct Flaw: Sendable, Equatable {
  package let field: FieldPath
  package let reason: BankProblem.Reason

  package init(_ field: FieldPath, _ reason: BankProblem.Reason) {
    self.field = field
    self.reason = reason
  }
}

extension Question {
  /// Everything of that kind, apart from texts that say nothing.
  package var flaws: [Flaw] {
    body.flaws + Self.flaws(ofRevision: revision) + Self.flaws(since: since, until: until)
  }

  static func flaws(ofRevision revision: Int) -> [Flaw] {
    revision < 1 ? [Flaw("revision", .belowOne(revision))] : []
  }

  /// Both are versions, the first no later than the last.
  static func flaws(since: String?, until: String?) -> [Flaw] {
    let bounds = [("since", since), ("until", until)]
    let unclear = bounds.compactMap { name, text in
      text.flatMap { VersionNumber($0) == nil ? Flaw(FieldPath(name), .notAVersion($0)) : nil }
    }
    guard let since, let until, let first = VersionNumber(since), let last = VersionNumber(until),
      first.isLater(than: last)
    else { return unclear }
    return [Flaw("since", .endsBefore(since: since, until: until))]
  }

  /// The same with every text changed; of texts that may be left out, those that become empty are.
  package func mapping(_ change: (String) -> String) -> Question {
    func one(_ text: String?) -> String? { text.map(change).flatMap { $0.isEmpty ? nil : $0 } }
    func all(_ texts: [String]) -> [String] { texts.mappingTexts(change) }
    let body = body.mapping(change)
    var question = self
    question.change {
      $0.topic = change($0.topic)
      $0.prompt = change($0.prompt)
      ($0.hint, $0.since, $0.until) = (one($0.hint), one($0.since), one($0.until))
      ($0.formerIDs, $0.related, $0.covers) = (all($0.formerIDs), all($0.related), all($0.covers))
      ($0.tags, $0.askedAs, $0.references) = (all($0.tags), all($0.askedAs), all($0.references))
      $0.content = .read(body)
    }
    return question
  }
}

extension [String] {
  /// Each changed, without those that become empty.
  func mappingTexts(_ change: (String) -> String) -> [String] {
    map(change).filter { !$0.isEmpty }
  }
}
