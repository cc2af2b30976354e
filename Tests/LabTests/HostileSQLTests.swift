import Foundation
import Lab
import Questions
import Testing

/// SQL that wants out, or wants all there is: each is stopped, and nothing is written anywhere.
@Suite(.serialized) struct HostileSQLTests {
  private static let limits = {
    var limits = LabLimits()
    limits.seconds = 0.2
    return limits
  }()
  private static let lab = SQLLab(dataset: SQLLabTests.books, limits: limits)

  /// Asks for what is not allowed.
  static let forbidden = [
    "attach 'FOLDER/a.db' as a", "attach ':memory:' as a", "attach database '' as b", "detach main",
    "vacuum", "vacuum into 'FOLDER/v.db'", "pragma journal_mode = wal",
    "pragma writable_schema = 1",
    "pragma database_list", "pragma table_info(book)", "select * from pragma_table_info('book')",
    "select * from pragma_database_list", "select * from pragma_compile_options",
    "select load_extension('FOLDER/x.so')", "select load_extension('x', 'y')",
    "select readfile('/etc/passwd')", "select writefile('FOLDER/w', 'x')", "select edit('x')",
    "select fts3_tokenizer('simple')", "select * from dbstat", "select * from sqlite_dbpage",
    "select * from sqlite_stmt", "select sqlite_compileoption_get(1)", "select sqlite_log(1, 'x')",
    "create table t (a)", "create temp table t (a)", "create table t as select * from book",
    "create view v as select 1", "create temp view v as select 1", "create index i on book (title)",
    "create trigger t after insert on book begin delete from author; end",
    "create temp trigger t after insert on book begin select 1; end",
    "create virtual table t using fts5(a)",
    "create virtual table t using csv(filename='/etc/passwd')",
    "create virtual table t using rtree(a, b, c)", "drop table book", "drop index i", "drop view v",
    "drop trigger t", "alter table book rename to b", "alter table book add column c",
    "alter table book drop column title", "alter table book rename column title to t",
    "begin", "begin immediate", "begin exclusive", "commit", "rollback", "end", "savepoint s",
    "release s", "rollback to s", "analyze", "analyze book", "reindex", "reindex book",
    "insert into book values (9, 'x', 1, 1)", "insert into book select * from book",
    "replace into book values (1, 'x', 1, 1)", "update book set title = 'x'",
    "update sqlite_master set sql = ''", "delete from book", "delete from sqlite_master",
    "insert into author values (3, 'x') returning id", "with x as (select 1) delete from book",
    "with x as (select 1) insert into book select 9, 'x', 1, 1", "explain delete from book",
    "explain query plan delete from book", "insert into sqlite_sequence values ('book', 1)",
  ]

