#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#elseif canImport(Darwin)
  private import Darwin
#endif

/// Where text goes: a stream of the process, or a buffer in a test.
package protocol Output: AnyObject {
  /// Writes all of it, or throws.
  func write(_ text: String) throws(FileError)
}

/// A file descriptor, written at once.
package final class DescriptorOutput: Output, Sendable {
  private let descriptor: Int32
  private let name: String
  private let refusal: @Sendable (String) -> FileError.Reason

  /// `name` is the descriptor's in errors, and `refusal` makes one of the system's reason.
  package init(
    _ descriptor: Int32, name: String,
    refusal: @escaping @Sendable (String) -> FileError.Reason = { .cannotWrite($0) }
  ) {
    self.descriptor = descriptor
    self.name = name
    self.refusal = refusal
  }

  package func write(_ text: String) throws(FileError) {
    try write(Array(text.utf8))
  }

  package func write(_ bytes: [UInt8]) throws(FileError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { writeSome(descriptor, $0) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else {
        try waitOrThrow()
      }
    }
  }

  /// After an interruption or with a full pipe that does not block, there is more to come.
  private func waitOrThrow() throws(FileError) {
    switch errno {
    case EINTR: return
    case EAGAIN:
      var target = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
      poll(&target, 1, -1)
    case EPIPE: throw FileError(path: name, reason: .readerGone)
    default: throw FileError(path: name, reason: refusal(Files.systemReason))
    }
  }
}

/// By its own name, `write` would be that of the class.
private func writeSome(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
  write(descriptor, bytes.baseAddress, bytes.count)
}
