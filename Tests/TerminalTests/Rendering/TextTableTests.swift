import Testing

@testable import Terminal

@Suite struct TextTableTests {
  private static func text(_ rows: [[String]], width: Int = .max) -> String {
    TextTable(columns: [.left("TOPIC"), .right("DUE"), .left("TITLE")], rows: rows)
      .text(width: width)
  }

  @Test func `columns are padded but for the last`() {
    #expect(
      Self.text([["orm", "12", "Queries"], ["modelling", "3", "M"]]) == """
        TOPIC      DUE  TITLE
        orm         12  Queries
        modelling    3  M
        """)
  }

  @Test func `wide and combining characters take the columns that a terminal gives them`() {
    #expect(
      Self.text([["日本語", "1", "a"], ["cafe\u{301}", "20", "b"], ["👩‍💻", "é", "c"]]) == """
        TOPIC   DUE  TITLE
        日本語    1  a
        cafe\u{301}     20  b
        👩‍💻        é  c
        """)
  }

  @Test(arguments: [
    (17, "日本語    1  日…"), (18, "日本語    1  日本…"), (19, "日本語    1  日本…"),
    (14, "日本語    1  …"), (3, "日…"),
  ])
  func `a line is cut by columns`(_ width: Int, _ line: String) {
    let lines = Self.text([["日本語", "1", "日本語日本語"]], width: width).split(separator: "\n")
    #expect(lines.last == line[...])
  }

  @Test func `the width is that of the widest line`() {
    let table = TextTable(columns: [.left("A"), .right("B")], rows: [["日本", "cafe\u{301}"]])
    #expect(table.width == 10)
  }
}
