#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#elseif canImport(Darwin)
  private import Darwin
#endif

/// Where text goes: a stream of the process, or a buffer in a test.
package protocol Output: AnyObject {
  /// Writes all of it, or throws when nobody reads any more.
  func write(_ text: String) throws(OutputClosed)
}

/// The reader of a stream went away.
package struct OutputClosed: Error {
  package init() {}
}

/// A file descriptor, written at once.
package final class DescriptorOutput: Output {
  private let descriptor: Int32

  package init(_ descriptor: Int32) {
    self.descriptor = descriptor
  }

  package func write(_ text: String) throws(OutputClosed) {
    try write(Array(text.utf8))
  }

  func write(_ bytes: [UInt8]) throws(OutputClosed) {
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
      } else if count < 0, errno != EINTR {
        throw OutputClosed()
      }
    }
  }
}
