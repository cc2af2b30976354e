internal import Files
internal import SQLite

/// Files that somebody names as stores.
extension Replacement {
  /// Bytes up to which a file is taken for a store.
  package static let sizeLimit = 4 << 30

  /// Opens a file for reading when it is what prep makes; only then are all files left alone when it is not.
  static func openSound(_ file: String) throws -> Connection {
    let connection = try openRegular(file)
    let problem = try StoreError.naming(file) { () throws(SQLiteError) in
      try connection.schemaProblems().first
    }
    if let problem { throw StoreError(path: file, reason: .altered(problem)) }
    return connection
  }

  private static func openRegular(_ file: String) throws -> Connection {
    let pages = PageFile(path: file)
    guard pages.isOpen else {
      throw StoreError(path: file, reason: .cannotOpen(Files.systemReason))
    }
    guard pages.isRegular else { throw StoreError(path: file, reason: .unsafe(.notARegularFile)) }
    guard pages.count > 0 else { throw StoreError(path: file, reason: .notADatabase) }
    guard pages.size <= sizeLimit else {
      throw StoreError(path: file, reason: .tooLarge(limit: sizeLimit))
    }
    return try StoreError.naming(file) { () throws(SQLiteError) in
      let connection = try Connection(file, .reading)
      connection.waitForOthers()
      return connection
    }
  }
}
