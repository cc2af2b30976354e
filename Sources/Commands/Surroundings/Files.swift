internal import Progress

#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#elseif canImport(Darwin)
  private import Darwin
#endif

/// What failed with a file, and the system's reason.
struct FileFailure: Error, Equatable {
  let path: String
  let attempt: Attempt

  enum Attempt: Equatable {
    case read(String)
    case write(String)
    case makeFolder(String)
    /// It is there already and was not to be overwritten.
    case exists
    /// The same, where nothing is ever overwritten.
    case taken
    /// It holds answers, or is read as if it did.
    case history
    case notARegularFile
    case tooLarge(limit: Int)
    case lineTooLong(line: Int, limit: Int)
    case notUTF8
  }

  var sentence: String {
    switch attempt {
    case .read(let reason): "\(path): cannot be read: \(reason)"
    case .write(let reason): "\(path): cannot be written: \(reason); what was there is unchanged"
    case .makeFolder(let reason): "\(path): the folder cannot be made: \(reason)"
    case .exists: "\(path): is there already; name another file, or overwrite it with --force"
    case .taken: "\(path): is there already; name another file"
    case .history:
      "\(path): belongs to your history (the store, its journal or a copy) and is never overwritten; "
        + "name another file"
    case .notARegularFile: "\(path): is not a regular file"
    case .tooLarge(let limit): "\(path): is larger than the \(limit >> 20) MB that prep reads"
    case .lineTooLong(let line, let limit):
      "\(path): line \(line) is longer than the \(limit >> 20) MB that prep reads"
    case .notUTF8: "\(path): is not UTF-8 text"
    }
  }
}

enum Files {
  /// No bank comes near this, and no line of a history.
  static let sizeLimit = 256 << 20

  static func exists(_ path: String) -> Bool {
    access(path, F_OK) == 0
  }

  /// Whether a file is there; throws when that cannot be told, as behind a closed folder.
  static func isThere(_ path: String) throws(FileFailure) -> Bool {
    if exists(path) { return true }
    guard errno != ENOENT else { return false }
    throw FileFailure(path: path, attempt: .read(systemReason()))
  }

  /// All bytes of a regular file.
  static func read(_ path: String) throws(FileFailure) -> [UInt8] {
    let (descriptor, size) = try openRegular(path)
    defer { close(descriptor) }
    return try readAll(descriptor, expecting: size, path)
  }

  /// The portions of a regular file of any size, one a call, empty at its end.
  static func portions(
    of path: String
  ) throws(FileFailure) -> () throws(FileFailure) -> [UInt8] {
    let file = OpenFile(try openRegular(path, limit: .max).descriptor)
    return { () throws(FileFailure) in try portion(file.descriptor, 1 << 20, path) }
  }

  /// Closed when nobody holds it any more.
  private final class OpenFile {
    let descriptor: Int32
    init(_ descriptor: Int32) { self.descriptor = descriptor }
    deinit { close(descriptor) }
  }

