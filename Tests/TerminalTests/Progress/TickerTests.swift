import Dispatch
import Synchronization
import Testing

@testable import Terminal

@Suite struct TickerTests {
  /// What was written, in order.
  private final class Written: Sendable {
    private let texts = Mutex<[String]>([])
    let first = DispatchSemaphore(value: 0)

    var all: [String] { texts.withLock { $0.filter { !$0.isEmpty } } }

    func add(_ text: String) {
      texts.withLock { $0.append(text) }
      if !text.isEmpty { first.signal() }
    }
  }

  private static let erase = "\r\u{1b}[K"

  @Test func `long work is named, and its line erased when it is done`() {
    let written = Written()
    let line = ProgressLine("Importing", columns: 80, canErase: true)
    let ticker = Ticker(line) { written.add($0) }
    written.first.wait()
    ticker.stop()
    let all = written.all
    #expect(all.first == Self.erase + "Importing…")
    #expect(all.last == Self.erase)
  }

  @Test func `work that is done at once says nothing`() {
    let written = Written()
    Ticker(ProgressLine("Importing", columns: 80, canErase: true)) { written.add($0) }.stop()
    #expect(written.all == [])
  }
}
