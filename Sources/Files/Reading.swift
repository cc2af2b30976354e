#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#elseif canImport(Darwin)
  private import Darwin
#endif

extension Files {
  /// No bank comes near this, and no line of a history.
  package static let sizeLimit = 256 << 20

  /// All bytes of a regular file.
  package static func read(_ path: String) throws(FileError) -> [UInt8] {
    let file = try OpenFile(reading: path, limit: sizeLimit)
    return try readAll(file.descriptor, expecting: file.size, path)
  }

  /// The portions of a regular file of any size, one a call, empty at its end.
  package static func portions(of path: String) throws(FileError) -> () throws -> [UInt8] {
    let file = try OpenFile(reading: path, limit: .max)
    return { try portion(file.descriptor, 1 << 20, path) }
  }

  /// Reads to the end, or to the limit; the size said by the system only spares growing.
  package static func readAll(
    _ descriptor: Int32, expecting size: Int = 1 << 16, _ name: String
  ) throws(FileError) -> [UInt8] {
    var bytes: [UInt8] = []
    var room = size + 1
    while true {
      let portion = try portion(descriptor, room, name)
      if portion.isEmpty { return bytes }
      guard bytes.count + portion.count <= sizeLimit else {
        throw FileError(path: name, reason: .tooLarge(limit: sizeLimit))
      }
      if bytes.isEmpty { bytes = portion } else { bytes += portion }
      room = 1 << 16
    }
  }

  /// What comes next, at most `room` bytes; none at the end.
  package static func portion(
    _ descriptor: Int32, _ room: Int, _ name: String
  ) throws(FileError) -> [UInt8] {
    while true {
      var count = 0
      let portion = [UInt8](unsafeUninitializedCapacity: room) { buffer, filled in
        count = readSome(descriptor, buffer)
        filled = max(0, count)
      }
      if count < 0, isToBeTriedAgain(descriptor) { continue }
      guard count >= 0 else { throw FileError(path: name, reason: .cannotRead(systemReason)) }
      return portion
    }
  }
}

/// After an interruption, or with a stream that does not wait, there is more to come.
private func isToBeTriedAgain(_ descriptor: Int32) -> Bool {
  guard errno == EAGAIN else { return errno == EINTR }
  var source = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
  poll(&source, 1, -1)
  return true
}

/// A regular file that is read, closed when nobody holds it any more.
private final class OpenFile {
  let descriptor: Int32
  let size: Int

  init(reading path: String, limit: Int) throws(FileError) {
    // A pipe in its place would else be waited for.
    descriptor = path.withSystemPath { open($0, O_RDONLY | O_CLOEXEC | O_NONBLOCK) }
    guard descriptor >= 0 else {
      throw FileError(path: path, reason: .cannotRead(Files.systemReason))
    }
    let status = FileStatus(ofDescriptor: descriptor)
    size = status?.size ?? 0
    guard status?.kind == .file else { throw FileError(path: path, reason: .notARegularFile) }
    guard size <= limit else { throw FileError(path: path, reason: .tooLarge(limit: limit)) }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }
}

/// By its own name, `read` would be that of `Files`.
private func readSome(_ descriptor: Int32, _ buffer: UnsafeMutableBufferPointer<UInt8>) -> Int {
  read(descriptor, buffer.baseAddress, buffer.count)
}
