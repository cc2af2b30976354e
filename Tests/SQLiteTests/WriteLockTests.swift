import SQLite
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite struct WriteLockTests {
  private let path: String

  init() throws {
    var template = Array("/tmp/prep-XXXXXX".utf8CString)
    path = String(cString: try #require(mkdtemp(&template))) + "/file.sqlite"
    try Connection(path, .making).execute("create table t (x integer) strict")
  }

  private func remove() {
    unlink(path)
    rmdir(String(path.dropLast("/file.sqlite".count)))
  }

  @Test func `while it is held nobody else writes`() throws {
    defer { remove() }
    let other = try Connection(path, .writing)
    do {
      let holder = try Connection(path, .writing)
      try holder.lock()
      let error = #expect(throws: SQLiteError.self) {
        try other.execute("insert into t values (1)")
      }
      #expect(error?.cause == .busy)
    }
    try other.execute("insert into t values (2)")
    #expect(try other.rows("select x from t") { $0.integer(0) } == [2])
  }

  @Test func `a file that is no database is locked all the same`() throws {
    defer { remove() }
    let holder = try Connection(path, .writing)
    let other = try Connection(path, .writing)
    _ = try other.rows("select * from t") { _ in }
    let file = open(path, O_WRONLY)
    try #require(pwrite(file, String(repeating: "x", count: 16), 16, 0) == 16)
    // Closing it would end the locks of this process (POSIX).
    defer { close(file) }
    try holder.lock()
    let error = #expect(throws: SQLiteError.self) { try other.execute("insert into t values (1)") }
    #expect(error?.cause == .busy)
    #expect(other.changes == 0)
  }

  @Test func `a file that was moved away is told`() throws {
    let opened = try Connection(path, .writing)
    _ = try opened.rows("select * from t") { _ in }
    remove()
    let error = #expect(throws: SQLiteError.self) { try opened.lock() }
    #expect(error?.cause == .moved)
  }
}
