/// What came of each question's first answer on a later day, by its first grade and the days between.
struct FirstRecalls: Equatable {
  /// By days, ascending.
  private(set) var groups: [Grade: [Group]] = [:]

  /// The questions of one first grade that were asked again after the same number of days.
  struct Group: Equatable {
    let gap: Int
    let count: Int
    let right: Int
  }

  /// A first grade and the days until the first answer on a later day.
  struct Pair: Hashable {
    let grade: Grade
    let gap: Int
  }

  init(_ recalls: [(pair: Pair, isRight: Bool)]) {
    for (pair, recalls) in Dictionary(grouping: recalls, by: \.pair) {
      groups[pair.grade, default: []].append(
        Group(gap: pair.gap, count: recalls.count, right: recalls.count(where: \.isRight)))
    }
    for grade in Grade.allCases { groups[grade]?.sort { $0.gap < $1.gap } }
  }

  private func count(_ grade: Grade) -> Int {
    (groups[grade] ?? []).map(\.count).reduce(0, +)
  }

  /// How many questions began with each grade.
  var counts: [Grade: Int] {
    Dictionary(uniqueKeysWithValues: Grade.allCases.map { ($0, count($0)) })
  }

  /// Takes out what is too rare to learn from, and says what that was.
  ///
  /// Of each grade the smallest groups, until 20 questions or a twentieth of all are gone; behind that, groups of
  /// fewer than six, and gaps of more than 100 days, 365 after "easy" (fsrs-rs `compute_outlier_analysis`).
  mutating func removeOutliers() -> Set<Pair> {
    var removed: Set<Pair> = []
    for grade in Grade.allCases {
      let most = max(20, count(grade) / 20)
      var gone = 0
      for group in (groups[grade] ?? []).sorted(by: { ($0.count, $0.gap) < ($1.count, $1.gap) }) {
        let isRare = gone + group.count < most
        if isRare { gone += group.count }
        let isUsual = group.count >= 6 && group.gap <= (grade == .easy ? 365 : 100)
        if isRare || !isUsual { removed.insert(Pair(grade: grade, gap: group.gap)) }
      }
      groups[grade]?.removeAll { removed.contains(Pair(grade: grade, gap: $0.gap)) }
      if groups[grade]?.isEmpty == true { groups[grade] = nil }
    }
    return removed
  }
}
