package import Questions

/// In what order questions never asked are taken: across topics in proportion to their size, in each from
/// easier to harder, and no level of everything before the next.
///
/// However far somebody has got, a topic of a tenth of the questions has had a tenth of those taken, within
/// one (the largest remainder has the next question: Webster's method); a small topic is begun early all
/// the same. Of six questions taken three are of the lowest level, two of the middle one and one of the
/// highest while there are such, in each topic and over all of them, so that every level is begun after a
/// dozen questions however many there are; a topic's first one is of its lowest level.
package struct Coverage: Sendable {
  private let places: [String: Int]

  /// A topic is begun within so many questions, ten days of the usual portion.
  private static let longestWait = 150.0

  /// `syllabus` holds the ids of its items in teaching order.
  package init(_ questions: [Question], syllabus: [String]) {
    let ranks = Dictionary(
      syllabus.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let taught = questions.map { $0.covers.compactMap { ranks[$0] }.min() ?? .max }
    let members = Dictionary(grouping: questions.indices) { questions[$0].topic }
    var open = members.mapValues { members in
      LevelQueues(members.sorted { (taught[$0], $0) < (taught[$1], $1) }, questions)
    }
    var places: [String: Int] = [:]
    places.reserveCapacity(questions.count)
    var taken = LevelCounts()
    for topic in Self.turns(members, taught) {
      guard let next = open[topic]?.next(taken) else { continue }
      taken.add(questions[next].level)
      places[questions[next].id] = places.count
    }
    self.places = places
  }

  /// The topic of each place; of topics that are equally far the one that is taught first goes first.
  private static func turns(_ members: [String: [Int]], _ taught: [Int]) -> [String] {
    let count = Double(members.values.map(\.count).reduce(0, +))
    let turns = members.flatMap { topic, members in
      let first = (taught: members.map { taught[$0] }.min() ?? .max, place: members[0])
      return members.indices.map { number in
        let place = (Double(number) + 0.5) * count / Double(members.count)
        return (
          topic: topic, first: first, place: number == 0 ? min(place, longestWait) : place
        )
      }
    }
    let inTurn = turns.sorted {
      ($0.place, $0.first.taught, $0.first.place) < ($1.place, $1.first.taught, $1.first.place)
    }
    return inTurn.map(\.topic)
  }

  /// From 0 to 1: the share of all questions that comes before it.
  package func place(of question: Question) -> Double {
    places[question.id].map { Double($0) / Double(places.count) } ?? 1
  }

  /// The questions in that order.
  package func ordered(_ questions: [Question]) -> [Question] {
    let keys = questions.map { places[$0.id] ?? .max }
    return questions.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }.map { questions[$0] }
  }
}

/// How many questions of each level were taken.
private struct LevelCounts {
  private var counts = [Int](repeating: 0, count: Level.allCases.count)
  private var all = 0

  mutating func add(_ level: Level) {
    counts[level.rank] += 1
    all += 1
  }

  var isEmpty: Bool { all == 0 }

  /// By how many questions a level lags behind its share when one more is taken.
  func lag(_ level: Level) -> Double {
    level.share * Double(all + 1) - Double(counts[level.rank])
  }
}

/// What is left of a topic, level by level.
private struct LevelQueues {
  /// By the rank of the level.
  private var left = [ArraySlice<Int>](repeating: [], count: Level.allCases.count)
  private var taken = LevelCounts()

  init(_ places: [Int], _ questions: [Question]) {
    for place in places { left[questions[place].level.rank].append(place) }
  }

  /// The next question, of the level that lags behind most, here and over all topics.
  mutating func next(_ everywhere: LevelCounts) -> Int? {
    var most: (level: Level, lag: Double)?
    for level in Level.allCases where !left[level.rank].isEmpty {
      let lag = taken.lag(level) + everywhere.lag(level)
      // A topic begins with its lowest level.
      if let most, taken.isEmpty || lag <= most.lag { continue }
      most = (level, lag)
    }
    guard let level = most?.level else { return nil }
    taken.add(level)
    return left[level.rank].popFirst()
  }
}

extension Level {
  /// Its share of the questions taken.
  fileprivate var share: Double {
    switch self {
    case .beginner: 3.0 / 6
    case .intermediate: 2.0 / 6
    case .advanced: 1.0 / 6
    }
  }
}
