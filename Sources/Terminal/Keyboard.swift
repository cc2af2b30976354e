#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#elseif canImport(Darwin)
  private import Darwin
#endif

/// Keys from standard input, as they are pressed.
package struct Keyboard: ~Copyable {
  private var decoder = KeyDecoder()
  private var ready: [Key] = []

  /// How long the rest of an escape sequence may take, in milliseconds, before Escape is Escape.
  private static let escapeDelay: Int32 = 30

  package enum Input: Sendable, Equatable {
    case key(Key)
    /// A signal came in: the window may have changed.
    case interrupted
    /// The time given is over.
    case elapsed
    /// There will be no more keys.
    case ended
  }

  package init() {}

  /// Waits for a key, at most `milliseconds` when they are given.
  package mutating func next(within milliseconds: Int32? = nil) -> Input {
    while ready.isEmpty {
      switch wait(decoder.isWaiting ? Self.escapeDelay : milliseconds ?? -1) {
      case .ready:
        let bytes = readBytes()
        guard !bytes.isEmpty else { return .ended }
        ready = decoder.keys(from: bytes)
      case .elapsed:
        guard decoder.isWaiting else { return .elapsed }
        ready = decoder.flush()
        if ready.isEmpty { return .elapsed }
      case .interrupted: return .interrupted
      case .failed: return .ended
      }
    }
    return .key(ready.removeFirst())
  }

  private enum Waiting { case ready, elapsed, interrupted, failed }

  private func wait(_ milliseconds: Int32) -> Waiting {
    var descriptor = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    return switch poll(&descriptor, 1, milliseconds) {
    case 0: .elapsed
    case 1...: .ready
    default: errno == EINTR ? .interrupted : .failed
    }
  }

  private func readBytes() -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: 4096) { buffer, count in
      count = max(0, read(STDIN_FILENO, buffer.baseAddress, buffer.count))
    }
  }
}
