/// Why what was found is probably not what was asked for.
package struct Doubt: Sendable, Equatable {
  /// The words of the query that say what is searched for, as typed.
  package let about: [String]
  /// Whether no hit has any of them.
  package let isComplete: Bool
}

extension Doubt {
  /// Of what the weighty words are worth, the share that the best hit has to have anywhere.
  private static let enoughAnywhere: Float = 0.65
  /// The same where a question says what it asks, in whatever words: there, a few tell more.
  private static let enoughInAsking: Float = 0.55

  /// Nothing when the best hit has enough of the query, or when the query says nothing weighty.
  ///
  /// A rare word is worth more than a common one, and one that no question has the most. Half of the
  /// words are never enough: "kubernetes operator" is not answered by the question that has Kubernetes.
  init?(_ looks: [SegmentLook], in segments: [SegmentSearch]) {
    let terms = segments.best(for: looks)
    let weighty = terms.indices.filter { terms[$0].isWeighty }
    guard !weighty.isEmpty else { return nil }
    if let best = looks.first?.look,
      weighty.count(where: { best.matches[$0] != nil }) * 2 > weighty.count
    {
      let anywhere = Self.share(of: weighty, terms) { best.matches[$0] != nil }
      let asking = Self.share(of: weighty, terms) { best.asks($0) }
      if anywhere >= Self.enoughAnywhere || asking >= Self.enoughInAsking { return nil }
    }
    about = weighty.map { terms[$0].query.text }
    isComplete = !looks.contains { look in weighty.contains { look.look.matches[$0] != nil } }
  }

  private static func share(
    of weighty: [Int], _ terms: [WeighedTerm], where has: (Int) -> Bool
  ) -> Float {
    let all = weighty.reduce(0) { $0 + terms[$1].value }
    return weighty.filter(has).reduce(0) { $0 + terms[$1].value } / all
  }
}
