internal import Files

#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#elseif canImport(Darwin)
  private import Darwin
#endif

/// What a program counts on when it begins.
enum StandardStreams {
  /// Puts what gives nothing and takes nothing in the place of streams that are closed: the next file that is
  /// opened would be one of them, and what is printed would stand in the store.
  static func fill() {
    for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) < 0 {
      // The lowest number that is free is taken; nobody can write to it, so that a report is missed.
      _ = open("/dev/null", O_RDONLY)
    }
  }

  /// Whether there are as many descriptors left as a store and its copies need, and the timer, which would
  /// end the process.
  static var canOpenMore: Bool {
    var opened: [Int32] = []
    defer { for descriptor in opened { close(descriptor) } }
    for _ in 0..<fewest {
      let descriptor = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 0)
      guard descriptor >= 0 else { return false }
      opened.append(descriptor)
    }
    return true
  }

  private static let fewest = 16
}
