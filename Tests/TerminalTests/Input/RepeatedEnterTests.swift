import Testing

@testable import Terminal

@Suite struct RepeatedEnterTests {
  private let start = ContinuousClock.now

  @Test(arguments: [(149, true), (150, false), (2_000, false)])
  func `a second Enter is dropped when a page came between and it was soon`(
    milliseconds: Int, isDropped: Bool
  ) {
    var repeated = RepeatedEnter()
    let first = repeated.drops(.enter, at: start)
    repeated.watch()
    let second = repeated.drops(.enter, at: start + .milliseconds(milliseconds))
    #expect((first, second) == (false, isDropped))
  }

  @Test func `a key that is held down stays dropped`() {
    var repeated = RepeatedEnter()
    _ = repeated.drops(.enter, at: start)
    repeated.watch()
    let dropped = (1...20).map { repeated.drops(.enter, at: start + .milliseconds(33 * $0)) }
    #expect(!dropped.contains(false))
  }

  @Test func `on the same page and after another key Enter is Enter`() {
    var repeated = RepeatedEnter()
    let keys: [Key] = [.enter, .enter, .down, .enter]
    var dropped: [Bool] = []
    for (count, key) in keys.enumerated() {
      if count == 2 { repeated.watch() }
      dropped.append(repeated.drops(key, at: start + .milliseconds(count)))
    }
    #expect(!dropped.contains(true))
  }
}
