import Questions
import Scoring
import Testing

@testable import History

@Suite struct PlansTests {
  private let plan = StudyPlan(
    date: Day(number: 20_833), minutes: 30, weights: ["orm": 3, "admin": 0], level: .advanced,
    made: Day(number: 20_777))

  private func entry(_ id: String, at second: Int, _ content: PlanEntry.Content) -> PlanEntry {
    PlanEntry(id: id, at: Instant(milliseconds: second * 1000), content)
  }

  @Test func `the newest plan holds, whichever came first, until it is off`() throws {
    let store = try ProgressStore.open(path: ":memory:")
    var later = plan
    later.minutes = 45
    _ = try store.insert(entry("b", at: 2, .plan(later)))
    _ = try store.insert(entry("a", at: 1, .plan(plan)))
    #expect(try store.plan() == later)
    try store.record(entry("c", at: 3, .off))
    #expect(try store.plan() == nil)
    try store.record(entry("d", at: 4, .plan(plan)))
    #expect(try store.plan() == plan)
  }

  @Test(arguments: [-1, 0, 1])
  func `what is said last holds, whatever the clock says`(second: Int) throws {
    let store = try ProgressStore.open(path: ":memory:")
    for id in ["d", "c", "b", "a"] {
      try store.record(entry("plan-\(id)", at: 0, .plan(plan)))
      #expect(try store.plan() == plan)
      try store.record(entry("off-\(id)", at: second, .off))
      #expect(try store.plan() == nil)
    }
    #expect(try store.planEntries().count == 8)
  }

  @Test func `an entry of the last moment that can be written locks nothing`() throws {
    let store = try ProgressStore.open(path: ":memory:")
    _ = try store.insert(PlanEntry(id: "z", at: .latest, .plan(plan)))
    for id in ["b", "a"] {
      try store.record(entry("off-\(id)", at: 1, .off))
      #expect(try store.plan() == nil)
      try store.record(entry("plan-\(id)", at: 1, .plan(plan)))
      #expect(try store.plan() == plan)
    }
  }

  @Test func `entries of days to come are counted`() throws {
    let store = try ProgressStore.open(path: ":memory:")
    let count = { try store.entries(after: Day(number: 1)) { $0.studyDay(utcOffset: 0) } }
    try store.record(entry("a", at: 86_400, .plan(plan)))
    #expect(try count() == nil)
    try store.record(entry("b", at: 9 * 86_400, .off))
    #expect(try count()?.count == 1)
    #expect(try count()?.last == Day(number: 8))
  }

  @Test func `how an interview went is kept beside the plan`() throws {
    let store = try ProgressStore.open(path: ":memory:")
    try store.record(entry("a", at: 1, .plan(plan)))
    #expect(try store.outcome(of: plan.date) == nil)
    try store.record(entry("b", at: 2, .went(.mixed, date: plan.date)))
    #expect(try store.outcome(of: plan.date) == .mixed)
    #expect(try store.outcome(of: plan.date.advanced(by: 1)) == nil)
    #expect(try store.plan() == plan)
  }

  private var ofBank: StudyPlan {
    var plan = plan
    plan.banks = ["acme", "django"]
    return plan
  }

