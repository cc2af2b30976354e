internal import Archives
internal import Files
package import Formats
internal import JSON
internal import SQLite

/// Reads packages and collections that Anki exports (`.apkg`, `.colpkg`).
package enum AnkiPackage {
  /// Bytes of a collection that comes out of a package; no text packs into a two-hundredth of itself.
  private static func limit(packed: Int) -> Int { min(1 << 30, max(1 << 26, packed * 200)) }

  /// Whether the bytes begin as a zip archive does.
  package static func isPackage(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: [0x50, 0x4B, 0x03, 0x04])
  }

  /// The questions in a package, or why it cannot be read, as the end of a sentence.
  ///
  /// SQLite wants a file: the collection is unpacked into `folder`, which is made and taken away again.
  package static func read(
    _ bytes: [UInt8], path: String, folder: String
  ) throws(AnkiPackageError) -> QuestionFile {
    let collection = try collectionBytes(bytes)
    guard PrivateFile.makeFolder(folder) else {
      throw AnkiPackageError("cannot be unpacked: \(folder) cannot be made")
    }
    defer { Files.removeFolder(folder) }
    let file = folder + "/collection.anki2"
    do {
      try Files.write(collection, to: file, overwriting: true, sparing: .none)
      return try AnkiDatabase(file).collection().file(path)
    } catch let error as AnkiPackageError {
      throw error
    } catch let error as SQLiteError {
      throw AnkiPackageError("its collection cannot be read (\(error.message)); export it again")
    } catch {
      throw AnkiPackageError("cannot be unpacked: there is no room for it in \(folder)")
    }
  }

  /// The newest of the collections in the package; the others are there for old versions and are empty.
  private static func collectionBytes(_ bytes: [UInt8]) throws(AnkiPackageError) -> [UInt8] {
    do throws(ArchiveError) {
      let archive = try ZipArchive(bytes)
      let limit = limit(packed: bytes.count)
      if let entry = archive["collection.anki21b"] {
        return try Zstandard.decompressed(
          try archive.contents(of: entry, limit: limit), limit: limit)
      }
      guard let entry = archive["collection.anki21"] ?? archive["collection.anki2"] else {
        throw ArchiveError("is a zip archive without a collection of Anki in it")
      }
      return try archive.contents(of: entry, limit: limit)
    } catch {
      throw AnkiPackageError(error.reason)
    }
  }
}

/// Why a package cannot be read, as the end of a sentence.
package struct AnkiPackageError: Error, Sendable, Equatable {
  package let reason: String

  init(_ reason: String) { self.reason = reason }
}
