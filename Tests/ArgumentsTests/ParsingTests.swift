import Arguments
import Testing

@Suite struct ParsingTests {
  private func options(_ change: (inout Sample.Options) -> Void) -> Sample.Options {
    var options = Sample.Options()
    change(&options)
    return options
  }

  private func invocation(_ line: String) throws -> Sample.Invocation? {
    guard case .run(let invocation) = try Sample.parse(line).0 else { return nil }
    return invocation
  }

  @Test(arguments: [
    "paint wall --count 5", "paint --count=5 wall", "paint -n 5 wall", "paint -n5 wall",
    "paint -n=5 wall", "paint wall -n 1 -n 5", "--folder x paint wall --count 5",
  ])
  func `a value can be written in every usual way`(line: String) throws {
    #expect(
      try invocation(line)
        == .paint(
          options {
            $0.words = ["wall"]
            $0.count = 5
          }))
  }

  @Test(arguments: [
    ("paint wall --loud", true), ("paint wall -l", true), ("paint wall --loud --no-loud", false),
    ("paint wall --no-loud --loud", true), ("paint -ln5 wall", true),
  ])
  func `a switch can be turned on and off`(line: String, isLoud: Bool) throws {
    let options = try #require(try invocation(line)?.painting)
    #expect(options.isLoud == isLoud)
  }

  @Test(arguments: [
    ("paint -t a -t b,c wall", ["a", "b", "c"]), ("paint wall --topic=a", ["a"]),
    ("paint wall", []),
  ])
  func `a repeatable flag adds up`(line: String, topics: [String]) throws {
    let options = try #require(try invocation(line)?.painting)
    #expect(options.topics == topics)
  }

  @Test(arguments: [
    ("paint a b", ["a", "b"]), ("paint -- --loud", ["--loud"]), ("paint -", ["-"]),
    ("paint -- a -- b", ["a", "--", "b"]), ("paint -5", ["-5"]), ("paint paint", ["paint"]),
  ])
  func `operands are taken as they stand`(line: String, words: [String]) throws {
    let options = try #require(try invocation(line)?.painting)
    #expect(options.words == words)
  }

  @Test func `global flags may stand anywhere`() throws {
    #expect(try Sample.parse("--folder a paint wall").1.folder == "a")
    #expect(try Sample.parse("paint wall --folder=b --color red").1.folder == "b")
    #expect(try Sample.parse("paint wall --folder=b --color red").1.color == .red)
  }

  @Test func `a command may have two words, and none is the bare one`() throws {
    #expect(try invocation("store load") == .storeLoad(Sample.Options()))
    #expect(try invocation("") == .bare(Sample.Options()))
    #expect(try invocation("pick green") == .pick(options { $0.color = .green }))
  }

  @Test(
    arguments: [
      ("--help", nil), ("-h", nil), ("paint --help", "paint"), ("paint wall -h --bad", "paint"),
      ("store --help", "store"), ("store save -h", "store save"),
    ] as [(String, String?)])
  func `help is asked for by a flag`(line: String, command: String?) throws {
    guard case .help(let name) = try Sample.parse(line).0 else {
      Issue.record("no help for \(line)")
      return
    }
    #expect(name == command)
  }

  @Test(arguments: ["--version", "-v"]) func `the version is asked for by a flag`(flag: String)
    throws
  {
    guard case .version = try Sample.parse(flag).0 else {
      Issue.record("no version")
      return
    }
  }

  @Test(arguments: [
    ("pain wall", "unknown command \"pain\"; did you mean \"paint\"?"),
    ("xyz", "unknown command \"xyz\""),
    ("store", "store: expected one of save, load"),
    ("store lod", "store: expected one of save, load, got \"lod\"; did you mean \"load\"?"),
    (
      "paint wall --cuont 3", "unknown flag --cuont for paint; did you mean \"--count\"?"
    ),
    ("paint wall -x", "unknown flag -x for paint"),
    ("--lod", "unknown flag --lod"),
    ("paint wall --count", "--count needs a number"),
    ("paint wall --count 0", "--count: expected a number from 1 to 9, got \"0\""),
    ("paint wall --count x", "--count: expected a number from 1 to 9, got \"x\""),
    (
      "paint wall --count 99999999999999999999",
      "--count: expected a number from 1 to 9, got \"99999999999999999999\""
    ),
    ("paint wall --loud=yes", "--loud takes no value"),
    ("paint wall --no-loud=yes", "--no-loud takes no value"),
    ("paint wall --no-count", "unknown flag --no-count for paint; did you mean \"--count\"?"),
    ("paint", "paint needs WORD"),
    ("store save x", "store save takes no argument (got \"x\")"),
    ("pick gren", "COLOR: expected one of red, green, got \"gren\"; did you mean \"green\"?"),
    ("pick", "pick needs COLOR"),
    ("--color blue paint x", "--color: expected one of red, green, got \"blue\""),
  ])
  func `what is wrong is said in one sentence`(line: String, sentence: String) {
    let error = #expect(throws: UsageError.self) { try Sample.parse(line) }
    #expect(error?.description == sentence)
  }
}

extension Sample.Invocation {
  fileprivate var painting: Sample.Options? {
    if case .paint(let options) = self { options } else { nil }
  }
}
