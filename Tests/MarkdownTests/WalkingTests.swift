import Markdown
import Testing

@Suite struct WalkingTests {
  private static func blocks(_ text: String) -> [Block] { Document(parsing: text).blocks }

  @Test(arguments: [
    ("a", 0), ("- a\n\n  b\n- c", 3), ("> a\n>\n> - b", 2), ("```\na\n```", 0), ("|a|\n|-|", 0),
  ])
  func `the children of a block are the blocks directly inside`(_ text: String, _ count: Int) {
    #expect(Self.blocks(text)[0].children.count == count)
  }

  @Test func `every block comes before what is in it`() {
    let item: [Block] = [.paragraph([.text("a")]), .quote([.thematicBreak])]
    let list = Block.list(List(kind: .bullet, isTight: false, items: [item, []]))
    #expect(
      [list, .thematicBreak].flattened
        == [list, item[0], item[1], .thematicBreak, .thematicBreak])
  }

  @Test func `every inline comes before what is in it`() {
    let strong = Inline.strong([.text("b"), .code("c")])
    let link = Inline.link(destination: "d", title: nil, [strong])
    #expect(
      [.text("a"), link, .softBreak].flattened
        == [.text("a"), link, strong, .text("b"), .code("c"), .softBreak])
  }

  @Test(arguments: [
    ("# a\n\n- b\n\n> c", ["a", "b", "c"]), ("|a|b|\n|-|-|\n|c|d|", ["a", "b", "c", "d"]),
    ("```\na\n```\n\n<div>\n\n***", []),
  ])
  func `all inlines of some blocks come in their order`(_ text: String, _ words: [String]) {
    #expect(Self.blocks(text).allInlines == words.map { .text($0) })
  }
}
