#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#elseif canImport(Darwin)
  private import Darwin
#endif

/// A thread that keeps a progress line on standard error while the others work.
///
/// Nothing is shared with it: the line is its own, and closing a pipe tells it to stop.
struct Ticker {
  private let thread: pthread_t
  private let stopper: Int32

  /// Nil when the system has no thread or pipe to give; then nothing is shown.
  init?(_ line: ProgressLine) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    let job = Unmanaged.passRetained(Job(line: line, stop: ends[0]))
    #if canImport(Darwin)
      var started: pthread_t?
      let status = pthread_create(&started, nil, { keepLine($0) }, job.toOpaque())
    #else
      var made = pthread_t()
      let status = pthread_create(&made, nil, { keepLine($0) }, job.toOpaque())
      let started: pthread_t? = made
    #endif
    guard status == 0, let started else {
      job.release()
      for end in ends { close(end) }
      return nil
    }
    thread = started
    stopper = ends[1]
  }

  /// Returns when the line is erased.
  func stop() {
    close(stopper)
    pthread_join(thread, nil)
  }
}

private final class Job {
  var line: ProgressLine
  let stop: Int32

  init(line: ProgressLine, stop: Int32) {
    self.line = line
    self.stop = stop
  }
}

private func keepLine(_ job: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  guard let job else { return nil }
  let own = Unmanaged<Job>.fromOpaque(job).takeRetainedValue()
  let errors = DescriptorOutput(STDERR_FILENO)
  let start = milliseconds()
  var pause = ProgressLine.patience
  var descriptor = pollfd(fd: own.stop, events: Int16(POLLIN), revents: 0)
  while poll(&descriptor, 1, Int32(pause)) == 0 {
    try? errors.write(own.line.update(after: milliseconds() - start))
    pause = ProgressLine.tick
  }
  try? errors.write(own.line.end())
  close(own.stop)
  return nil
}

/// By a clock that is never set back.
private func milliseconds() -> Int {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Int(time.tv_sec) * 1000 + Int(time.tv_nsec) / 1_000_000
}
