import History
import Questions
import Scoring
import Testing

@testable import Sittings

@Suite struct InterviewShelfTests {
  private let first = Day(number: 100)
  private let second = Day(number: 101)

  private func interview(_ minutes: Int) -> PausedInterview {
    PausedInterview(minutes: minutes, questions: ["a", "b"])
  }

  @Test func `paused interviews are listed, newest first, each with a bookmark of its own`() throws
  {
    let store = try ProgressStore.open(path: ":memory:")
    let ten = InterviewShelf.Kept(day: first, interview(10))
    let twenty = InterviewShelf.Kept(day: second, interview(20))
    let names = [try store.addInterview(ten.text), try store.addInterview(twenty.text)]
    let shelf = try InterviewShelf(store, today: second)
    #expect(shelf.paused.map(\.kept) == [twenty, ten])
    #expect(shelf.paused.map(\.name) == names.reversed())
  }

  @Test func `one that is over becomes a report, and its bookmark is free`() throws {
    let store = try ProgressStore.open(path: ":memory:")
    let given = PausedInterview.Given(
      question: "a", grade: .good, score: 1, seconds: 2, response: nil, said: nil, remark: nil)
    let over = PausedInterview(
      minutes: 10, questions: [], secondsLeft: 5, answers: [given], total: 1, planned: 1,
      isAtFollowUp: false,
      followUps: [])
    let name = try #require(try store.addInterview(interview(10).text))
    try InterviewShelf(store, today: first).finish(over, name, on: second, store)
    let shelf = try InterviewShelf(store, today: second)
    #expect(shelf.paused.isEmpty)
    #expect(shelf.finished == [.init(day: second, over)])
  }

  @Test func `one that was kept when there was only one is read`() throws {
    let store = try ProgressStore.open(path: ":memory:")
    try store.setBookmark(.interview, to: interview(30).text)
    let shelf = try InterviewShelf(store, today: first)
    #expect(shelf.paused.map(\.kept) == [.init(day: first, interview(30))])
  }

  @Test func `what cannot be read is none`() throws {
    let store = try ProgressStore.open(path: ":memory:")
    try store.setBookmark(.interview, to: "100 {\n100\n\n{}")
    #expect(try InterviewShelf(store, today: first) == InterviewShelf())
  }

  @Test func `what is over and was not answered leaves no report`() throws {
    let store = try ProgressStore.open(path: ":memory:")
    let name = try #require(try store.addInterview(interview(5).text))
    let over = PausedInterview(minutes: 5, questions: [])
    try InterviewShelf(store, today: first).finish(over, name, on: first, store)
    #expect(try InterviewShelf(store, today: first) == InterviewShelf())
  }
}
