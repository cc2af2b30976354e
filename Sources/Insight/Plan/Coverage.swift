package import Questions

/// In what order questions never asked are taken: across topics in proportion to their size, in each from
/// easier to harder, and no level of everything before the next.
///
/// A question has a place from 0 to 1: of n of its topic and level, in teaching order, i come before it,
/// and it stands at i/n of what its level has left to run; harder levels begin later. Whoever has got a
/// third of the way has seen a third of every topic, more of its easy questions than of its hard ones.
package struct Coverage: Sendable {
  private let places: [String: (share: Double, rank: Int)]

  /// `syllabus` holds the ids of its items in teaching order.
  package init(_ questions: [Question], syllabus: [String]) {
    let ranks = Dictionary(
      syllabus.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    var places: [String: (share: Double, rank: Int)] = [:]
    places.reserveCapacity(questions.count)
    let groups = Dictionary(grouping: questions.indices) {
      Group(topic: questions[$0].topic, level: questions[$0].level)
    }
    for (group, members) in groups {
      let ranked = members.map {
        (place: $0, rank: questions[$0].covers.compactMap { ranks[$0] }.min() ?? .max)
      }
      let start = group.level.start
      for (order, member) in ranked.sorted(by: { ($0.rank, $0.place) < ($1.rank, $1.place) })
        .enumerated()
      {
        let share = Double(order) / Double(members.count)
        places[questions[member.place].id] = (start + (1 - start) * share, member.rank)
      }
    }
    self.places = places
  }

  private struct Group: Hashable {
    let topic: String
    let level: Level
  }

  /// From 0 to 1.
  package func place(of question: Question) -> Double { places[question.id]?.share ?? 1 }

  /// The questions in that order; of two with one place the earlier in teaching order goes first, else the
  /// first.
  package func ordered(_ questions: [Question]) -> [Question] {
    let keys = questions.map { places[$0.id] ?? (1, .max) }
    return questions.indices.sorted {
      (keys[$0].share, keys[$0].rank, $0) < (keys[$1].share, keys[$1].rank, $1)
    }.map { questions[$0] }
  }
}

extension Level {
  /// The share of the way after which its first question comes.
  fileprivate var start: Double {
    switch self {
    case .beginner: 0
    case .intermediate: 0.1
    case .advanced: 0.2
    }
  }
}
