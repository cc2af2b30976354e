internal import CSQLite

/// What SQLite asks before and while it runs a statement: whether it may, and whether the time is up.
final class Guardian {
  private var mayWrite = false
  private var deadline = ContinuousClock.now
  /// Whether something was asked for that is not allowed.
  private(set) var hasDenied = false

  func begin(mayWrite: Bool, seconds: Double) {
    self.mayWrite = mayWrite
    hasDenied = false
    deadline = .now + .seconds(seconds)
  }

  var isOverdue: Bool { ContinuousClock.now >= deadline }

  /// As SQLite hands it back; the database that has it lives no longer than it.
  var pointer: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }

  static func at(_ pointer: UnsafeMutableRawPointer?) -> Guardian {
    guard let pointer else { return Guardian() }
    return Unmanaged<Guardian>.fromOpaque(pointer).takeUnretainedValue()
  }

  /// An action as https://sqlite.org/c3ref/c_alter_table.html numbers them, with the names it is about.
  func allows(
    _ action: Int32, _ first: UnsafePointer<CChar>?, _ second: UnsafePointer<CChar>?
  ) -> Bool {
    let isAllowed =
      switch action {
      case SQLITE_SELECT, SQLITE_RECURSIVE: true
      case SQLITE_READ: Self.isPlain(first)
      case SQLITE_FUNCTION: Self.isHarmless(second)
      case SQLITE_INSERT, SQLITE_UPDATE, SQLITE_DELETE:
        mayWrite && Self.isPlain(first, orSchema: false)
      default: false
      }
    if !isAllowed { hasDenied = true }
    return isAllowed
  }

  /// Tables and views; not those through which SQLite shows its files and settings.
  private static func isPlain(_ name: UnsafePointer<CChar>?, orSchema: Bool = true) -> Bool {
    let name = name.map { String(cString: $0).lowercased() } ?? ""
    if orSchema, name == "sqlite_master" || name == "sqlite_schema" { return true }
    return !["sqlite_", "pragma_"].contains(where: name.hasPrefix) && name != "dbstat"
  }

  /// Functions of SQL; not those that load code, read files or look into SQLite itself.
  private static func isHarmless(_ name: UnsafePointer<CChar>?) -> Bool {
    let name = name.map { String(cString: $0).lowercased() } ?? ""
    return !["load_extension", "readfile", "writefile", "edit", "fts3_tokenizer"].contains(name)
      && !name.hasPrefix("sqlite_")
  }
}
