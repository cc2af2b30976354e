#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#elseif canImport(Darwin)
  private import Darwin
#endif

/// The bytes of a regular file where the system keeps them, as long as the value is held.
///
/// Nothing is copied, and what is not looked at is not read. Only for files that are replaced and never
/// rewritten: one that becomes shorter meanwhile ends the process.
package final class MappedFile: @unchecked Sendable {
  package let bytes: UnsafeRawBufferPointer
  /// Of the file as it was opened.
  package let fingerprint: String

  package init(_ path: String) throws(FileError) {
    // A pipe in its place would else be waited for.
    let descriptor = path.withSystemPath {
      open($0, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW)
    }
    guard descriptor >= 0 else {
      throw FileError(path: path, reason: .cannotRead(Files.systemReason))
    }
    defer { close(descriptor) }
    guard let status = FileStatus(ofDescriptor: descriptor), status.kind == .file else {
      throw FileError(path: path, reason: .notARegularFile)
    }
    fingerprint = status.fingerprint
    guard status.size > 0 else {
      bytes = UnsafeRawBufferPointer(start: nil, count: 0)
      return
    }
    guard let start = mmap(nil, status.size, PROT_READ, MAP_PRIVATE, descriptor, 0),
      start != MAP_FAILED
    else { throw FileError(path: path, reason: .cannotRead(Files.systemReason)) }
    bytes = UnsafeRawBufferPointer(start: start, count: status.size)
  }

  deinit {
    if let start = bytes.baseAddress {
      munmap(UnsafeMutableRawPointer(mutating: start), bytes.count)
    }
  }
}
