import Foundation
import Lab
import Questions
import Testing

@Suite struct SQLLabTests {
  static let books = """
    create table author (id integer primary key, name text not null);
    create table book (id integer primary key, title text, author_id integer references author, price real);
    insert into author values (1, 'Ada'), (2, 'Bo');
    insert into book values (1, 'Loops', 1, 10), (2, 'Joins', 1, 12.5), (3, 'Nulls', null, null);
    """
  private static let lab = SQLLab(dataset: books)

  @Test func `a statement gives its rows with their types`() throws {
    let rows = try Self.lab.rows(of: "select title, price, author_id from book order by id")
    #expect(rows.columns == ["title", "price", "author_id"])
    #expect(
      rows.rows == [
        [.text("Loops"), .real(10), .integer(1)], [.text("Joins"), .real(12.5), .integer(1)],
        [.text("Nulls"), .null, .null],
      ])
  }

  @Test(arguments: [
    ("", LabFault.nothing), (" -- only a remark", .nothing), (";", .nothing),
    ("select 1; select 2", .severalStatements),
    ("select 1; -- and\n drop table book", .severalStatements),
    ("select * from books", .unknownTable("books", known: ["author", "book"])),
    ("selct 1", .refused("near \"selct\": syntax error")),
    ("select titel from book", .refused("no such column: titel")),
    ("insert into book (id) values (9)", .notAllowed), ("delete from book", .notAllowed),
  ])
  func `what gives no rows says why`(sql: String, fault: LabFault) {
    #expect(throws: fault) { try Self.lab.rows(of: sql) }
    #expect(!fault.sentence.isEmpty)
  }

  @Test func `a remark and a semicolon may follow`() throws {
    #expect(try Self.lab.rows(of: "select 1; -- done\n /* so */ ").rows == [[.integer(1)]])
  }

  @Test func `where it is about writing, the tables are compared`() throws {
    let update = try Self.lab.rows(of: "update book set price = 1 where id = 1", mayWrite: true)
    #expect(
      update.rows.contains([.text("book"), .integer(1), .text("Loops"), .integer(1), .real(1)]))
    #expect(update.rows.count == 5)
    #expect(Self.lab.onlyReads("select 1"))
    #expect(!Self.lab.onlyReads("update book set price = 1"))
    #expect(throws: LabFault.notAllowed) {
      try Self.lab.rows(of: "insert into sqlite_master values (1,2,3,4,5)", mayWrite: true)
    }
  }

  @Test func `each run begins anew`() throws {
    _ = try Self.lab.rows(of: "delete from book", mayWrite: true)
    #expect(try Self.lab.rows(of: "select count(*) from book").rows == [[.integer(3)]])
  }

  @Test func `the tables show their first rows`() throws {
    let tables = try Self.lab.tables(sample: 1)
    #expect(tables.map(\.name) == ["author", "book"])
    #expect(tables[1].rows.rows == [[.integer(1), .text("Loops"), .integer(1), .real(10)]])
  }

  @Test func `a broken dataset is told`() {
    #expect(throws: LabFault.dataset("near \"creat\": syntax error")) {
      try SQLLab(dataset: "creat table x").rows(of: "select 1")
    }
  }

  @Test(arguments: [
    "attach '/tmp/prep-stolen.db' as a", "vacuum into '/tmp/prep-stolen.db'",
    "create table t (x); pragma writable_schema = 1", "select load_extension('x')",
    "create virtual table t using fts5(a)",
  ])
  func `a dataset that reaches out of its database makes nothing`(dataset: String) {
    #expect(throws: LabFault.dataset("it reaches out of its database")) {
      try SQLLab(dataset: dataset).rows(of: "select 1")
    }
    #expect(!FileManager.default.fileExists(atPath: "/tmp/prep-stolen.db"))
  }

  private static let endless =
    "with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n"

  @Test func `a dataset that never ends is stopped`() {
    var limits = LabLimits()
    limits.seconds = 0.2
    #expect(throws: LabFault.dataset("interrupted")) {
      try SQLLab(dataset: Self.endless, limits: limits).rows(of: "select 1")
    }
  }

  @Test func `what runs can be stopped`() {
    #expect(throws: LabFault.stopped) {
      try Self.lab.rows(of: Self.endless, isStopped: { $0 > 100 })
    }
  }
}
