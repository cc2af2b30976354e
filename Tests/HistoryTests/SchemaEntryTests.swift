import SQLite
import Testing

@testable import History

@Suite struct SchemaEntryTests {
  @Test(arguments: 1...Migrations.newest)
  func `what is read from the migrations is what they make`(version: Int) throws {
    let connection = try Connection(":memory:", .making)
    for sql in Migrations.all.prefix(version) { try connection.execute(sql) }
    let made = try connection.schema()
    #expect(Migrations.schema(ofVersion: version) == Set(made))
    #expect(Set(made).count == made.count)
    #expect(try connection.schemaProblems(ofVersion: version) == [])
  }

  @Test func `what analyze adds is known`() throws {
    let connection = try Connection(":memory:", .making)
    try connection.execute("create table t (a primary key); insert into t values (1); analyze")
    let added = try connection.schema().filter { $0.name.hasPrefix("table sqlite_stat") }
    #expect(!added.isEmpty)
    #expect(SchemaEntry.statistics.isSuperset(of: added))
  }
}