  /// Never ends, or gives too much.
  static let endless = [
    "with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n",
    "with recursive n(i) as (select 1 union all select i from n) select max(i) from n",
    "with recursive n(i) as (select 1 union all select i + 1 from n) select * from n",
    "with recursive n(s) as (select 'x' union all select s || s from n) select length(s) from n",
    "with recursive n(s) as (select 'x' union all select s || s from n) select s from n",
    "with recursive n(i) as (select 1 union select i + 1 from n) select sum(i) from n",
    "select count(*) from book a, book b, book c, book d, book e, book f, book g, book h, book i, book j, book k, book l, book m, book n, book o, book p, book q, book r, book s, book t",
    "select * from book a, book b, book c, book d, book e, book f, book g",
    "select randomblob(1000000000)", "select zeroblob(1000000000)", "select zeroblob(2147483647)",
    "select hex(zeroblob(900000))", "select hex(randomblob(600000)) || hex(randomblob(600000))",
    "select replace(hex(zeroblob(10000)), '0', hex(zeroblob(10000)))",
    "select group_concat(a.title) from book a, book b, book c, book d, book e, book f, book g, book h, book i, book j, book k, book l, book m, book n",
    "select group_concat(hex(zeroblob(100000))) from book a, book b, book c, book d",
    "with recursive n(i) as (select 1 union all select i + 1 from n) select group_concat(i) from n",
    "with recursive n(i) as (select 1 union all select i + 1 from n) select i from n order by i",
    "with recursive n(i) as (select 1 union all select i + 1 from n) select distinct i % 7 from n",
    "with recursive n(i, b) as (select 1, randomblob(100000) union all select i + 1, randomblob(100000) from n) select count(distinct b) from n",
    "select json_group_array(a.title) from book a, book b, book c, book d, book e, book f, book g, book h, book i, book j, book k, book l, book m, book n",
    "select title like '%a%a%a%a%a%a%a%a%a%a%a%a%a%b' from book a, book b, book c, book d, book e, book f, book g, book h, book i, book j, book k, book l",
    "select * from (select * from book), (select * from book), (select * from book), (select * from book), (select * from book), (select * from book), (select * from book)",
    "select (with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n)",
    "select title from book where exists (with recursive n(i) as (select 1 union all select i + 1 from n) select 1 from n where i < 0)",
    "with recursive n(i) as (values(1) union all select i + 1 from n limit 100000000) select sum(i) from n",
    "select sum(abs(random())) over () from book a, book b, book c, book d, book e, book f, book g, book h, book i, book j, book k, book l, book m, book n",
    "select zeroblob(1000000), zeroblob(1000000)",
  ]

  /// Built to break the reader.
  static let malformed = [
    String(repeating: "(", count: 5000), "select " + String(repeating: "(", count: 900) + "1",
    "select " + String(repeating: "-", count: 3000) + "1",
    "select " + String(repeating: "1+", count: 5000) + "1",
    "select " + String(repeating: "not ", count: 4000) + "1",
    "select " + (1...2000).map { "\($0)" }.joined(separator: ","),
    Array(repeating: "select 1", count: 600).joined(separator: " union all "),
    "select 1 where 1 in (" + Array(repeating: "select 1", count: 1).joined()
      + String(repeating: "(", count: 500),
    String(repeating: "select 'x' || ", count: 1400), String(repeating: "a", count: 100_000),
    "select 'unclosed", "select \"unclosed", "select /* unclosed", "select \u{0} from book",
    "\u{FEFF}select", "select 1 from", "select from book", "select ?1, :a, @b from nowhere",
    "''; --",
  ]

  @Test func `there are a hundred of them and more`() {
    #expect(Self.forbidden.count + Self.endless.count + Self.malformed.count >= 110)
  }

  private static let folder = FileManager.default.temporaryDirectory
    .appending(path: "prep-lab-\(UUID().uuidString)").path

  @Test(arguments: forbidden)
  func `what is not a question is refused, and writes no file`(sql: String) throws {
    try FileManager.default.createDirectory(
      atPath: Self.folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: Self.folder) }
    #expect(throws: LabFault.self) {
      try Self.lab.rows(of: sql.replacing("FOLDER", with: Self.folder))
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: Self.folder) == [])
    #expect(try Self.lab.rows(of: "select count(*) from book").rows == [[.integer(3)]])
  }

  @Test(arguments: endless)
  func `what never ends or gives too much is stopped`(sql: String) throws {
    #expect(throws: LabFault.self) { try Self.lab.rows(of: sql) }
    #expect(try Self.lab.rows(of: "select count(*) from book").rows == [[.integer(3)]])
  }

  /// SQLite itself gives nothing for what would be too long.
  @Test(arguments: ["select printf('%1000000000d', 1)", "select printf('%.*c', 1000000000, 'x')"])
  func `what would be too long is nothing`(sql: String) throws {
    #expect(try Self.lab.rows(of: sql).rows == [[.null]])
  }

  @Test(arguments: malformed)
  func `what cannot be read is told`(sql: String) {
    #expect(throws: LabFault.self) { try Self.lab.rows(of: sql) }
  }
}
