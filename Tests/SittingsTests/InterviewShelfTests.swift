import History
import Questions
import Scoring
import Sittings
import Testing

@Suite struct InterviewShelfTests {
  private let first = Day(number: 100)
  private let second = Day(number: 101)

  private func interview(_ minutes: Int) -> PausedInterview {
    PausedInterview(minutes: minutes, questions: ["a", "b"])
  }

  @Test func `paused interviews are listed, newest first, and one that goes on is replaced`() throws
  {
    let store = try ProgressStore.open(path: ":memory:")
    var shelf = InterviewShelf()
    shelf.keep(interview(10), on: first, inPlaceOf: nil)
    shelf.keep(interview(20), on: second, inPlaceOf: nil)
    try shelf.save(store)
    var read = try InterviewShelf(store, today: second)
    #expect(read == shelf)
    #expect(read.paused.map(\.interview.minutes) == [20, 10])
    #expect(read.paused.map(\.day) == [second, first])
    read.keep(interview(11), on: second, inPlaceOf: 1)
    #expect(read.paused.map(\.interview.minutes) == [11, 20])
  }

  @Test func `one that was kept when there was only one is read`() throws {
    let store = try ProgressStore.open(path: ":memory:")
    try store.setBookmark(.interview, to: interview(30).text)
    let shelf = try InterviewShelf(store, today: first)
    #expect(shelf.paused == [.init(day: first, interview(30))])
  }

  @Test func `what cannot be read is none`() throws {
    let store = try ProgressStore.open(path: ":memory:")
    try store.setBookmark(.interview, to: "100 {\n100\n\n{}")
    #expect(try InterviewShelf(store, today: first) == InterviewShelf())
  }

  @Test func `what is over and was not answered leaves no report`() {
    var shelf = InterviewShelf()
    shelf.keep(PausedInterview(minutes: 5, questions: []), on: first, inPlaceOf: nil)
    #expect(shelf == InterviewShelf())
  }
}
