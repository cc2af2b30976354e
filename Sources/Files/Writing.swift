#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#elseif canImport(Darwin)
  private import Darwin
#endif

extension Files {
  /// Puts bytes into a file wholly or not at all: written beside it, synced, then renamed.
  ///
  /// A symbolic link keeps pointing where it points, and a file keeps its permissions. What is no
  /// regular file, such as a pipe, is written into.
  package static func write(
    _ bytes: some Sequence<UInt8>, to path: String, overwriting: Bool,
    sparing protected: ProtectedFiles
  ) throws {
    try write(to: path, overwriting: overwriting, sparing: protected) {
      try $0.write(Array(bytes))
    }
  }

  /// The same for what is written bit by bit; when `body` fails, nothing was written either.
  package static func write(
    to path: String, overwriting: Bool, sparing protected: ProtectedFiles,
    _ body: (DescriptorOutput) throws -> Void
  ) throws {
    try protected.spare(path)
    if !overwriting, isTaken(path) { throw FileError(path: path, reason: .taken) }
    switch FileStatus(of: path)?.kind {
    case .folder: throw FileError(path: path, reason: .cannotReplace("it is a folder"))
    // A link may lead to something without a path, such as a pipe behind /dev/stdout.
    case .other?, .link?: try writeInto(path, body)
    case .file?, nil: try replace(resolved(path), body)
    }
  }

  private static func writeInto(
    _ path: String, _ body: (DescriptorOutput) throws -> Void
  ) throws {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw FileError(path: path, reason: .cannotWrite(systemReason))
    }
    defer { close(descriptor) }
    try body(DescriptorOutput(descriptor, name: path))
  }

  /// The same for a file that only its owner may read; what is on its way has a name that begins with a dot.
  package static func replacePrivately(
    _ path: String, with bytes: [UInt8]
  ) throws(FileError) {
    func refusal() -> FileError { FileError(path: path, reason: .cannotReplace(systemReason)) }
    let folder = folder(of: path)
    let beside = "\(folder)/.\(name(of: path)).prep-\(getpid())"
    // Left by a process of that number that was killed.
    unlink(beside)
    let descriptor = open(beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw refusal() }
    defer { close(descriptor) }
    do throws(FileError) {
      try DescriptorOutput(descriptor, name: path, refusal: { .cannotReplace($0) }).write(bytes)
      guard fsync(descriptor) == 0, rename(beside, path) == 0 else { throw refusal() }
    } catch {
      unlink(beside)
      throw error
    }
    _ = sync(folder)
  }

  private static func replace(
    _ path: String, _ body: (DescriptorOutput) throws -> Void
  ) throws {
    func refusal() -> FileError { FileError(path: path, reason: .cannotReplace(systemReason)) }
    let beside = path + ".prep-\(getpid())"
    let descriptor = open(beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw refusal() }
    defer { close(descriptor) }
    do {
      if let mode = FileStatus(of: path)?.permissions { fchmod(descriptor, mode_t(mode)) }
      try body(
        DescriptorOutput(descriptor, name: path, refusal: { .cannotReplace($0) }))
      guard fsync(descriptor) == 0, rename(beside, path) == 0 else { throw refusal() }
    } catch {
      unlink(beside)
      throw error
    }
  }
}
