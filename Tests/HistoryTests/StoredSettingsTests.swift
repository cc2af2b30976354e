import History
import Scoring
import Testing

@Suite struct StoredSettingsTests {
  private let folder: TemporaryFolder
  private var path: String { folder.file("progress.sqlite") }

  init() throws {
    folder = try TemporaryFolder()
  }

  /// The text of parameters whose first stability after "good" is another.
  private func parameters(good stability: Double) -> String {
    var parameters = FSRS6.defaultParameters
    parameters[2] = stability
    return parameters.map { String($0) }.joined(separator: ",")
  }

  @Test func `settings are kept and forgotten`() throws {
    let store = try ProgressStore.open(path: path)
    try store.set(.retention, to: "0.85")
    try store.set(.retention, to: "0.95")
    try store.set(.maximumInterval, to: "100")
    #expect(try store.settings().desiredRetention == 0.95)
    #expect(try ProgressStore.open(path: path).settings().maximumInterval == 100)
    try store.set(.retention, to: nil)
    #expect(try store.settings().desiredRetention == 0.9)
    #expect(try store.settings().maximumInterval == 100)
  }

  @Test func `a setting that changes the model derives the memories anew`() throws {
    let store = try ProgressStore.open(path: path)
    try store.record(StoreTests.review("a", at: 0))
    try store.record(StoreTests.review("b", at: 900_000))
    let gone = StoreTests.review("c", at: 990_000, .again)
    try store.record(gone)
    try store.void(gone, at: Instant(milliseconds: 0))
    let before = try store.memories()
    try store.set(.retention, to: "0.8")
    #expect(try store.memories() == before)
    try store.set(.parameters, to: parameters(good: 30))
    let model = try store.settings().scheduler.model
    let expected = model.memory(after: [(.good, Day(number: 0)), (.good, Day(number: 10))])
    #expect(try store.memories() == ["q": try #require(expected)])
    #expect(try store.memories() != before)
    try store.set(.parameters, to: nil)
    #expect(try store.memories() == before)
  }

  /// Another process may change them while a quiz goes on.
  @Test func `an answer is remembered, and due, by the settings of its moment`() throws {
    let quiz = try ProgressStore.open(path: path)
    #expect(try quiz.record(StoreTests.review("a", "first")) == Day(number: 2))
    let config = try ProgressStore.open(path: path)
    try config.set(.parameters, to: parameters(good: 50))
    #expect(try quiz.record(StoreTests.review("b", "second")) == Day(number: 50))
    #expect(try quiz.memories()["second"]?.stability == 50)
    try config.set(.maximumInterval, to: "7")
    #expect(try quiz.record(StoreTests.review("c", "third")) == Day(number: 7))
    #expect(try quiz.memoriesMatchTheLog())
  }
}
