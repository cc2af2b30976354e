internal import Banks
internal import Files
internal import Questions
package import Scoring
internal import Sittings
internal import Terminal

#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#elseif canImport(Darwin)
  private import Darwin
#endif

extension Surroundings {
  /// The program's name and the words of the command line; a path among them may be no UTF-8.
  package static var arguments: [String] {
    (0..<Int(CommandLine.argc)).compactMap { index in
      CommandLine.unsafeArgv[index].map { String(systemPath: $0) }
    }
  }

  /// The real process.
  package static func process() -> Self {
    // A closed pipe is an ordinary error of a write, not a death.
    signal(SIGPIPE, SIG_IGN)
    // So is a file that may not grow further (`ulimit -f`).
    signal(SIGXFSZ, SIG_IGN)
    StandardStreams.fill()
    let lines = InputLines(STDIN_FILENO)
    var surroundings = Self(
      environment: environmentVariables(),
      now: systemClock,
      utcOffset: utcOffset(at:),
      randomSeed: { UInt64.random(in: .min ... .max) },
      readLine: isatty(STDIN_FILENO) == 1 ? TerminalLine.read : lines.next,
      inputDescriptor: STDIN_FILENO,
      output: DescriptorOutput(STDOUT_FILENO, name: outputClosed.path),
      errors: DescriptorOutput(STDERR_FILENO, name: "standard error"),
      isInputTerminal: isatty(STDIN_FILENO) == 1,
      isOutputTerminal: isatty(STDOUT_FILENO) == 1,
      isErrorTerminal: isatty(STDERR_FILENO) == 1,
      columns: TerminalSize.current?.columns,
      bankFiles: { BundledFile.all(of: Bank.bundledName) })
    surroundings.browse = Browser.open
    surroundings.machine = .this
    surroundings.canOpenMore = StandardStreams.canOpenMore
    if surroundings.isInputTerminal {
      let marksPastes = surroundings.isOutputTerminal && surroundings.environment["TERM"] != "dumb"
      surroundings.typing = Desk.Typing(
        answer: { TypedLines.next(marksPastes: marksPastes) }, drop: TypedLines.drop)
    }
    surroundings.rows = TerminalSize.current?.rows
    let environment = surroundings.environment
    let isASCII = ASCII.isWanted(environment)
    if isASCII {
      if surroundings.isOutputTerminal { surroundings.output = ASCIIOutput(surroundings.output) }
      if surroundings.isErrorTerminal { surroundings.errors = ASCIIOutput(surroundings.errors) }
    }
    surroundings.page = {
      Pager(environment: environment)?.show(isASCII ? ASCII.text($0) : $0) ?? false
    }
    // Only answers are timed, and the timer is a thread.
    let clock = Lazily { RunningClock() }
    surroundings.runningSeconds = { clock.value.seconds }
    #if os(Linux)
      surroundings.programFile = "/proc/self/exe"
    #endif
    return surroundings
  }
}

/// A value that is made when it is first asked for.
private final class Lazily<Value> {
  private(set) lazy var value = make()
  private let make: () -> Value

  init(_ make: @escaping () -> Value) { self.make = make }
}

/// The variables as name and value; of two with one name the first counts, as for `getenv`.
private func environmentVariables() -> [String: String] {
  var variables: [String: String] = [:]
  variables.reserveCapacity(64)
  var next = environ
  while let entry = next.pointee {
    if let equals = strchr(entry, Int32(UInt8(ascii: "="))) {
      let bytes = UnsafeRawBufferPointer(start: entry, count: equals - entry)
      let name = String(decoding: bytes, as: UTF8.self)
      if variables[name] == nil { variables[name] = String(systemPath: equals + 1) }
    }
    next += 1
  }
  return variables
}

private func systemClock() -> Instant {
  var time = timespec()
  clock_gettime(CLOCK_REALTIME, &time)
  return Instant(milliseconds: Int(time.tv_sec) * 1000 + Int(time.tv_nsec) / 1_000_000)
}

/// From `localtime_r`, which knows the zone of the machine and of `TZ`.
package func utcOffset(at instant: Instant) -> Int {
  var seconds = time_t(instant.milliseconds / 1000)
  var local = tm()
  tzset()
  guard localtime_r(&seconds, &local) != nil else { return 0 }
  return Int(local.tm_gmtoff)
}
