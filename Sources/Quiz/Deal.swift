package import Questions

/// Which questions a sitting asks, and in what order.
package struct Deal: Sendable {
  private let standings: Standings

  package init(_ standings: Standings) {
    self.standings = standings
  }

  /// Up to `count` questions: due ones by lowest recall, then new ones from easier to harder, then
  /// those not due yet by lowest recall; no two neighbours of one topic while that can be helped.
  ///
  /// The same generator state gives the same questions.
  package func questions(
    from candidates: [Question], count: Int, using generator: inout some RandomNumberGenerator
  ) -> [Question] {
    // Shuffled first: the sorts are stable, so equals come in random order.
    let shuffled = candidates.shuffled(using: &generator)
    let due = shuffled.filter { standings.has($0, .due) }.sorted(by: lowerRecall)
    let new = shuffled.filter { standings.has($0, .new) }.sorted { $0.level < $1.level }
    let early = shuffled.filter { !standings.has($0, .due) && !standings.has($0, .new) }
      .sorted(by: lowerRecall)
    return spread(Array((due + new + early).prefix(count)))
  }

  private func lowerRecall(_ left: Question, _ right: Question) -> Bool {
    (standings.recall(left) ?? 0) < (standings.recall(right) ?? 0)
  }

  /// Takes, again and again, the first question that is neither of the topic just asked nor related
  /// to it; else the first of another topic; else the first.
  private func spread(_ questions: [Question]) -> [Question] {
    var waiting = questions
    var dealt: [Question] = []
    while !waiting.isEmpty {
      let next =
        dealt.last.flatMap { last in
          waiting.firstIndex { $0.topic != last.topic && !$0.isRelated(to: last) }
            ?? waiting.firstIndex { $0.topic != last.topic }
            ?? waiting.firstIndex { !$0.isRelated(to: last) }
        } ?? 0
      dealt.append(waiting.remove(at: next))
    }
    return dealt
  }
}

extension Question {
  fileprivate func isRelated(to other: Question) -> Bool {
    related.contains(other.id) || other.related.contains(id)
      || !Set(covers).isDisjoint(with: other.covers)
  }
}
