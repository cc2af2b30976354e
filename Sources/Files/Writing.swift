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
  ///
  /// A new file that is private is its owner's alone.
  package static func write(
    to path: String, overwriting: Bool, sparing protected: ProtectedFiles, isPrivate: Bool = false,
    _ body: (DescriptorOutput) throws -> Void
  ) throws {
    try protected.spare(path)
    if !overwriting, isTaken(path) { throw FileError(path: path, reason: .taken) }
    if isPlanted(path) {
      throw FileError(path: path, reason: .cannotReplace("it was put there by another user"))
    }
    switch FileStatus(of: path)?.kind {
    case .folder: throw FileError(path: path, reason: .cannotReplace("it is a folder"))
    // A link may lead to something without a path, such as a pipe behind /dev/stdout.
    case .other?, .link?: try writeInto(path, body)
    case .file?, nil: try replace(resolved(path), isPrivate, body)
    }
  }

  /// Whether it is a link or a pipe of somebody else's in a folder where everybody may put one, as in /tmp
  /// (protected_symlinks in proc(5)).
  private static func isPlanted(_ path: String) -> Bool {
    guard let status = FileStatus(of: path, followingLinks: false), status.kind != .file,
      !status.isOfThisUser, status.owner != 0
    else { return false }
    return status.kind == .link || FileStatus(of: folder(of: path))?.isWritableByAll == true
  }

  private static func writeInto(
    _ path: String, _ body: (DescriptorOutput) throws -> Void
  ) throws {
    let descriptor = path.withSystemPath { open($0, O_WRONLY | O_CLOEXEC) }
    guard descriptor >= 0 else {
      throw FileError(path: path, reason: .cannotWrite(systemReason))
    }
    defer { close(descriptor) }
    try body(DescriptorOutput(descriptor, name: path))
  }

  /// The same for a file that only its owner may read, in a folder that other machines may share; what is on
  /// its way has a name that begins with a dot.
  package static func replacePrivately(
    _ path: String, with bytes: [UInt8], among neighbours: TemporaryFile.Neighbours = .onOthers
  ) throws(FileError) {
    let file = try TemporaryFile(replacing: path, among: neighbours)
    try file.output(named: path).write(bytes)
    try file.replace(path)
    _ = sync(folder(of: path))
  }

  private static func replace(
    _ path: String, _ isPrivate: Bool, _ body: (DescriptorOutput) throws -> Void
  ) throws {
    let file = try TemporaryFile(replacing: path)
    try body(file.output(named: path))
    let usual = isPrivate ? 0o600 : 0o644 & ~usualMask
    fchmod(file.descriptor, mode_t(FileStatus(of: path)?.permissions ?? usual))
    try file.replace(path)
  }

  /// What the user takes away from every new file.
  private static var usualMask: Int {
    let mask = umask(0o077)
    umask(mask)
    return Int(mask)
  }
}

extension TemporaryFile {
  fileprivate init(
    replacing path: String, among neighbours: Neighbours = .onThisMachine
  ) throws(FileError) {
    guard let file = Self(in: Files.folder(of: path), among: neighbours) else {
      throw FileError(path: path, reason: .cannotReplace(Files.systemReason))
    }
    self = file
  }

  fileprivate borrowing func output(named path: String) -> DescriptorOutput {
    DescriptorOutput(descriptor, name: path, refusal: { .cannotReplace($0) })
  }

  /// Puts it into the place of what has that name, when it is on the disk.
  fileprivate borrowing func replace(_ path: String) throws(FileError) {
    guard fsync(descriptor) == 0, Files.move(self.path, to: path) else {
      throw FileError(path: path, reason: .cannotReplace(Files.systemReason))
    }
  }
}
