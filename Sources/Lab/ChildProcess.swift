internal import Files

#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#elseif canImport(Darwin)
  private import Darwin
#endif

/// Another program, run apart from this one: with an environment, descriptors and a process group of its own.
struct ChildProcess {
  let program: String
  let arguments: [String]
  let environment: [String: String]

  /// Why a program gave no output.
  enum Fault: Error, Equatable {
    /// In the system's words.
    case cannotStart(String)
    case tooLong(printed: [UInt8])
    case tooMuchOutput
    /// By whoever waits for it.
    case stopped
  }

  struct Limits {
    let seconds: Double
    /// Bytes.
    let output: Int
  }

  /// What the program prints, which is given some input; whatever happens, its whole group has ended afterwards.
  ///
  /// With `keepsInputOpen` the end of its input tells the program that this one is gone. `isStopped` is asked a
  /// few times a second, with the milliseconds gone.
  func output(
    for input: [UInt8], keepsInputOpen: Bool, _ limits: Limits, isStopped: (Int) -> Bool
  ) throws(Fault) -> [UInt8] {
    // A program that ends early is told by its output, not by a signal to this one.
    signal(SIGPIPE, SIG_IGN)
    guard let to = Pipe(), let from = Pipe() else { throw .cannotStart(Files.systemReason) }
    let process = try spawn(reading: to.reading, writing: from.writing)
    defer {
      kill(-process, SIGKILL)
      var status: Int32 = 0
      while waitpid(process, &status, 0) == -1, errno == EINTR {}
    }
    to.reading.close()
    from.writing.close()
    var dialogue = Dialogue(input, to.writing, from.reading, keepsInputOpen: keepsInputOpen)
    let start = ContinuousClock.now
    while true {
      let milliseconds = Int((ContinuousClock.now - start) / .milliseconds(1))
      if isStopped(milliseconds) { throw .stopped }
      if Double(milliseconds) / 1000 >= limits.seconds { throw .tooLong(printed: dialogue.output) }
      if dialogue.goOn(waiting: 50) { return dialogue.output }
      guard dialogue.output.count <= limits.output else { throw .tooMuchOutput }
    }
  }

  private func spawn(
    reading: Descriptor, writing: Descriptor
  ) throws(Fault) -> pid_t {
    #if canImport(Darwin)
      var (actions, attributes): (posix_spawn_file_actions_t?, posix_spawnattr_t?) = (nil, nil)
    #else
      var (actions, attributes) = (posix_spawn_file_actions_t(), posix_spawnattr_t())
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    posix_spawn_file_actions_adddup2(&actions, reading.number, STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, writing.number, STDOUT_FILENO)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    Self.setSignals(&attributes)
    Descriptor.keepFromChildren()
    var process: pid_t = 0
    let words = CStrings([program] + arguments)
    let variables = CStrings(environment.map { "\($0.key)=\($0.value)" }.sorted())
    let failure = program.withSystemPath {
      posix_spawnp(&process, $0, &actions, &attributes, words.pointers, variables.pointers)
    }
    guard failure == 0 else { throw .cannotStart(String(cString: strerror(failure))) }
    return process
  }

  #if canImport(Darwin)
    private typealias Attributes = posix_spawnattr_t?
  #else
    private typealias Attributes = posix_spawnattr_t
  #endif

  /// A group of its own, and every signal as a program finds it that is started from a shell.
  private static func setSignals(_ attributes: inout Attributes) {
    var (all, none) = (sigset_t(), sigset_t())
    sigemptyset(&none)
    sigemptyset(&all)
    for signal in [SIGPIPE, SIGINT, SIGQUIT, SIGTERM, SIGHUP, SIGTSTP] { sigaddset(&all, signal) }
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setsigmask(&attributes, &none)
    let flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK
    posix_spawnattr_setflags(&attributes, Int16(flags))
  }
}

/// What is said to a program and what it says, without waiting for the one before the other.
private struct Dialogue {
  private var input: ArraySlice<UInt8>
  private let writing: Descriptor
  private let reading: Descriptor
  private let keepsInputOpen: Bool
  private(set) var output: [UInt8] = []

  init(
    _ input: [UInt8], _ writing: Descriptor, _ reading: Descriptor, keepsInputOpen: Bool
  ) {
    self.input = input[...]
    self.writing = writing
    self.reading = reading
    self.keepsInputOpen = keepsInputOpen
    for end in [writing, reading] { _ = fcntl(end.number, F_SETFL, O_NONBLOCK) }
  }

  /// Writes and reads what can be; true at the end of the output.
  mutating func goOn(waiting milliseconds: Int32) -> Bool {
    var polled = [pollfd(fd: reading.number, events: Int16(POLLIN), revents: 0)]
    if !input.isEmpty {
      polled.append(pollfd(fd: writing.number, events: Int16(POLLOUT), revents: 0))
    }
    guard poll(&polled, nfds_t(polled.count), milliseconds) > 0 else { return false }
    if polled.count > 1, polled[1].revents != 0 { writeSome() }
    return polled[0].revents != 0 && readSome()
  }

  private mutating func writeSome() {
    let count = input.withUnsafeBytes { write(writing.number, $0.baseAddress, $0.count) }
    // A program that does not read its input may still have something to say.
    input = count < 0 && errno != EAGAIN && errno != EINTR ? [] : input.dropFirst(max(0, count))
    if input.isEmpty, !keepsInputOpen { writing.close() }
  }

  private mutating func readSome() -> Bool {
    var count = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, used in
      count = read(reading.number, buffer.baseAddress, buffer.count)
      used = max(0, count)
    }
    output += bytes
    return count == 0 || count < 0 && errno != EAGAIN && errno != EINTR
  }
}

/// Both ends of a pipe.
private struct Pipe {
  let reading: Descriptor
  let writing: Descriptor

  init?() {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    (reading, writing) = (Descriptor(ends[0]), Descriptor(ends[1]))
  }
}

/// A descriptor that is closed when nobody holds it any longer.
private final class Descriptor {
  let number: Int32
  private var isOpen = true

  init(_ number: Int32) {
    self.number = number
    _ = fcntl(number, F_SETFD, FD_CLOEXEC)
  }

  deinit { close() }

  func close() {
    if isOpen { closeDescriptor(number) }
    isOpen = false
  }

  /// Has all but the standard ones closed in a program that is started.
  static func keepFromChildren() {
    for number in STDERR_FILENO + 1..<256 {
      let flags = fcntl(number, F_GETFD)
      if flags >= 0 { _ = fcntl(number, F_SETFD, flags | FD_CLOEXEC) }
    }
  }
}

private func closeDescriptor(_ number: Int32) { close(number) }

/// Texts as C takes lists of them.
private final class CStrings {
  let pointers: [UnsafeMutablePointer<CChar>?]

  init(_ texts: [String]) { pointers = texts.map { $0.withSystemPath { strdup($0) } } + [nil] }

  deinit { for pointer in pointers { free(pointer) } }
}
