internal import CSQLite

/// What SQLite asks before and while it runs a statement: whether it may, and whether the time is up.
final class Guardian {
  private var purpose = Purpose.reading
  private var start = ContinuousClock.now
  private var seconds = 0.0
  /// When somebody was last asked whether to go on.
  private var asked = 0
  private var isStopped: (Int) -> Bool = { _ in false }
  /// Whether something was asked for that is not allowed.
  private(set) var hasDenied = false
  /// Whether somebody stopped it.
  private(set) var wasStopped = false

  /// What a statement is for.
  enum Purpose {
    case reading, writing
    /// A bank's own statements, which make its tables; they may come from anybody.
    case making
  }

  func begin(_ purpose: Purpose, seconds: Double) {
    self.purpose = purpose
    self.seconds = seconds
    (hasDenied, wasStopped, asked) = (false, false, 0)
    start = .now
  }

  /// Asks a few times a second, with the milliseconds gone, as long as `body` runs.
  func asking<Value, Fault: Error>(
    _ isStopped: (Int) -> Bool, _ body: () throws(Fault) -> Value
  ) throws(Fault) -> Value {
    let result = withoutActuallyEscaping(isStopped) { isStopped -> Result<Value, Fault> in
      self.isStopped = isStopped
      defer { self.isStopped = { _ in false } }
      do throws(Fault) {
        return .success(try body())
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  /// Whether to end what runs.
  func ends() -> Bool {
    let milliseconds = Int((ContinuousClock.now - start) / .milliseconds(1))
    if milliseconds >= asked + 50 {
      asked = milliseconds
      wasStopped = isStopped(milliseconds)
    }
    return wasStopped || Double(milliseconds) >= seconds * 1000
  }

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
      case _ where purpose == .making: Self.makes(action) && Self.isHarmless(second)
      case SQLITE_SELECT, SQLITE_RECURSIVE: true
      case SQLITE_READ: Self.isPlain(first)
      case SQLITE_FUNCTION: Self.isHarmless(second)
      case SQLITE_INSERT, SQLITE_UPDATE, SQLITE_DELETE:
        purpose == .writing && Self.isPlain(first, orSchema: false)
      default: false
      }
    if !isAllowed { hasDenied = true }
    return isAllowed
  }

  /// What makes tables and fills them is anything but what reaches out of the database.
  private static func makes(_ action: Int32) -> Bool {
    ![SQLITE_ATTACH, SQLITE_DETACH, SQLITE_PRAGMA, SQLITE_CREATE_VTABLE].contains(action)
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
