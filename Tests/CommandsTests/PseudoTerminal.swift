#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// POSIX_SPAWN_SETSID, which Glibc defines for GNU sources only, and a fresh signal mask: the threads
/// of a test runner block signals, and a child inherits that.
#if canImport(Darwin)
  private let newSession = Int16(POSIX_SPAWN_SETSIGMASK) | 0x0400
#else
  private let newSession = Int16(POSIX_SPAWN_SETSIGMASK) | 0x80
#endif

/// The built program behind a pseudo-terminal, as a person's terminal would run it.
final class PseudoTerminal {
  private let main: Int32
  private let replica: Int32
  private let process: pid_t
  /// Everything that was written, with its control sequences.
  private(set) var screen = ""
  /// What a person sees.
  private(set) var picture: ScreenModel
  /// A minute of looks, 50 milliseconds each: under a sanitizer all is some twenty times slower.
  private static let patience = 1_200
  private var isClosed = false
  private var hasEnded = false
  /// The terminal's settings before the program ran.
  let settings: termios

  struct CannotStart: Error {}

  /// Starts `prep` with words, in a window of the given size and a session of its own.
  convenience init(
    _ words: [String], environment: [String: String], columns: UInt16 = 80, rows: UInt16 = 24
  ) throws {
    try self.init(running: [Self.program] + words, environment, columns, rows)
  }

  /// Starts another program, named by its path.
  convenience init(running words: [String], environment: [String: String]) throws {
    try self.init(running: words, environment, 200, 50)
  }

  /// Starts a shell with job control instead; `program` is the path to type.
  convenience init(shellIn environment: [String: String]) throws {
    try self.init(running: ["/bin/bash", "--norc", "--noediting", "-i"], environment, 80, 24)
  }

  private init(
    running words: [String], _ environment: [String: String], _ columns: UInt16, _ rows: UInt16
  ) throws {
    var main: Int32 = -1
    var replica: Int32 = -1
    var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    // Not ttyname, whose answer another thread may overwrite.
    var name = [CChar](repeating: 0, count: 256)
    guard openpty(&main, &replica, nil, nil, &size) == 0,
      ttyname_r(replica, &name, name.count) == 0
    else { throw CannotStart() }
    for end in [main, replica] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    self.main = main
    self.replica = replica
    var settings = termios()
    tcgetattr(replica, &settings)
    self.settings = settings
    picture = ScreenModel(columns: Int(columns), rows: Int(rows))
    process = try Self.spawn(
      words, environment,
      terminal: String(
        decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self))
  }

  /// The built program beside the tests.
  static var program: String {
    CommandLine.arguments[0].split(separator: "/", omittingEmptySubsequences: false)
      .dropLast().joined(separator: "/") + "/prep"
  }

  deinit {
    if !hasEnded {
      kill(process, SIGKILL)
      var status: Int32 = 0
      waitpid(process, &status, 0)
    }
    guard !isClosed else { return }
    close(main)
    close(replica)
  }

  private static func spawn(
    _ words: [String], _ environment: [String: String], terminal: String
  ) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    // Opened by the new session's leader, the terminal becomes the one that controls it.
    posix_spawn_file_actions_addopen(&actions, 0, terminal, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    posix_spawnattr_setflags(&attributes, newSession)
    var noSignals = sigset_t()
    sigemptyset(&noSignals)
    posix_spawnattr_setsigmask(&attributes, &noSignals)
    var arguments = words.map { strdup($0) } + [nil]
    var variables = (environment.map { "\($0)=\($1)" } + sanitizers).map { strdup($0) } + [nil]
    defer { for pointer in arguments + variables { free(pointer) } }
    var process: pid_t = 0
    guard posix_spawn(&process, words[0], &actions, &attributes, &arguments, &variables) == 0 else {
      throw CannotStart()
    }
    return process
  }

  /// What Tests/Reliability/sanitizers told the tests goes for the programs that they start, too.
  private static let sanitizers: [String] = ["ASAN_OPTIONS", "TSAN_OPTIONS"]
    .compactMap { (name: String) in
      getenv(name).map { "\(name)=\(String(cString: $0))" }
    }

