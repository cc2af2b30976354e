import History
import Testing

@Suite struct BookmarksTests {
  @Test func `a bookmark is kept until it is forgotten, each by its name`() throws {
    let store = try ProgressStore.open(path: ":memory:")
    #expect(try BookmarkName.allCases.map { try store.bookmark($0) } == [nil, nil])
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
    #expect(BookmarkName.allCases.map(\.rawValue) == ["sitting", "interview"])
  }
}
