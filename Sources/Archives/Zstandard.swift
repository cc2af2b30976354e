/// Zstandard (RFC 8878), by the system's libzstd.
package enum Zstandard {
  /// `ZSTD_inBuffer` and `ZSTD_outBuffer`.
  private struct Input {
    var source: UnsafeRawPointer?
    var size: Int
    var position = 0
  }

  private struct Room {
    var target: UnsafeMutableRawPointer?
    var size: Int
    var position = 0
  }

  private typealias Create = @convention(c) () -> OpaquePointer?
  private typealias Free = @convention(c) (OpaquePointer?) -> Int
  private typealias Step =
    @convention(c) (OpaquePointer?, UnsafeMutableRawPointer, UnsafeMutableRawPointer)
    -> Int
  private typealias IsError = @convention(c) (Int) -> UInt32

  private static let library = SystemLibrary([
    "libzstd.so.1", "libzstd.so", "/opt/homebrew/lib/libzstd.dylib", "/usr/local/lib/libzstd.dylib",
  ])

  /// The bytes unpacked; refuses more than `limit`.
  package static func decompressed(_ packed: [UInt8], limit: Int) throws(ArchiveError) -> [UInt8] {
    guard let library, let create = library.function("ZSTD_createDStream", as: Create.self),
      let free = library.function("ZSTD_freeDStream", as: Free.self),
      let step = library.function("ZSTD_decompressStream", as: Step.self),
      let isError = library.function("ZSTD_isError", as: IsError.self)
    else {
      throw ArchiveError(
        "needs libzstd, which is not on this system; install it, or tick \"Support older Anki "
          + "versions\" in Anki's export window")
    }
    let stream = create()
    defer { _ = free(stream) }
    var result: [UInt8] = []
    var room = [UInt8](repeating: 0, count: 1 << 18)
    var position = 0
    var left = 1
    while left != 0 {
      let before = position
      let written = packed.withUnsafeBytes { input in
        room.withUnsafeMutableBytes { output in
          var source = Input(source: input.baseAddress, size: input.count, position: position)
          var target = Room(target: output.baseAddress, size: output.count)
          left = step(stream, &target, &source)
          position = source.position
          return target.position
        }
      }
      guard isError(left) == 0 else {
        throw ArchiveError("is damaged: its collection does not unpack")
      }
      guard result.count + written <= limit else {
        throw ArchiveError("would unpack to more than \(limit >> 20) MB, more than prep reads")
      }
      result += room[..<written]
      if position == packed.count, left != 0, written < room.count, position == before {
        throw ArchiveError("is cut off")
      }
    }
    return result
  }
}
