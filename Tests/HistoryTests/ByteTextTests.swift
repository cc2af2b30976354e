import SQLite
import Scoring
import Testing

@testable import History

/// Equal to Swift, and two to SQLite.
@Suite struct ByteTextTests {
  private let texts = ["\u{e9}", "e\u{301}"]

  @Test func `a text is known by its bytes`() {
    #expect(texts[0] == texts[1])
    #expect(ByteText(texts[0]) != ByteText(texts[1]))
    #expect(ByteText(texts[0]) == ByteText("\u{e9}"))
    #expect(Set(texts.map { ByteText($0) }).count == 2)
  }

  @Test func `each question has its memory`() throws {
    let store = try ProgressStore.open(path: ":memory:")
    let reviews = texts.enumerated().map {
      StoreTests.review("r\($0)", $1, at: $0 * 90_000)
    }
    #expect(try store.merge(reviews, voids: []).reviews == 2)
    #expect(try store.storedMemories().count == 2)
    #expect(try store.memoriesMatchTheLog())
    #expect(try store.rebuildMemories() == 0)
    _ = try store.merge([], voids: reviews.map { ($0.id, Instant(milliseconds: 0)) })
    #expect(try store.storedMemories().isEmpty)
  }

  @Test func `of one answer with such questions every machine keeps the same`() throws {
    let reviews = texts.map { StoreTests.review("r", $0) }
    let logs = try [reviews, reviews.reversed()].map { order in
      let store = try ProgressStore.open(path: ":memory:")
      for review in order { _ = try store.merge([review], voids: []) }
      return try store.log(after: nil).map { "\($0.id) \(Array($0.question.utf8))" }.sorted()
    }
    #expect(logs[0] == logs[1])
    #expect(logs[0].count == 2)
  }
}
