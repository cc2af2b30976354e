package import Insight
package import Questions

/// Which questions a sitting asks, and in what order.
package struct Deal: Sendable {
  private let standings: Standings
  private let ranks: [String: Int]

  /// `syllabus` holds the ids of its items in teaching order.
  package init(_ standings: Standings, syllabus: [String] = []) {
    self.standings = standings
    ranks = Dictionary(
      syllabus.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Up to `count` questions: due ones by lowest recall, then new ones along the syllabus, then those
  /// not due yet by lowest recall; no two neighbours of one topic unless more than half are of it, and
  /// related ones apart while that can be helped.
  ///
  /// The same generator state gives the same questions.
  package func questions(
    from candidates: [Question], count: Int, using generator: inout some RandomNumberGenerator
  ) -> [Question] {
    // Shuffled first: the sorts are stable, so equals come in random order.
    let shuffled = candidates.shuffled(using: &generator)
    let due = shuffled.filter { standings.has($0, .due) }.sorted(by: lowerRecall)
    let new = alongSyllabus(shuffled.filter { standings.has($0, .new) })
    let early = shuffled.filter { !standings.has($0, .due) && !standings.has($0, .new) }
      .sorted(by: lowerRecall)
    return Spreading(Array((due + new + early).prefix(count))).questions
  }

  /// From easier to harder, and within a level topic by topic in turn, each in the order of its items:
  /// the first of every topic, then the second of every topic.
  private func alongSyllabus(_ questions: [Question]) -> [Question] {
    let ordered = questions.sorted { ($0.level, rank($0)) < ($1.level, rank($1)) }
    var counts: [String: Int] = [:]
    let turns = ordered.map { question in
      let group = "\(question.level) \(question.topic)"
      counts[group, default: 0] += 1
      return (question: question, turn: counts[group, default: 0])
    }
    return turns.sorted {
      ($0.question.level, $0.turn) < ($1.question.level, $1.turn)
    }
    .map(\.question)
  }

  private func rank(_ question: Question) -> Int {
    question.covers.compactMap { ranks[$0] }.min() ?? .max
  }

  private func lowerRecall(_ left: Question, _ right: Question) -> Bool {
    (standings.recall(left) ?? 0) < (standings.recall(right) ?? 0)
  }
}
