import JSON
import Testing

@Suite struct JSONNodeTests {
  private static func root(_ text: String) throws -> JSONNode {
    try JSONDocument(Array(text.utf8)).root
  }

  @Test func `every value gives what it is and nothing else`() throws {
    let nodes = Array(
      try #require(try Self.root(#"[null, true, false, 7, "x", [], {}]"#).elements))
    #expect(nodes.map(\.isNull) == [true, false, false, false, false, false, false])
    #expect(nodes.map(\.bool) == [nil, true, false, nil, nil, nil, nil])
    #expect(nodes.map(\.integer) == [nil, nil, nil, 7, nil, nil, nil])
    #expect(nodes.map(\.number) == [nil, nil, nil, 7, nil, nil, nil])
    #expect(nodes.map(\.text) == [nil, nil, nil, nil, "x", nil, nil])
    #expect(nodes.map { $0.elements.map { Array($0).count } } == [nil, nil, nil, nil, nil, 0, nil])
    #expect(nodes.map { $0.members?.count } == [nil, nil, nil, nil, nil, nil, 0])
    #expect(nodes.allSatisfy { $0["x"] == nil })
  }

  @Test func `elements and members come in order, whatever is nested in them`() throws {
    let root = try Self.root(#"{"b": [[1, [2]], {"c": 3}, 4], "a": {}, "": 5}"#)
    #expect(root.members?.map(\.name) == ["b", "a", ""])
    #expect(root.members?.map(\.value.integer) == [nil, nil, 5])
    let list = Array(try #require(root["b"]?.elements))
    #expect(list.map(\.integer) == [nil, nil, 4])
    #expect(list[0].elements?.map(\.integer) == [1, nil])
    #expect(list[0].elements?.dropFirst().map { $0.elements?.map(\.integer) } == [[2]])
    #expect(list[1]["c"]?.integer == 3)
    #expect(root["a"]?.members?.isEmpty == true)
    #expect(root["d"] == nil)
  }

  @Test func `a name is looked up by its characters, not by how it is spelt`() throws {
    let root = try Self.root(#"{"caf\u00e9": 1, "cafe\u0301": 2, "n\n": 3}"#)
    #expect(root["caf\u{e9}"]?.integer == 1)
    #expect(root["cafe\u{301}"]?.integer == 2)
    #expect(root["n\n"]?.integer == 3)
    #expect(root["n"] == nil)
  }

  @Test(arguments: [0, 1, 15, 16, 17, 100, 5000])
  func `objects of every size are looked up`(count: Int) throws {
    let names = (0..<count).map { $0.isMultiple(of: 3) ? "k\\u002d\($0)" : "k-\($0)" }
    let fields = names.enumerated().map { #""\#($1)": \#($0)"# }
    let root = try Self.root("{\(fields.joined(separator: ", "))}")
    #expect((0..<count).map { root["k-\($0)"]?.integer } == Array(0..<count))
    #expect(root["k-\(count)"] == nil)
    #expect(root.members?.count == count)
  }

  @Test(arguments: [
    (["a", "b"], []), (["b", "a"], []), (["a"], ["b"]), ([], ["a", "b", "a"]),
    (["x", "b"], ["a", "a"]),
  ])
  func `keys besides known names are found, repeated ones too`(
    names: [String], others: [String]
  ) throws {
    let root = try Self.root(#"{"a": 1, "b": [{"c": 2}], "\u0061": 3}"#)
    #expect(root.keys(besides: names).map(\.text) == others)
    #expect(root["b"]?.keys(besides: names).isEmpty == true)
  }

  @Test func `values know their places`() throws {
    let root = try Self.root("\u{FEFF} {\r\n  \"é\": [ 1,\n\"語\", {\"x\":\ttrue} ]\n}")
    let list = Array(try #require(root["é"]?.elements))
    let places = [root] + list + [list[2]["x"]].compactMap(\.self)
    #expect(
      places.map { [$0.place.line, $0.place.column] } == [
        [1, 2], [2, 10], [3, 1], [3, 6], [3, 12],
      ])
    #expect(root.members.map { $0.map { [$0.key.place.line, $0.key.place.column] } } == [[2, 3]])
    #expect(list[1].place < list[2].place && root.place < list[0].place)
  }

  @Test(arguments: [true, false])
  func `places are counted right far into a long text`(hasLines: Bool) throws {
    let row = #"{"é": "語語", "x": [1, "\#(String(repeating: "ä", count: 700))"]}"#
    let rows = Array(repeating: row, count: 50)
    let root = try Self.root("[\(rows.joined(separator: hasLines ? ",\n" : ","))]")
    let objects = Array(try #require(root.elements))
    #expect(objects.count == 50)
    for (index, object) in objects.enumerated() {
      let (line, start) =
        hasLines ? (index + 1, index == 0 ? 2 : 1) : (1, 2 + index * (row.unicodeScalars.count + 1))
      #expect([object.place.line, object.place.column] == [line, start])
      let place = try #require(object["x"]?.elements?.dropFirst().first { _ in true }?.place)
      #expect([place.line, place.column] == [line, start + 21])
    }
  }
}
