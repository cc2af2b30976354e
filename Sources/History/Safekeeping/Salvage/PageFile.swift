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

  var count: Int { (size + pageSize - 1) / pageSize }

  /// What cannot be opened, or is no regular file, has no pages.
  init(path: String) {
    let opened = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    descriptor = opened
    // Nothing more is asked of the system, which would forget why.
    guard opened >= 0 else {
      (isRegular, size, pageSize) = (false, 0, Self.usualPageSize)
      return
    }
    let status = FileStatus(ofDescriptor: opened)
    isRegular = status?.kind == .file
    size = isRegular ? status?.size ?? 0 : 0
    var header = [UInt8](repeating: 0, count: 18)
    _ = header.withUnsafeMutableBytes { pread(opened, $0.baseAddress, $0.count, 0) }
    pageSize = Self.pageSize(header) ?? Self.usualPageSize
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
      _ = bytes.withUnsafeMutableBytes {
        pread(descriptor, $0.baseAddress, $0.count, off_t((number - 1) * pageSize))
      }
    }
    return bytes
  }
}
