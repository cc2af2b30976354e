/// The files in a zip archive, found by its directory at the end (PKWARE APPNOTE 6.3).
package struct ZipArchive {
  private let bytes: [UInt8]
  package private(set) var entries: [Entry] = []

  package struct Entry: Sendable, Equatable {
    package let name: String
    let method: Int
    let compressedSize: Int
    /// Bytes when unpacked, as the archive says.
    package let size: Int
    let offset: Int
    let isEncrypted: Bool
  }

  /// Fails with a sentence's end, such as "is no zip archive".
  package init(_ bytes: [UInt8]) throws(ArchiveError) {
    self.bytes = bytes
    guard let end = Self.directoryEnd(bytes) else {
      throw ArchiveError("is no zip archive, or its end is cut off; export it again")
    }
    let count = Int(number(end + 10, 2) ?? 0)
    var place = Int(number(end + 16, 4) ?? 0)
    var names: Set<String> = []
    for _ in 0..<count {
      guard number(place, 4) == 0x0201_4B50, let entry = entry(at: place) else {
        throw ArchiveError("its directory is damaged; export it again")
      }
      guard !entry.name.hasPrefix("/"), !entry.name.split(separator: "/").contains("..") else {
        throw ArchiveError("holds a file that wants to be outside of it (\(entry.name))")
      }
      guard names.insert(entry.name).inserted else {
        throw ArchiveError("holds two files of the name \(entry.name)")
      }
      entries.append(entry)
      place +=
        46 + Int(number(place + 28, 2) ?? 0) + Int(number(place + 30, 2) ?? 0)
        + Int(number(place + 32, 2) ?? 0)
    }
  }

  package subscript(name: String) -> Entry? { entries.first { $0.name == name } }

  /// The bytes of a file; refuses what would grow beyond `limit`.
  package func contents(of entry: Entry, limit: Int) throws(ArchiveError) -> [UInt8] {
    if entry.isEncrypted { throw ArchiveError("is encrypted; export it without a password") }
    guard entry.size <= limit, entry.size / 1000 <= max(1, entry.compressedSize) else {
      throw ArchiveError("would unpack to \(entry.size >> 20) MB, more than prep reads")
    }
    guard number(entry.offset, 4) == 0x0403_4B50 else {
      throw ArchiveError("its file \(entry.name) is not where it should be")
    }
    let start =
      entry.offset + 30 + Int(number(entry.offset + 26, 2) ?? 0)
      + Int(number(entry.offset + 28, 2) ?? 0)
    guard start + entry.compressedSize <= bytes.count else { throw ArchiveError("is cut off") }
    let packed = Array(bytes[start..<start + entry.compressedSize])
    switch entry.method {
    case 0: return packed
    case 8: return try Zlib.inflated(packed, size: entry.size)
    default: throw ArchiveError("is packed in a way that prep does not read (\(entry.method))")
    }
  }

  private func entry(at place: Int) -> Entry? {
    guard let length = number(place + 28, 2), place + 46 + Int(length) <= bytes.count,
      let flags = number(place + 8, 2), let method = number(place + 10, 2),
      let packed = number(place + 20, 4), let size = number(place + 24, 4),
      let offset = number(place + 42, 4)
    else { return nil }
    let name = String(decoding: bytes[(place + 46)..<(place + 46 + Int(length))], as: UTF8.self)
    return Entry(
      name: name, method: Int(method), compressedSize: Int(packed), size: Int(size),
      offset: Int(offset), isEncrypted: flags & 1 == 1)
  }

  /// Little-endian; nil beyond the end.
  private func number(_ place: Int, _ count: Int) -> UInt32? {
    guard place >= 0, place + count <= bytes.count else { return nil }
    return (0..<count).reduce(0) { $0 | UInt32(bytes[place + $1]) << UInt32(8 * $1) }
  }

  /// The record at the end, before which a comment of at most 64 KiB may stand.
  private static func directoryEnd(_ bytes: [UInt8]) -> Int? {
    var place = bytes.count - 22
    while place >= max(0, bytes.count - 22 - 65535) {
      if bytes[place] == 0x50, bytes[place + 1] == 0x4B, bytes[place + 2] == 5,
        bytes[place + 3] == 6
      {
        return place
      }
      place -= 1
    }
    return nil
  }
}

/// Why an archive cannot be read, as the end of a sentence.
package struct ArchiveError: Error, Sendable, Equatable {
  package let reason: String

  package init(_ reason: String) { self.reason = reason }
}
