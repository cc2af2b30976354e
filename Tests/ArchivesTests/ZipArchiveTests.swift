import Archives
import Testing

/// Archives made byte by byte, so that each can be wrong in one respect.
@Suite struct ZipArchiveTests {
  private func number(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  private func archive(
    _ files: [(name: String, packed: [UInt8], size: Int, method: Int)], flags: Int = 0
  ) -> [UInt8] {
    var body: [UInt8] = []
    var directory: [UInt8] = []
    for file in files {
      let start = body.count
      let name = Array(file.name.utf8)
      let common =
        number(20, 2) + number(flags, 2) + number(file.method, 2) + number(0, 8)
        + number(file.packed.count, 4) + number(file.size, 4) + number(name.count, 2) + number(0, 2)
      body += [0x50, 0x4B, 3, 4] + common + name + file.packed
      directory +=
        [0x50, 0x4B, 1, 2] + number(20, 2) + common + number(0, 10) + number(start, 4) + name
    }
    return body + directory + [0x50, 0x4B, 5, 6] + number(0, 4) + number(files.count, 2)
      + number(files.count, 2) + number(directory.count, 4) + number(body.count, 4) + number(0, 2)
  }

  private func contents(_ bytes: [UInt8], limit: Int = 1000) throws -> [UInt8] {
    let archive = try ZipArchive(bytes)
    return try archive.contents(of: try #require(archive["a"]), limit: limit)
  }

  /// "hello hello hello" as `zlib.compress(…)[2:-4]` has it.
  private static let deflated: [UInt8] = [
    0xCB, 0x48, 0xCD, 0xC9, 0xC9, 0x57, 0xC8, 0x40, 0x90, 0x00,
  ]

  @Test func `stored and deflated files come out`() throws {
    #expect(try contents(archive([("a", [1, 2], 2, 0)])) == [1, 2])
    #expect(
      try contents(archive([("a", Self.deflated, 17, 8)])) == Array("hello hello hello".utf8))
  }

  @Test(arguments: [
    ("..", "holds a file that wants to be outside of it (../a)"),
    ("twice", "holds two files of the name a"),
    ("cut", "is no zip archive, or its end is cut off; export it again"),
    ("key", "is encrypted; export it without a password"),
    ("bomb", "would unpack to 4000 MB, more than prep reads"),
    ("method", "is packed in a way that prep does not read (93)"),
    ("damaged", "is damaged: a file in it does not unpack"),
  ])
  func `what is wrong is a sentence`(_ fault: String, _ reason: String) {
    let file = (name: "a", packed: [UInt8](repeating: 7, count: 9), size: 9, method: 0)
    let bytes: [UInt8] =
      switch fault {
      case "..": archive([("../a", [1], 1, 0)])
      case "twice": archive([file, file])
      case "cut": Array(archive([file]).dropLast(9))
      case "key": archive([file], flags: 1)
      case "bomb": archive([("a", [1], 4000 << 20, 8)])
      case "method": archive([("a", [1], 1, 93)])
      default: archive([("a", [0xFF, 0xFF], 17, 8)])
      }
    #expect(throws: ArchiveError(reason)) { try contents(bytes) }
  }

  @Test func `zstd unpacks what it packed, and no more than asked`() throws {
    // `printf hello | zstd -c`, with its checksum.
    let packed: [UInt8] = [
      0x28, 0xB5, 0x2F, 0xFD, 0x04, 0x58, 0x29, 0x00, 0x00, 0x68, 0x65, 0x6C, 0x6C, 0x6F, 0xA3,
      0x6D, 0x9F, 0x88,
    ]
    #expect(try Zstandard.decompressed(packed, limit: 10) == Array("hello".utf8))
    #expect(throws: ArchiveError.self) { try Zstandard.decompressed(packed, limit: 4) }
    #expect(throws: ArchiveError.self) {
      try Zstandard.decompressed(Array(packed.dropLast(6)), limit: 10)
    }
  }
}
