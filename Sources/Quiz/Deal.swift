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
  /// related ones apart while that can be helped; those of one case together and in its order.
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
    return Spreading(Array((due + new + early).prefix(count))).questions.withCasesTogether
  }

  /// From easier to harder, and within a level topic by topic in turn, each in the order of its items:
  /// the first of every topic, then the second of every topic.
  private func alongSyllabus(_ questions: [Question]) -> [Question] {
    // Keys, not questions, are sorted: copying questions took a quarter of the time to the first one.
    let keys = questions.enumerated().map { Key($1.level, $1.topic, rank: rank($1), place: $0) }
    var counts: [Level: [String: Int]] = [:]
    let turns = keys.sorted { ($0.level, $0.rank, $0.place) < ($1.level, $1.rank, $1.place) }
      .enumerated().map { order, key in
        counts[key.level, default: [:]][key.topic, default: 0] += 1
        return (key: key, turn: counts[key.level]?[key.topic] ?? 0, order: order)
      }
    return turns.sorted { ($0.key.level, $0.turn, $0.order) < ($1.key.level, $1.turn, $1.order) }
      .map { questions[$0.key.place] }
  }

  /// What the order of a new question depends on.
  private struct Key {
    let level: Level
    let topic: String
    let rank: Int
    let place: Int

    init(_ level: Level, _ topic: String, rank: Int, place: Int) {
      self.level = level
      self.topic = topic
      self.rank = rank
      self.place = place
    }
  }

  private func rank(_ question: Question) -> Int {
    question.covers.compactMap { ranks[$0] }.min() ?? .max
  }

  private func lowerRecall(_ left: Question, _ right: Question) -> Bool {
    (standings.recall(left) ?? 0) < (standings.recall(right) ?? 0)
  }
}
