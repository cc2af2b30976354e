#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#elseif canImport(Darwin)
  private import Darwin
#endif

/// The reader's browser, as the system knows it.
package enum Browser {
  #if canImport(Darwin)
    package static let opener = "open"
  #else
    package static let opener = "xdg-open"
  #endif

  /// Starts the opener and does not wait for it; false when there is none.
  ///
  /// The address is an argument, which no shell reads. The opener has a process group of its own, so that
  /// keys for the terminal do not reach it, and nothing to read from or write to.
  package static func open(_ address: WebAddress) -> Bool {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #else
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for descriptor in STDIN_FILENO...STDERR_FILENO {
      posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
    }
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // A broken pipe ends it, as programs expect; here it is ignored.
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGPIPE)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETPGROUP) | Int16(POSIX_SPAWN_SETSIGDEF))
    let words = [strdup(opener), strdup(address.text), nil]
    defer { words.forEach { free($0) } }
    var process = pid_t()
    return posix_spawnp(&process, opener, &actions, &attributes, words, environ) == 0
  }
}
