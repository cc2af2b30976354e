/// Makes a zip archive of files that are stored as they are.
package enum ZipWriter {
  package static func archive(_ files: [(name: String, bytes: [UInt8])]) -> [UInt8] {
    var body: [UInt8] = []
    var directory: [UInt8] = []
    for file in files {
      let start = body.count
      let name = Array(file.name.utf8)
      // Version 2.0, no flags, stored; midnight of 1 January 1980, so that equal files give equal bytes.
      let common =
        number(20, 2) + number(0, 2) + number(0, 2) + number(0, 2) + number(0x21, 2)
        + number(Int(CRC32.sum(file.bytes)), 4) + number(file.bytes.count, 4)
        + number(file.bytes.count, 4) + number(name.count, 2) + number(0, 2)
      body += [0x50, 0x4B, 3, 4] + common + name + file.bytes
      directory +=
        [0x50, 0x4B, 1, 2] + number(20, 2) + common + number(0, 10) + number(start, 4) + name
    }
    return body + directory + [0x50, 0x4B, 5, 6] + number(0, 4) + number(files.count, 2)
      + number(files.count, 2) + number(directory.count, 4) + number(body.count, 4) + number(0, 2)
  }

  private static func number(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * min($0, 7))) }
  }
}

/// The checksum of zip archives (ISO 3309).
enum CRC32 {
  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { sum, _ in sum & 1 == 1 ? 0xEDB8_8320 ^ sum >> 1 : sum >> 1 }
  }

  static func sum(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(~UInt32(0)) { table[Int(($0 ^ UInt32($1)) & 0xFF)] ^ $0 >> 8 }
  }
}
