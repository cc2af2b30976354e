import Markdown
import Testing

@Suite struct ListTests {
  private static func items(_ texts: [String]) -> [[Block]] {
    texts.map { [.paragraph([.text($0)])] }
  }

  @Test(arguments: [
    ("- a\n- b", ListKind.bullet, true), ("* a\n\n* b", .bullet, false),
    ("1. a\n2. b", .ordered(start: 1), true), ("7) a\n\n\n9) b", .ordered(start: 7), false),
    ("000. a\n1. b", .ordered(start: 0), true), ("-\ta\n-   b\n", .bullet, true),
  ])
  func `items of one sign make a list`(_ text: String, _ kind: ListKind, _ isTight: Bool) {
    let list = List(kind: kind, isTight: isTight, items: Self.items(["a", "b"]))
    #expect(Document(parsing: text).blocks == [.list(list)])
  }

  @Test func `another sign begins another list`() {
    let kinds: [ListKind] = [.bullet, .bullet, .ordered(start: 1), .ordered(start: 1)]
    let expected = kinds.map { Block.list(List(kind: $0, isTight: true, items: Self.items(["a"]))) }
    #expect(Document(parsing: "- a\n* a\n1. a\n1) a").blocks == expected)
  }

  @Test func `a list inside an item is tight by itself`() {
    let inner = List(kind: .bullet, isTight: false, items: Self.items(["b", "c"]))
    let outer = List(
      kind: .bullet, isTight: true, items: [[.paragraph([.text("a")]), .list(inner)]])
    #expect(Document(parsing: "- a\n  - b\n\n  - c").blocks == [.list(outer)])
  }

  @Test(arguments: ["- a\n\n  b", "1. a\n\n   b", "-\ta\n\n\tb"])
  func `an item may have several paragraphs`(_ text: String) throws {
    guard case .list(let list) = try #require(Document(parsing: text).blocks.first) else {
      Issue.record("no list")
      return
    }
    #expect(list.items == [[.paragraph([.text("a")]), .paragraph([.text("b")])]])
    #expect(!list.isTight)
  }

  @Test(arguments: ["a\n2. b", "a\n-", "a\n1.", "a\n1984. b"])
  func `a paragraph is interrupted only by a list that means to be one`(_ text: String) {
    #expect(Document(parsing: text).blocks.count == 1)
  }

  @Test(arguments: ["-a", "1.a", "1234567890. a", "\\- a", "1\\. a"])
  func `what only resembles a marker is text`(_ text: String) {
    #expect(Document(parsing: text).plainText == text.filter { $0 != "\\" })
  }

  @Test func `an item may be empty`() {
    let list = List(kind: .bullet, isTight: true, items: [[], [.paragraph([.text("a")])]])
    #expect(Document(parsing: "-\n- a").blocks == [.list(list)])
  }
}
