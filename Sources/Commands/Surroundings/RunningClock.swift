internal import Dispatch
private import Synchronization

/// Seconds that the process has really run: neither those in which it was stopped (Ctrl-Z) nor those in
/// which the machine slept.
///
/// The clock below is never set back and stands still while the machine sleeps. For a stop there is no such
/// clock, and SIGSTOP cannot be caught: a timer looks at it four times a second, and a gap much longer
/// than that was a stop.
struct RunningClock {
  private let time: SharedTime
  private let timer: any DispatchSourceTimer

  private static let tick = DispatchTimeInterval.milliseconds(250)

  /// Begins at 0 and runs until it is given up.
  init() {
    let time = SharedTime()
    self.time = time
    timer = DispatchSource.makeTimerSource()
    timer.setEventHandler { _ = time.seconds }
    timer.schedule(deadline: .now() + Self.tick, repeating: Self.tick)
    timer.activate()
  }

  var seconds: Double { time.seconds }
}

/// The time between the timer's queue and whoever asks.
private final class SharedTime: Sendable {
  private let time = Mutex(RunningTime(at: DispatchTime.now().uptimeNanoseconds))

  var seconds: Double {
    time.withLock { time in
      time.look(at: DispatchTime.now().uptimeNanoseconds)
      return time.seconds
    }
  }
}

/// Time that has run, by looks at a clock.
struct RunningTime {
  private var last: UInt64
  private var nanoseconds: UInt64 = 0

  /// What a look may come late on a busy machine; more was a stop, of which as much is counted.
  private static let longestGap: UInt64 = 1_000_000_000

  /// Begins at 0 with the clock at a time in nanoseconds.
  init(at clock: UInt64) { last = clock }

  mutating func look(at clock: UInt64) {
    nanoseconds += min(max(clock, last) - last, Self.longestGap)
    last = max(clock, last)
  }

  var seconds: Double { Double(nanoseconds) / 1e9 }
}