  @Test func `plans travel with a history, and importing twice changes nothing`() throws {
    let store = try ProgressStore.open(path: ":memory:")
    let entries = [
      entry("a", at: 1, .plan(plan)), entry("b", at: 2, .went(.well, date: plan.date)),
      entry("c", at: 3, .off), entry("d", at: 4, .plan(ofBank)),
    ]
    for entry in entries { try store.record(entry) }
    let text = HistoryLines.text(try store.marks())
    #expect(
      text.split(separator: "\n").first
        == #"{"id":"a","at":"1970-01-01T00:00:01Z","plan":{"date":"2027-01-15","made":"2026-11-20","minutes":30,"topics":{"admin":0,"orm":3},"level":"advanced"}}"#
    )
    #expect(text.contains(#""level":"advanced","banks":["acme","django"]}"#))
    let other = try ProgressStore.open(path: ":memory:")
    for _ in 0..<2 {
      let lines = try HistoryLines(Array(text.utf8), file: "f") { $0.studyDay(utcOffset: 0) }
      let block = ProgressStore.LogBlock(reviews: [], voids: [], plans: lines.plans)
      var blocks = [block][...]
      _ = try other.merge { blocks.popFirst() }
    }
    #expect(try other.planEntries() == entries)
  }

  @Test(arguments: [
    #"{"id":"a","at":"2026-11-20","plan":{"date":"soon","made":"2026-11-20","minutes":30}}"#,
    #"{"id":"a","at":"2026-11-20","plan":{"date":"2027-01-15","made":"2026-11-20","minutes":0}}"#,
    #"{"id":"a","at":"2026-11-20","plan":{"date":"2027-01-15","made":"2026-11-20","minutes":9,"topics":{"orm":-1}}}"#,
    #"{"id":"a","at":"2026-11-20","plan":{"date":"2027-01-15","made":"2026-11-20","minutes":9,"banks":["../x"]}}"#,
    #"{"id":"a","at":"2026-11-20","plan":{"date":"2027-01-15","made":"2026-11-20","minutes":9,"banks":"gone"}}"#,
    #"{"id":"a","at":"2026-11-20","plan":{"date":"2027-01-15","made":"2026-11-20","minutes":9,"level":"expert"}}"#,
    #"{"id":"a","at":"2026-11-20","plan":{"date":"2027-01-15","made":"2026-11-20","minutes":9,"topics":[]}}"#,
    #"{"id":"a","at":"2026-11-20","plan":{"date":"2027-01-15","made":"2026-11-20","minutes":9,"topics":{"":2}}}"#,
    #"{"id":"a","at":"2026-11-20","plan":{"date":"2027-01-15","made":"2026-11-20","minutes":9,"topics":{"\u001b[31mx":2}}}"#,
    #"{"id":"a","at":"2026-11-20","plan":{"date":"9999-12-31","made":"2026-11-20","minutes":9}}"#,
    #"{"id":"a","at":"2026-11-20","plan":{"date":"2026-11-20","made":"2026-11-20","minutes":9}}"#,
    #"{"id":"a","at":"2026-11-20","interview":{"date":"2027-01-15","went":"dunno"}}"#,
    #"{"at":"2026-11-20","plan":"off"}"#,
  ])
  func `a line that is no plan of prep's is named`(line: String) {
    #expect(throws: HistoryProblem.self) {
      try HistoryLines(Array(line.utf8), file: "f") { $0.studyDay(utcOffset: 0) }
    }
  }

  @Test func `a row edited by hand is passed over`() throws {
    let store = try ProgressStore.open(path: ":memory:")
    try store.record(entry("a", at: 1, .plan(plan)))
    try store.execute("insert into plan values ('z', 9, 'nonsense')")
    #expect(try store.plan() == plan)
  }

  @Test func `answers are told apart by their occasion, with their times`() throws {
    let store = try ProgressStore.open(path: ":memory:")
    let answers: [(String, Int, Grade, Double?)] = [
      ("q", 100, .again, 70), ("q", 100, .good, 9), ("q", 103, .good, nil), ("r", 103, .good, 30),
    ]
    for (place, answer) in answers.enumerated() {
      try store.record(
        Review(
          id: "\(place)", question: answer.0,
          at: Instant(milliseconds: answer.1 * 86_400_000 + place), day: Day(number: answer.1),
          grade: answer.2, seconds: answer.3))
    }
    #expect(
      try store.answerTimes(on: Day(number: 103)).sorted { ($0.seconds ?? 0) < ($1.seconds ?? 0) }
        == [
          AnswerTime(.later, isRight: true, seconds: nil),
          AnswerTime(.first, isRight: true, seconds: 30),
        ])
    #expect(try store.answerTimes().count(where: { $0.occasion == .sameDay }) == 1)
    #expect(try store.answerTimes(on: Day(number: 101)) == [])
  }
}