  func type(_ text: String) {
    _ = write(main, text, text.utf8.count)
  }

  func send(signal: Int32) {
    kill(process, signal)
  }

  /// Closes the terminal, as closing its window does.
  func hangUp() {
    close(main)
    close(replica)
    isClosed = true
  }

  func resize(columns: UInt16, rows: UInt16) {
    var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(main, UInt(TIOCSWINSZ), &size)
    picture.resize(columns: Int(columns), rows: Int(rows))
    kill(process, SIGWINCH)
  }

  /// Forgets what was drawn so far.
  func clear() {
    screen = ""
    picture.clear()
  }

  /// Reads until a text was drawn; false when it does not come within a minute.
  func wait(for text: String, attempts: Int = PseudoTerminal.patience) -> Bool {
    for _ in 0..<attempts {
      while read(within: 0) {}
      if shows(text), isFrameWhole {
        // A shell that shows its prompt is not ready for what is typed at once.
        while read(within: 20) {}
        return true
      }
      read(within: 50)
    }
    return shows(text)
  }

  /// Whether no part of a frame is on its way: a frame begins and ends with a synchronized update.
  private var isFrameWhole: Bool {
    guard let begin = screen.ranges(of: "\u{1b}[?2026h").last else { return true }
    return screen[begin.upperBound...].contains("\u{1b}[?2026l")
  }

  private func shows(_ text: String) -> Bool {
    screen.contains(text) || picture.lines.joined(separator: "\n").contains(text)
  }

  enum End: Equatable {
    case status(Int32)
    case signal(Int32)
    case none
  }

  /// How the program ended, waiting for a minute at most.
  func end() -> End {
    for _ in 0..<Self.patience {
      var status: Int32 = 0
      read(within: 20)
      if waitpid(process, &status, WNOHANG) == process {
        hasEnded = true
        read(within: 50)
        return status & 0x7f == 0 ? .status(status >> 8 & 0xff) : .signal(status & 0x7f)
      }
      usleep(30_000)
    }
    return .none
  }

  /// Whether the terminal has the settings that it had before.
  var isAsBefore: Bool {
    var now = termios()
    tcgetattr(replica, &now)
    return now.c_lflag == settings.c_lflag && now.c_iflag == settings.c_iflag
      && now.c_oflag == settings.c_oflag && now.c_cflag == settings.c_cflag
  }

  /// Whether the other screen was left and the cursor is shown again.
  var isGivenBack: Bool {
    guard let left = screen.ranges(of: "\u{1b}[?1049l").last else { return false }
    let entered = screen.ranges(of: "\u{1b}[?1049h").last
    return screen.contains("\u{1b}[?25h")
      && (entered.map { $0.upperBound <= left.lowerBound } ?? true)
  }

  @discardableResult
  private func read(within milliseconds: Int32) -> Bool {
    guard !isClosed else { return false }
    var descriptor = pollfd(fd: main, events: Int16(POLLIN), revents: 0)
    guard poll(&descriptor, 1, milliseconds) > 0 else { return false }
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    #if canImport(Glibc)
      let count = Glibc.read(main, &bytes, bytes.count)
    #else
      let count = Darwin.read(main, &bytes, bytes.count)
    #endif
    guard count > 0 else { return false }
    screen += String(decoding: bytes[..<count], as: UTF8.self)
    picture.write(bytes[..<count])
    return true
  }
}

extension PseudoTerminal {
  /// A second terminal, to read keys from only.
  final class Input {
    let path: String
    private let main: Int32
    private let replica: Int32
    private var isOpen = true

    init() throws {
      var main: Int32 = -1
      var replica: Int32 = -1
      var name = [CChar](repeating: 0, count: 256)
      guard openpty(&main, &replica, nil, nil, nil) == 0,
        ttyname_r(replica, &name, name.count) == 0
      else { throw CannotStart() }
      for end in [main, replica] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      (self.main, self.replica) = (main, replica)
      path = String(
        decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    func type(_ text: String) {
      _ = write(main, text, text.utf8.count)
    }

    func end() {
      guard isOpen else { return }
      isOpen = false
      close(main)
      close(replica)
    }

    deinit { end() }
  }
}
