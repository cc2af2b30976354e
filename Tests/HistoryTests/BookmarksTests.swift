import History
import Testing

@Suite struct BookmarksTests {
  @Test func `a bookmark is kept until it is forgotten, each by its name`() throws {
    let store = try ProgressStore.open(path: ":memory:")
    #expect(try BookmarkName.allCases.allSatisfy { try store.bookmark($0) == nil })
    try store.setBookmark(.sitting, to: "1795168800000 a b")
    try store.setBookmark(.sitting, to: "1795168800000 b")
    try store.setBookmark(.interview, to: "")
    #expect(try store.bookmark(.sitting) == "1795168800000 b")
    #expect(try store.bookmark(.interview) == "")
    try store.setBookmark(.sitting, to: nil)
    #expect(try store.bookmark(.sitting) == nil)
    #expect(try store.bookmark(.interview) == "")
  }

  /// Stores of every version carry them.
  @Test func `their names do not change`() {
    #expect(
      BookmarkName.allCases.map(\.rawValue) == [
        "sitting", "interview", "interview-2", "interview-3", "interview-4", "interview-5",
        "reports",
      ])
  }

  @Test func `an interview that begins leaves those that were paused`() throws {
    let store = try ProgressStore.open(path: ":memory:")
    #expect(try (1...6).map { try store.addInterview("\($0)") } == BookmarkName.interviews + [nil])
    for name in [BookmarkName.interview5, .interview2] { try store.setBookmark(name, to: nil) }
    #expect(try store.addInterview("7") == .interview5)
    #expect(try store.addInterview("8") == .interview2)
  }

  @Test func `what belongs together is kept together or not at all`() throws {
    let store = try ProgressStore.open(path: ":memory:")
    #expect(throws: Refused.self) {
      try store.transaction {
        try store.record(StoreTests.review("a"))
        try store.setBookmark(.interview, to: "b")
        throw Refused()
      }
    }
    #expect(try store.reviews() == [])
    #expect(try store.bookmark(.interview) == nil)
    #expect(try store.memories() == [:])
  }

  private struct Refused: Error {}
}
