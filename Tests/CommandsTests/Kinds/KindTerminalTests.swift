import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Answers that are produced, on a real pseudo-terminal: typed, arranged and pointed at.
@Suite(.serialized) struct KindTerminalTests {
  private let program: TestProgram

  init() throws {
    program = try TestProgram()
    try program.write(Self.bank, to: "shop/rows.json")
    try FileManager.default.createDirectory(
      atPath: program.folder + "/shop/datasets", withIntermediateDirectories: true)
    try program.write(
      "create table book (id integer, title text); insert into book values (1, 'Loops');",
      to: "shop/datasets/shelf.sql")
  }

  private static let bank = #"""
    {"format": 2, "bank": "shop", "topic": "rows", "title": "Rows", "questions": [
      {"id": "gaps", "kind": "short", "level": "beginner", "prompt": "Fill `____` and `____`.",
       "blanks": [{"accept": ["select_related"], "why": "It joins."}, {"accept": ["0"], "why": "None."}],
       "explanation": "Both are short."},
      {"id": "door", "kind": "order", "level": "beginner", "prompt": "Get out.",
       "steps": ["Stand up", "Open the door", "Walk through"], "distractors": ["Paint the wall"],
       "explanation": "Nobody paints on the way."},
      {"id": "total", "kind": "line", "level": "beginner", "prompt": "Where is it lost?",
       "code": "total = 0\nfor book in books:\n    total =+ book.price\nprint(total)",
       "language": "python", "lines": [{"line": 3, "why": "It assigns."}], "explanation": "A sign."},
      {"id": "leaks", "kind": "line", "level": "advanced", "prompt": "Which two ask again?",
       "code": "for book in books:\n    book.author.name\n    book.tags.count()\n    book.title",
       "language": "python", "lines": [{"line": 2, "why": "One."}, {"line": 3, "why": "Two."}],
       "explanation": "Each asks."},
      {"id": "titles", "kind": "query", "level": "beginner", "prompt": "All titles.", "language": "sql",
       "dataset": "shelf", "solution": "select title from book", "explanation": "One column."}]}
    """#

  private func quiz(
    _ kind: String, _ level: String = "beginner", columns: UInt16 = 80, rows: UInt16 = 24
  ) throws -> PseudoTerminal {
    var environment = program.environment
    environment["TERM"] = "xterm-256color"
    return try PseudoTerminal(
      [
        "quiz", "--bank", program.folder + "/shop", "--kind", kind, "--level", level, "--seed", "1",
      ], environment: environment, columns: columns, rows: rows)
  }

  private enum Keys {
    static let (up, down, left) = ("\u{1b}[A", "\u{1b}[B", "\u{1b}[D")
    static let interrupt = "\u{3}"
  }

  private func leave(_ terminal: PseudoTerminal) {
    terminal.type("q")
    #expect(terminal.end() == .status(0))
    #expect(terminal.isGivenBack)
    #expect(terminal.isAsBefore)
    #expect(terminal.picture.unknown == [])
  }

  /// Waits until a line of the screen begins like this.
  private func waits(_ terminal: PseudoTerminal, forLine start: String) -> Bool {
    for _ in 0..<1_200 {
      if terminal.picture.lines.contains(where: { $0.hasPrefix(start) }) { return true }
      _ = terminal.wait(for: "\u{0}", attempts: 1)
    }
    return false
  }

  // MARK: Typed

  @Test func `gaps are typed one by one, mended with arrows, and a slip is called close`() throws {
    let terminal = try quiz("short")
    #expect(terminal.wait(for: "type answer 1 of 2"))
    terminal.type("\rselect_realtedX\u{7f}")
    #expect(terminal.wait(for: "select_realted"))
    terminal.type("\r")
    #expect(terminal.wait(for: "1  select_realted"))
    terminal.type("1\(Keys.left)\u{1b}[3~0")
    #expect(waits(terminal, forLine: " 0"))
    terminal.type("\r")
    #expect(terminal.wait(for: "Close"))
    #expect(terminal.picture.lines.contains { $0.contains("select_related") })
    leave(terminal)
  }

  @Test func `what is typed stands through another size of the window`() throws {
    let terminal = try quiz("short")
    #expect(terminal.wait(for: "type answer 1 of 2"))
    terminal.type("\rselect_rel")
    #expect(terminal.wait(for: "select_rel"))
    terminal.clear()
    terminal.resize(columns: 40, rows: 14)
    #expect(waits(terminal, forLine: " select_rel"))
    terminal.type("ated")
    #expect(waits(terminal, forLine: " select_related"))
    terminal.type("\u{1b}")
    #expect(terminal.wait(for: "q leave"))
    leave(terminal)
  }

  // MARK: Arranged

  /// The steps as they stand on the screen, each with the number or dash before it.
  private func steps(_ terminal: PseudoTerminal) -> [String] {
    terminal.picture.lines.map { line in
      var line = line[...]
      while let first = line.first, " ›↕".contains(first) { line = line.dropFirst() }
      return String(line)
    }.filter { line in
      ["Stand up", "Open the door", "Walk through", "Paint the wall"].contains(
        where: line.hasSuffix)
    }
  }

  /// Moves the cursor from the first row to a row, takes what is there up, carries it to another, puts it down,
  /// and goes back to the first row.
  private func carry(_ row: Int, to target: Int) -> String {
    let (there, back) = (Array(repeating: Keys.down, count: row), row - target)
    let carried = Array(repeating: back > 0 ? Keys.up : Keys.down, count: abs(back))
    let home = Array(repeating: Keys.up, count: target)
    return (there + [" "] + carried + [" "] + home).joined()
  }

  @Test(arguments: [(80, 24), (40, 14)])
  func `steps are left out, carried with arrows and given`(columns: UInt16, rows: UInt16) throws {
    let terminal = try quiz("order", columns: columns, rows: rows)
    #expect(terminal.wait(for: "Put them in order"))
    let names = steps(terminal).map { String($0.dropFirst(3)) }
    let stranger = try #require(names.firstIndex(of: "Paint the wall"))
    terminal.type(String(repeating: Keys.down, count: stranger) + "x")
    #expect(terminal.wait(for: "-  Paint the wall"))
    terminal.type(String(repeating: Keys.up, count: stranger))
    var left = names.filter { $0 != "Paint the wall" }
    for (place, step) in ["Stand up", "Open the door"].enumerated() {
      let row = try #require(left.firstIndex(of: step))
      terminal.type(carry(row, to: place))
      left.insert(left.remove(at: row), at: place)
    }
    #expect(terminal.wait(for: "3  Walk through"))
    #expect(
      steps(terminal) == [
        "1  Stand up", "2  Open the door", "3  Walk through", "-  Paint the wall",
      ])
    terminal.type("\r")
    #expect(terminal.wait(for: "Right. Graded good"))
    leave(terminal)
  }

  @Test func `a step that is held stays held through another size of the window`() throws {
    let terminal = try quiz("order")
    #expect(terminal.wait(for: "Put them in order"))
    let first = try #require(steps(terminal).first?.dropFirst(3))
    terminal.type(" ")
    #expect(terminal.wait(for: "↕ 1  \(first)"))
    terminal.clear()
    terminal.resize(columns: 40, rows: 14)
    #expect(terminal.wait(for: "↕ 1  \(first)"))
    terminal.type(Keys.down)
    #expect(terminal.wait(for: "↕ 2  \(first)"))
    leave(terminal)
  }

  // MARK: Pointed at

  @Test(arguments: [(80, 24), (40, 14)])
  func `a line is pointed at with the cursor`(columns: UInt16, rows: UInt16) throws {
    let terminal = try quiz("line", columns: columns, rows: rows)
    #expect(terminal.wait(for: "› 1  total = 0"))
    terminal.type(Keys.down + Keys.down + Keys.down + Keys.down + Keys.up)
    #expect(terminal.wait(for: "› 3 "))
    terminal.type("\r")
    #expect(terminal.wait(for: "Right. Graded good"))
    terminal.type("u")
    #expect(terminal.wait(for: "Took back"))
    terminal.type("\r")
    #expect(terminal.wait(for: "Wrong. Graded again"))
    leave(terminal)
  }

  @Test func `several lines are ticked, and stay so in a window of another size`() throws {
    let terminal = try quiz("line", "advanced")
    #expect(terminal.wait(for: "Tick all the lines."))
    terminal.type(Keys.down + " ")
    #expect(terminal.wait(for: "2  [x]"))
    terminal.clear()
    terminal.resize(columns: 40, rows: 14)
    #expect(terminal.wait(for: "› 2  [x]"))
    terminal.type(Keys.down + " ")
    #expect(terminal.wait(for: "› 3  [x]"))
    terminal.type("\r")
    #expect(terminal.wait(for: "Right. Graded good"))
    leave(terminal)
  }

  // MARK: Left with Ctrl-C

  @Test(
    arguments: [
      ("short", "\rhalf an ans", "half an ans"), ("order", " ", "↕"), ("line", Keys.down, "› 2"),
      ("query", "\rselect ti", "select ti"),
    ])
  func `Ctrl-C gives the terminal back, and nothing half done is kept`(
    kind: String, typed: String, shown: String
  ) throws {
    let terminal = try quiz(kind)
    #expect(terminal.wait(for: "q leave"))
    terminal.type(typed)
    #expect(terminal.wait(for: shown))
    terminal.type(Keys.interrupt)
    #expect(terminal.end() == .status(130))
    #expect(terminal.isGivenBack)
    #expect(terminal.isAsBefore)
    #expect(program.run(["stats", "--json"]).output.contains(#""reviews":0,"#))
  }
}
