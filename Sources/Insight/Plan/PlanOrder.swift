package import Scoring

/// A question as a plan sees it.
package struct PlannedQuestion: Sendable {
  package let weight: Double
  /// Its place among all questions by which unseen ones are taken without a date, from 0 to 1: `Coverage`.
  package let coverage: Double
  /// The same towards a date, by weight and value: `UnseenTurns`; smaller is sooner.
  package let turn: Double
  /// Nil while it is unseen.
  package var memory: Memory?
  /// The chance, 0 to 1, that it is right when it is asked for the first time on the day of the interview.
  package let firstSight: Double

  package init(
    weight: Double, coverage: Double, turn: Double, memory: Memory?, firstSight: Double
  ) {
    self.weight = weight
    self.coverage = coverage
    self.turn = turn
    self.memory = memory
    self.firstSight = firstSight
  }

  func isAsked(on day: Day) -> Bool { memory.map { $0.lastReview >= day } ?? false }
}

/// The places of some questions in the order in which to ask them today, best first, worked out no further
/// than somebody reads.
///
/// A score with its look ahead costs nine times one without, which is never less. So questions wait in
/// order of the latter, and a score is final when nothing waits that could be greater.
package struct PlanOrder<Model: MemoryModel>: Sequence, IteratorProtocol {
  private let policy: CoverThenGain<Model>
  private let questions: [PlannedQuestion]
  private var unseen: ArraySlice<Int>
  private var lookBack: LookBack
  /// Greatest last.
  private var bounded: [(place: Int, bound: Double)]
  private var scored: [(place: Int, score: Double)] = []

  /// Leaves out what has no weight and what was asked today.
  package init(
    _ questions: [PlannedQuestion], _ policy: CoverThenGain<Model>, today: Day,
    lookBack: LookBack = LookBack()
  ) {
    self.policy = policy
    self.questions = questions
    self.lookBack = lookBack
    let places = questions.indices.filter { questions[$0].weight > 0 }
    unseen =
      places.filter { questions[$0].memory == nil }
      .sorted { (questions[$0].turn, $0) < (questions[$1].turn, $1) }[...]
    bounded = places.filter { questions[$0].memory != nil && !questions[$0].isAsked(on: today) }
      .map { ($0, 0) }
    isBounded = false
  }

  /// Nothing is worked out for memories while something is unseen.
  private var isBounded: Bool

  package mutating func next() -> Int? {
    if !unseen.isEmpty { return lookBack.next() ?? unseen.popFirst() }
    if !isBounded { bound() }
    while let (place, bound) = bounded.last, bound > (scored.last?.score ?? -.infinity) {
      bounded.removeLast()
      insert(place, value(place, policy.score))
    }
    return scored.popLast()?.place
  }

  private mutating func bound() {
    isBounded = true
    bounded = bounded.filter { !lookBack.wasAsked($0.place) }
      .map { ($0.place, value($0.place, policy.mostScore)) }
      .sorted { ($0.bound, $1.place) < ($1.bound, $0.place) }
  }

  /// A number of a memory, times the weight of the question.
  private func value(_ place: Int, _ number: (Memory) -> Double) -> Double {
    questions[place].memory.map(number).map { $0 * questions[place].weight } ?? 0
  }

  private mutating func insert(_ place: Int, _ score: Double) {
    var (low, high) = (0, scored.count)
    while low < high {
      let middle = (low + high) / 2
      if scored[middle].score < score { low = middle + 1 } else { high = middle }
    }
    scored.insert((place, score), at: low)
  }
}
