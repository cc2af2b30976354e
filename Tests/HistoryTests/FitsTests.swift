import JSON
import Scoring
import Testing

@testable import History

@Suite struct FitsTests {
  /// A log of people who forget nearly all by the second day: a fit gains, and much.
  static let forgetful: [Review] = (0..<120).flatMap { number in
    [0, 1, 3, 4, 8].enumerated().map { place, gap in
      let day = gap + number / 4
      return Review(
        id: "\(number)-\(place)", question: "q\(number)",
        at: Instant(milliseconds: day * 86_400_000 + number), day: Day(number: day),
        grade: place > 0 && (number + place) % 10 < 7 ? .again : .good)
    }
  }

  private let noon = Instant(milliseconds: 10_000_000_000)

  private func store(_ reviews: [Review] = forgetful) throws -> ProgressStore {
    let store = try ProgressStore.open(path: ":memory:")
    _ = try store.merge(reviews, voids: [])
    return store
  }

  private func trial(_ store: borrowing ProgressStore) throws -> FitTrial {
    try #require(
      FitTrial(FitLog(try store.answers()), against: try store.parametersToBeat()))
  }

  @Test func `a fit that gains is in use from then on, and the memories follow`() throws {
    let store = try store()
    let before = try store.memories()
    let trial = try trial(store)
    let entry = try store.record(trial, id: "a", at: noon)
    #expect(entry.outcome == .taken)
    #expect(entry.answers == 480)
    #expect(entry.reviews == 600)
    #expect(entry.before == FSRS6.defaultParameters)
    #expect(entry.after == trial.parameters)
    #expect(try store.settings().parameters == trial.parameters)
    #expect(try store.fits() == [entry])
    #expect(try store.memories() != before)
    #expect(try store.memoriesMatchTheLog())
  }

  @Test func `undoing goes back, once for each fit taken`() throws {
    let store = try store()
    let before = try store.memories()
    #expect(try store.undoFit(id: "x", at: noon) == nil)
    let taken = try store.record(try trial(store), id: "b", at: noon)
    // The clock stands still, and the ids fall in another order.
    let undone = try #require(try store.undoFit(id: "a", at: noon))
    #expect(undone.outcome == .undone)
    #expect(undone.before == taken.after)
    #expect(undone.after == FSRS6.defaultParameters)
    #expect(try store.fits() == [taken, undone])
    #expect(try store.settings() == Settings())
    #expect(try store.memories() == before)
    #expect(try store.undoFit(id: "c", at: noon) == nil)
  }

  @Test func `a fit taken again is undone to what was there before the first`() throws {
    let store = try store()
    _ = try store.record(try trial(store), id: "a", at: noon)
    let again = try store.record(try trial(store), id: "b", at: noon)
    #expect(again.outcome == .taken)
    #expect(again.before == again.after)
    #expect(try store.undoFit(id: "c", at: noon)?.after == FSRS6.defaultParameters)
  }

  @Test func `a fit is wanted from two hundred answers on, and again when the log grew by a fifth`()
    throws
  {
    let store = try store(Array(Self.forgetful.prefix(199)))
    #expect(try !store.wantsFit())
    _ = try store.merge(Array(Self.forgetful.prefix(500)), voids: [])
    #expect(try store.wantsFit())
    _ = try store.record(try trial(store), id: "a", at: noon)
    #expect(try !store.wantsFit())
    _ = try store.merge(Array(Self.forgetful.prefix(599)), voids: [])
    #expect(try !store.wantsFit())
    _ = try store.merge(Self.forgetful, voids: [])
    #expect(try store.wantsFit())
  }

  @Test func `what somebody went back to or set by hand is left alone`() throws {
    let store = try store()
    var own = FSRS6.defaultParameters
    own[0] = 0.3
    try store.set(.parameters, to: own.map { String($0) }.joined(separator: ","))
    #expect(try !store.wantsFit())
    #expect(try store.parametersToBeat() == own)
    try store.set(.parameters, to: nil)
    #expect(try store.wantsFit())
    let taken = try store.record(try trial(store), id: "a", at: noon)
    #expect(try store.settings().parameters == taken.after)
    #expect(try store.parametersToBeat() == FSRS6.defaultParameters)
    _ = try store.undoFit(id: "b", at: noon)
    let later = Self.forgetful.map { review in
      Review(
        id: review.id + "'", question: review.question, at: review.at, day: review.day,
        grade: review.grade)
    }
    _ = try store.merge(later, voids: [])
    #expect(try !store.wantsFit())
  }

  @Test func `a fit travels with a history, and is followed where nothing was set by hand`() throws
  {
    let store = try store()
    let entry = try store.record(try trial(store), id: "a", at: noon)
    let text = HistoryLines.text(try store.wholeLog())
    let lines = try HistoryLines(Array(text.utf8), file: "f") { $0.studyDay(utcOffset: 0) }
    #expect(lines.fits == [entry])
    let block = ProgressStore.LogBlock(reviews: lines.reviews, voids: [], fits: lines.fits)
    let following = try ProgressStore.open(path: ":memory:")
    let setByHand = try ProgressStore.open(path: ":memory:")
    var own = FSRS6.defaultParameters
    own[0] = 0.3
    try setByHand.set(.parameters, to: own.map { String($0) }.joined(separator: ","))
    for _ in 0..<2 {
      var blocks = [block, block][...]
      _ = try following.merge { blocks.popFirst() }
      blocks = [block]
      _ = try setByHand.merge { blocks.popFirst() }
    }
    #expect(try following.fits() == [entry])
    #expect(try following.settings().parameters == entry.after)
    #expect(try following.memories() == store.memories())
    #expect(try following.memoriesMatchTheLog())
    #expect(try setByHand.fits() == [entry])
    #expect(try setByHand.settings().parameters == own)
    #expect(try setByHand.memoriesMatchTheLog())
  }

  @Test func `a line that is no fit of prep's is named`() {
    let line = #"{"id":"a","at":"2026-11-20","fit":{"outcome":"taken","answers":200}}"#
    #expect(throws: HistoryProblem.self) {
      try HistoryLines(Array(line.utf8), file: "f") { $0.studyDay(utcOffset: 0) }
    }
  }

  @Test func `a row edited by hand is passed over`() throws {
    let store = try store()
    let entry = try store.record(try trial(store), id: "a", at: noon)
    try store.execute("insert into fit values ('z', 20000000000, 'nonsense')")
    #expect(try store.fits() == [entry])
  }
}
