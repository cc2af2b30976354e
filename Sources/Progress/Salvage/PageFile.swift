#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#elseif canImport(Darwin)
  private import Darwin
#endif

/// A damaged SQLite file as pages, each read by itself: what one of them says about another is not needed.
struct PageFile: ~Copyable {
  /// All stores of prep have SQLite's default; the header that says so may be what is damaged.
  static let pageSize = 4096

  private let descriptor: Int32
  let count: Int

  /// Nil when there is no regular file to read.
  init?(path: String) {
    let opened = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard opened >= 0 else { return nil }
    descriptor = opened
    var information = stat()
    let isRegular = fstat(opened, &information) == 0 && information.st_mode & S_IFMT == S_IFREG
    count = isRegular ? (Int(information.st_size) + Self.pageSize - 1) / Self.pageSize : 0
  }

  deinit {
    close(descriptor)
  }

  /// The bytes of a page, numbered from 1; zeros where the file ends early, or where the disk fails.
  func page(_ number: Int) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: Self.pageSize)
    if (1...max(1, count)).contains(number) {
      _ = bytes.withUnsafeMutableBytes {
        pread(descriptor, $0.baseAddress, $0.count, off_t((number - 1) * Self.pageSize))
      }
    }
    return bytes
  }
}
