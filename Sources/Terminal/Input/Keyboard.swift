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
  /// The same for the rest of a paste, which may come over a slow line.
  private static let pasteDelay: Int32 = 1000

  package enum Outcome: Sendable, Equatable {
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
  package mutating func next(within milliseconds: Int32? = nil) -> Outcome {
    while ready.isEmpty {
      switch wait(patience ?? milliseconds ?? -1) {
      case .ready:
        let bytes = readBytes()
        guard !bytes.isEmpty else { return .ended }
        ready = decoder.keys(from: bytes)
      case .elapsed:
        guard patience != nil else { return .elapsed }
        ready = decoder.flush()
        if ready.isEmpty { return .elapsed }
      case .interrupted: return .interrupted
      case .failed: return .ended
      }
    }
    return .key(ready.removeFirst())
  }

  /// Drops what was typed and not taken yet; whether a person had typed anything.
  ///
  /// Ctrl-C stays. A paste or a sequence that has begun is read to its end.
  package mutating func drop() -> Bool {
    while wait(0) == .ready {
      let bytes = readBytes()
      guard !bytes.isEmpty else { break }
      ready += decoder.keys(from: bytes)
    }
    let kept = ready.filter { $0 == .control("c") || $0.isOfTerminal }
    defer { ready = kept }
    return kept.count < ready.count
  }

  /// Waits without a look at what is typed, which is for somebody else while the program is in the
  /// background: there a read stops it (SIGTTIN).
  package func pass(_ milliseconds: Int32) -> Outcome {
    switch wait(milliseconds, for: 0) {
    case .ready, .failed: .ended
    case .elapsed: .elapsed
    case .interrupted: .interrupted
    }
  }

  /// How long the rest of what is unfinished may take.
  private var patience: Int32? {
    switch decoder.wait {
    case .nothing: nil
    case .sequence: Self.escapeDelay
    case .paste: Self.pasteDelay
    }
  }

  private enum Waiting { case ready, elapsed, interrupted, failed }

  /// With no events, only the end of the input makes it ready.
  private func wait(_ milliseconds: Int32, for events: Int32 = POLLIN) -> Waiting {
    var descriptors = [
      pollfd(fd: STDIN_FILENO, events: Int16(events), revents: 0),
      pollfd(fd: wakeDescriptor, events: Int16(POLLIN), revents: 0),
    ]
    switch poll(&descriptors, 2, milliseconds) {
    case 0: return .elapsed
    case 1...:
      guard descriptors[1].revents != 0 else { return .ready }
      drain(wakeDescriptor)
      return .interrupted
    default: return errno == EINTR ? .interrupted : .failed
    }
  }

  private func drain(_ descriptor: Int32) {
    var bytes = [UInt8](repeating: 0, count: 64)
    while read(descriptor, &bytes, bytes.count) > 0 {}
  }

  private func readBytes() -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: 4096) { buffer, count in
      count = max(0, read(STDIN_FILENO, buffer.baseAddress, buffer.count))
    }
  }
}
