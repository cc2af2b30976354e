#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#elseif canImport(Darwin)
  private import Darwin
#endif

extension Files {
  /// Runs what needs a folder for itself, among programs that ask so for it.
  ///
  /// Nil, and nothing is run, when another has it and nobody waits. Where folders cannot be locked, nobody is kept.
  package static func alone<Result>(
    in folder: String, waits: Bool, _ body: () throws -> Result
  ) rethrows -> Result? {
    let descriptor = folder.withSystemPath { open($0, O_RDONLY | O_CLOEXEC) }
    guard descriptor >= 0 else { return try body() }
    defer { close(descriptor) }
    if flock(descriptor, waits ? LOCK_EX : LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK {
      return nil
    }
    return try body()
  }
}
