internal import Dispatch
private import Synchronization

/// A timer that keeps a progress line on the screen while others work.
package struct Ticker {
  private let timer: any DispatchSourceTimer
  private let shown: ShownLine

  /// `write` takes what is to be seen.
  package init(_ line: ProgressLine, write: @escaping @Sendable (String) -> Void) {
    let shown = ShownLine(line, write)
    self.shown = shown
    timer = DispatchSource.makeTimerSource()
    let start = DispatchTime.now()
    timer.setEventHandler { shown.update(after: start.millisecondsGone) }
    timer.schedule(
      deadline: start + .milliseconds(ProgressLine.patience),
      repeating: .milliseconds(ProgressLine.tick))
    timer.activate()
  }

  /// Returns when the line is erased.
  package func stop() {
    timer.cancel()
    shown.end()
  }
}

/// The line between the timer's queue and whoever stops it.
private final class ShownLine: Sendable {
  /// Nil once the work is done: a timer may ring once more after it was stopped.
  private let line: Mutex<ProgressLine?>
  private let write: @Sendable (String) -> Void

  init(_ line: ProgressLine, _ write: @escaping @Sendable (String) -> Void) {
    self.line = Mutex(line)
    self.write = write
  }

  func update(after milliseconds: Int) {
    line.withLock { line in
      if let text = line?.update(after: milliseconds) { write(text) }
    }
  }

  func end() {
    line.withLock { line in
      if let text = line?.end() { write(text) }
      line = nil
    }
  }
}

extension DispatchTime {
  /// By a clock that is never set back.
  fileprivate var millisecondsGone: Int {
    Int((DispatchTime.now().uptimeNanoseconds - uptimeNanoseconds) / 1_000_000)
  }
}
