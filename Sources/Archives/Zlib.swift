/// DEFLATE, by the system's zlib (https://zlib.net/manual.html).
enum Zlib {
  /// `z_stream` on the systems that there are: pointers and longs of 8 bytes.
  private struct Stream {
    var nextIn: UnsafePointer<UInt8>?
    var availableIn: UInt32 = 0
    var totalIn: UInt = 0
    var nextOut: UnsafeMutablePointer<UInt8>?
    var availableOut: UInt32 = 0
    var totalOut: UInt = 0
    var message: UnsafePointer<CChar>?
    var state: OpaquePointer?
    var allocate: OpaquePointer?
    var free: OpaquePointer?
    var opaque: OpaquePointer?
    var dataType: Int32 = 0
    var adler: UInt = 0
    var reserved: UInt = 0
  }

  private typealias Start =
    @convention(c) (UnsafeMutableRawPointer, Int32, UnsafePointer<CChar>, Int32)
    -> Int32
  private typealias Step = @convention(c) (UnsafeMutableRawPointer, Int32) -> Int32
  private typealias End = @convention(c) (UnsafeMutableRawPointer) -> Int32

  private static let library = SystemLibrary([
    "libz.so.1", "libz.so", "/usr/lib/libz.dylib", "libz.1.dylib",
  ])
  private static let finish: Int32 = 4
  private static let streamEnd: Int32 = 1
  /// A raw stream, without the head of zlib's own files.
  private static let windowBits: Int32 = -15

  /// The bytes unpacked, which have to be `size`.
  static func inflated(_ packed: [UInt8], size: Int) throws(ArchiveError) -> [UInt8] {
    guard let library, let start = library.function("inflateInit2_", as: Start.self),
      let step = library.function("inflate", as: Step.self),
      let end = library.function("inflateEnd", as: End.self)
    else { throw ArchiveError("needs zlib, which is not on this system; install it (zlib1g)") }
    var isWhole = false
    let bytes = [UInt8](unsafeUninitializedCapacity: max(size, 1)) { room, count in
      packed.withUnsafeBufferPointer { input in
        var stream = Stream()
        stream.nextIn = input.baseAddress
        stream.availableIn = UInt32(input.count)
        stream.nextOut = room.baseAddress
        stream.availableOut = UInt32(size)
        guard start(&stream, windowBits, "1", Int32(MemoryLayout<Stream>.size)) == 0 else { return }
        isWhole = step(&stream, finish) == streamEnd && stream.totalOut == UInt(size)
        count = Int(stream.totalOut)
        _ = end(&stream)
      }
    }
    guard isWhole else { throw ArchiveError("is damaged: a file in it does not unpack") }
    return bytes
  }
}
