package import Scoring

/// Questions asked again while there are still new ones, so that a plan learns how long this person
/// remembers.
///
/// Who only covers is asked nothing twice for weeks. Until then nothing tells whether what was right at first
/// sight was learned yesterday or is known for years, and forecasts for simulated learners who knew a third
/// before were up to 7 points too low halfway (Tests/Benchmarks/plan). So every sixth question is one that
/// was right at first sight, the longest ago first, until two dozen answers of later days tell.
package struct LookBack: Sendable {
  private var waiting: ArraySlice<Int> = []
  private var asked: Set<Int> = []
  private var turns = 0

  private static let tellingRecalls = 24
  private static let interval = 6
  /// Days after which an answer tells something: tomorrow nearly everything is still known.
  private static let fewestDays = 3

  /// Nothing to look back at.
  package init() {}

  /// Those among some questions, when so many answers of later days were given already.
  package init(_ questions: [PlannedQuestion], on today: Day, recalls: Int) {
    let telling = questions.indices.filter { Self.isTelling(questions[$0], on: today) }
    let since = { place in questions[place].memory?.lastReview ?? today }
    waiting = telling.sorted { (since($0), $0) < (since($1), $1) }
      .prefix(max(0, Self.tellingRecalls - recalls))
  }

  private static func isTelling(_ question: PlannedQuestion, on today: Day) -> Bool {
    guard question.weight > 0, let memory = question.memory else { return false }
    return memory.reviews == 1 && memory.lastGrade != .again
      && memory.lastReview.distance(to: today) >= fewestDays
  }

  /// The place of the next one, when it is its turn among the new ones.
  mutating func next() -> Int? {
    turns += 1
    guard turns.isMultiple(of: Self.interval), let place = waiting.popFirst() else { return nil }
    asked.insert(place)
    return place
  }

  func wasAsked(_ place: Int) -> Bool { asked.contains(place) }
}