  private static func openRegular(
    _ path: String, limit: Int = sizeLimit
  ) throws(FileFailure) -> (descriptor: Int32, size: Int) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw FileFailure(path: path, attempt: .read(systemReason())) }
    var information = stat()
    guard fstat(descriptor, &information) == 0, information.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw FileFailure(path: path, attempt: .notARegularFile)
    }
    guard information.st_size <= limit else {
      close(descriptor)
      throw FileFailure(path: path, attempt: .tooLarge(limit: limit))
    }
    return (descriptor, Int(information.st_size))
  }

  /// Reads to the end, or to the limit; the size said by the system only spares growing.
  static func readAll(
    _ descriptor: Int32, expecting size: Int = 1 << 16, _ path: String
  ) throws(FileFailure) -> [UInt8] {
    var bytes: [UInt8] = []
    var room = size + 1
    while true {
      let portion = try portion(descriptor, room, path)
      if portion.isEmpty { return bytes }
      guard bytes.count + portion.count <= sizeLimit else {
        throw FileFailure(path: path, attempt: .tooLarge(limit: sizeLimit))
      }
      if bytes.isEmpty { bytes = portion } else { bytes += portion }
      room = 1 << 16
    }
  }

  /// What comes next, at most `room` bytes; none at the end.
  static func portion(
    _ descriptor: Int32, _ room: Int, _ path: String
  ) throws(FileFailure) -> [UInt8] {
    while true {
      var count = 0
      let portion = [UInt8](unsafeUninitializedCapacity: room) { buffer, filled in
        count = readSome(descriptor, UnsafeMutableRawBufferPointer(buffer))
        filled = max(0, count)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw FileFailure(path: path, attempt: .read(systemReason())) }
      return portion
    }
  }

  /// Puts bytes into a file wholly or not at all: written beside it, synced, then renamed.
  ///
  /// A symbolic link keeps pointing where it points, and a file keeps its permissions. What is no
  /// regular file, such as a pipe, is written into.
  static func write(
    _ bytes: some Sequence<UInt8>, to path: String, overwriting: Bool, sparing history: HistoryFiles
  ) throws {
    try write(to: path, overwriting: overwriting, sparing: history) {
      try $0.write(Array(bytes))
    }
  }

  /// The same for what is written bit by bit; when `body` fails, nothing was written either.
  static func write(
    to path: String, overwriting: Bool, sparing history: HistoryFiles,
    _ body: (DescriptorOutput) throws -> Void
  ) throws {
    try history.spare(path)
    if !overwriting, isTaken(path) { throw FileFailure(path: path, attempt: .exists) }
    if isFolder(path) { throw FileFailure(path: path, attempt: .write("it is a folder")) }
    do {
      // A link may lead to something without a path, such as a pipe behind /dev/stdout.
      if exists(path), !isRegular(path) {
        try writeInto(path, body)
      } else {
        try replace(resolved(path), body)
      }
    } catch OutputFailure.failed(let reason) {
      throw FileFailure(path: path, attempt: .write(reason))
    } catch OutputFailure.closed {
      throw FileFailure(path: path, attempt: .write("nobody reads it any more"))
    }
  }

  /// Whether the name is in use, be it by a link that leads to nothing.
  static func isTaken(_ path: String) -> Bool {
    var information = stat()
    return lstat(path, &information) == 0
  }

  /// Where the links of a path lead; the path itself when they lead to nothing.
  static func resolved(_ path: String) -> String {
    guard let end = realpath(path, nil) else { return path }
    defer { free(end) }
    return String(cString: end)
  }

  /// What tells a file or folder from every other, by whatever name it is called.
  struct Identity: Equatable {
    let device: UInt64
    let number: UInt64
  }

  /// Nil when there is nothing at the end of the path.
  static func identity(_ path: String) -> Identity? {
    var information = stat()
    guard stat(path, &information) == 0 else { return nil }
    return Identity(
      device: UInt64(truncatingIfNeeded: information.st_dev),
      number: UInt64(information.st_ino))
  }

  /// The folder of a path, "." for a bare name.
  static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
  }

  static func name(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
  }

  private static func writeInto(
    _ path: String, _ body: (DescriptorOutput) throws -> Void
  ) throws {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw OutputFailure.failed(systemReason()) }
    defer { close(descriptor) }
    try body(DescriptorOutput(descriptor))
  }

  private static func replace(
    _ path: String, _ body: (DescriptorOutput) throws -> Void
  ) throws {
    let beside = path + ".prep-\(getpid())"
    let descriptor = open(beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw OutputFailure.failed(systemReason()) }
    defer { close(descriptor) }
    do {
      if let mode = status(path)?.mode { fchmod(descriptor, mode_t(mode)) }
      try body(DescriptorOutput(descriptor))
      guard fsync(descriptor) == 0, rename(beside, path) == 0 else {
        throw OutputFailure.failed(systemReason())
      }
    } catch {
      unlink(beside)
      throw error
    }
  }

  /// Makes a folder that only its owner may enter, with the folders above it.
  static func makePrivateFolder(_ path: String) throws(FileFailure) {
    try makeFolder(path, PrivateFile.makeFolder)
  }

  /// Makes a folder, with the folders above it, unless it is there.
  static func makeFolder(_ path: String) throws(FileFailure) {
    try makeFolder(path, makeOpenFolder)
  }

  private static func makeFolder(
    _ path: String, _ make: (String) -> Bool
  ) throws(FileFailure) {
    try makePath(path, make)
    guard isFolder(path) else {
      throw FileFailure(path: path, attempt: .makeFolder("a file is in the way"))
    }
  }

  /// Makes an empty file that only its owner may read, whatever the umask, unless there is one.
  ///
  /// Without O_EXCL, so that a link that leads to nothing gets such a file at its end. A failure ends
  /// it: SQLite, if it succeeded, would make the file readable as the umask says.
  static func makePrivateFile(_ path: String) throws(StoreFailure) {
    guard !exists(path) else { return }
    let descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw StoreFailure(path: path, reason: .cannotOpen(systemReason()))
    }
    fchmod(descriptor, 0o600)
    close(descriptor)
  }

  /// Size in bytes and permission bits; nil when there is no such file.
  static func status(_ path: String) -> (size: Int, mode: Int)? {
    var information = stat()
    guard stat(path, &information) == 0 else { return nil }
    return (Int(information.st_size), Int(information.st_mode & 0o777))
  }

  /// The folders above are open to all who may enter by the umask.
  private static func makePath(
    _ path: String, _ make: (String) -> Bool
  ) throws(FileFailure) {
    if isFolder(path) { return }
    if let parent = path.lastIndex(of: "/"), parent != path.startIndex {
      try makePath(String(path[..<parent]), makeOpenFolder)
    }
    guard make(path) || errno == EEXIST else {
      throw FileFailure(path: path, attempt: .makeFolder(systemReason()))
    }
  }

  private static func makeOpenFolder(_ path: String) -> Bool { mkdir(path, 0o755) == 0 }

  private static func isFolder(_ path: String) -> Bool {
    var information = stat()
    return stat(path, &information) == 0 && information.st_mode & S_IFMT == S_IFDIR
  }

  private static func isRegular(_ path: String) -> Bool {
    var information = stat()
    return stat(path, &information) == 0 && information.st_mode & S_IFMT == S_IFREG
  }

  private static func readSome(_ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int
  {
    #if canImport(Glibc)
      Glibc.read(descriptor, buffer.baseAddress, buffer.count)
    #elseif canImport(Musl)
      Musl.read(descriptor, buffer.baseAddress, buffer.count)
    #else
      Darwin.read(descriptor, buffer.baseAddress, buffer.count)
    #endif
  }

  private static func systemReason() -> String {
    String(cString: strerror(errno)).lowercased()
  }
}
