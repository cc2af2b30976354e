import Markdown
import Testing

@Suite struct TableTests {
  private static func cells(_ texts: String...) -> [Table.Cell] {
    texts.map { $0.isEmpty ? [] : [.text($0)] }
  }

  @Test(arguments: [
    "| a | b |\n|---|--:|\n| c | d |", "a|b\n-|-:\nc|d", "  a  |b\n|-|-:|\n|c|d|extra|\n\n",
  ])
  func `outer pipes and blanks do not matter`(_ text: String) {
    let table = Table(
      alignments: [.none, .right], header: Self.cells("a", "b"), rows: [Self.cells("c", "d")])
    #expect(Document(parsing: text).blocks == [.table(table)])
  }

  @Test func `colons align`() {
    let table = Table(
      alignments: [.none, .left, .center, .right], header: Self.cells("a", "b", "c", "d"), rows: [])
    #expect(Document(parsing: "a|b|c|d\n-|:-|:-:|-:").blocks == [.table(table)])
  }

  @Test func `missing cells are empty`() {
    let table = Table(
      alignments: [.none, .none], header: Self.cells("a", "b"), rows: [Self.cells("c", "")])
    #expect(Document(parsing: "a|b\n-|-\nc").blocks == [.table(table)])
  }

  @Test func `an escaped pipe stays in its cell, in code as well`() {
    let table = Table(
      alignments: [.none], header: Self.cells("a|b"), rows: [[[.code("c|d")]]])
    #expect(Document(parsing: "|a\\|b|\n|-|\n|`c\\|d`|").blocks == [.table(table)])
  }

  @Test(arguments: ["|a|b|\n|-|", "|a|\n|- -|", "a\n|-|", "|a|\n|--=|"])
  func `header and dashes have to agree`(_ text: String) throws {
    guard case .paragraph = try #require(Document(parsing: text).blocks.first) else {
      Issue.record("no paragraph")
      return
    }
  }

  @Test func `a table may end a paragraph`() {
    let table = Table(alignments: [.none], header: Self.cells("b"), rows: [])
    #expect(
      Document(parsing: "a\n|b|\n|-|").blocks == [.paragraph([.text("a")]), .table(table)])
  }

  @Test(arguments: ["> b", "- b", "# b", "```", "    b", "<div>", "***"])
  func `another block ends a table`(_ line: String) {
    #expect(Document(parsing: "|a|\n|-|\n|c|\n" + line).blocks.count == 2)
  }
}
