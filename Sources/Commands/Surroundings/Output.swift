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
  func write(_ text: String) throws(OutputFailure)
}

/// Why text did not get to where it was to go.
package enum OutputFailure: Error, Equatable {
  /// The reader of a pipe went away.
  case closed
  /// The system's reason, such as "no space left on device".
  case failed(String)
}

/// A file descriptor, written at once.
package final class DescriptorOutput: Output {
  private let descriptor: Int32

  package init(_ descriptor: Int32) {
    self.descriptor = descriptor
  }

  package func write(_ text: String) throws(OutputFailure) {
    try write(Array(text.utf8))
  }

  func write(_ bytes: [UInt8]) throws(OutputFailure) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { bytes in
        #if canImport(Glibc)
          Glibc.write(descriptor, bytes.baseAddress, bytes.count)
        #elseif canImport(Musl)
          Musl.write(descriptor, bytes.baseAddress, bytes.count)
        #else
          Darwin.write(descriptor, bytes.baseAddress, bytes.count)
        #endif
      }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else {
        try waitOrThrow()
      }
    }
  }

  /// After an interruption or with a full pipe that does not block, there is more to come.
  private func waitOrThrow() throws(OutputFailure) {
    switch errno {
    case EINTR: return
    case EAGAIN:
      var target = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
      poll(&target, 1, -1)
    case EPIPE: throw .closed
    case let reason: throw .failed(String(cString: strerror(reason)).lowercased())
    }
  }
}
