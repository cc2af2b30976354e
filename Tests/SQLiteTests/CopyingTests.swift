import SQLite
import Testing

@Suite struct CopyingTests {
  @Test func `a copy into a file that is missing fails and makes none`() throws {
    let connection = try Connection(":memory:", .making)
    let error = #expect(throws: SQLiteError.self) { try connection.copy(to: "/missing/copy") }
    #expect(error?.cause == .cannotOpen)
  }

  @Test func `a sound database has no problems, a broken reference is one`() throws {
    let connection = try Connection(":memory:", .making)
    #expect(try connection.problems() == [])
    try connection.execute(
      """
      create table parent (id integer primary key) strict;
      create table child (parent integer references parent (id)) strict;
      insert into child values (7);
      """)
    #expect(try connection.problems() == ["a row of child refers to nothing"])
  }
}
