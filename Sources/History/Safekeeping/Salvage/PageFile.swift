internal import Files

#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#elseif canImport(Darwin)
  private import Darwin
#endif

/// A damaged SQLite file as pages, each read by itself: what one of them says about another is not needed.
struct PageFile: ~Copyable {
  /// What all stores of prep have, and what is taken where the header is damaged.
  static let usualPageSize = 4096

  private let descriptor: Int32
  let isRegular: Bool
  var isOpen: Bool { descriptor >= 0 }
  /// Bytes.
  let size: Int
  let pageSize: Int
  /// The version of a store, as its header says; 0 where there is none.
  let version: Int
  private let refusal = Refusal()

  /// Why the disk did not give some page; nil when it gave all that were asked for.
  var refusalReason: String? { refusal.reason }

  private final class Refusal { var reason: String? }

  var count: Int { (size + pageSize - 1) / pageSize }

  /// What cannot be opened, or is no regular file, has no pages.
  init(path: String) {
    let opened = path.withSystemPath { open($0, O_RDONLY | O_CLOEXEC | O_NONBLOCK) }
    descriptor = opened
    // Nothing more is asked of the system, which would forget why.
    guard opened >= 0 else {
      (isRegular, size, pageSize, version) = (false, 0, Self.usualPageSize, 0)
      return
    }
    let status = FileStatus(ofDescriptor: opened)
    isRegular = status?.kind == .file
    size = isRegular ? status?.size ?? 0 : 0
    var header = [UInt8](repeating: 0, count: 64)
    _ = header.withUnsafeMutableBytes { pread(opened, $0.baseAddress, $0.count, 0) }
    let size = Self.pageSize(header)
    pageSize = size ?? Self.usualPageSize
    // <https://sqlite.org/fileformat2.html#user_version_number>
    version =
      size == nil
      ? 0 : Int(Int32(truncatingIfNeeded: header[60..<64].reduce(0) { $0 << 8 | Int($1) }))
  }

  deinit {
    if isOpen { close(descriptor) }
  }

  /// <https://sqlite.org/fileformat2.html#page_size>, where 1 stands for 65536.
  private static func pageSize(_ header: [UInt8]) -> Int? {
    guard header.starts(with: "SQLite format 3\0".utf8) else { return nil }
    let written = Int(header[16]) << 8 | Int(header[17])
    let size = written == 1 ? 1 << 16 : written
    return size >= 512 && size & (size - 1) == 0 ? size : nil
  }

  /// The bytes of a page, numbered from 1; zeros where the file ends early, or where the disk fails.
  func page(_ number: Int) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: pageSize)
    if (1...max(1, count)).contains(number) {
      let read = bytes.withUnsafeMutableBytes {
        pread(descriptor, $0.baseAddress, $0.count, off_t((number - 1) * pageSize))
      }
      if read < 0 { refusal.reason = Files.systemReason }
    }
    return bytes
  }

  /// Copies all of it into a file that is not there yet; false when that fails.
  func copy(to name: String) -> Bool {
    guard let file = TemporaryFile(in: Files.folder(of: name), ending: ".sqlite") else {
      return false
    }
    let output = DescriptorOutput(file.descriptor, name: name)
    for number in stride(from: 1, through: count, by: 1) {
      let rest = size - (number - 1) * pageSize
      guard (try? output.write(Array(page(number).prefix(rest)))) != nil, refusalReason == nil
      else { return false }
    }
    return Files.sync(file.path) && Files.move(file.path, to: name)
  }
}
