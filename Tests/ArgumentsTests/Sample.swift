import Arguments

/// A small program with every kind of flag and operand.
enum Sample {
  struct Globals: Sendable {
    var folder: String?
    var color: Color?
  }

  struct Options: Sendable, Equatable {
    var words: [String] = []
    var count: Int?
    var color: Color?
    var isLoud = false
    var topics: [String] = []
  }

  enum Color: String, CaseIterable, Sendable {
    case red, green
  }

  enum Invocation: Sendable, Equatable {
    case bare(Options)
    case paint(Options)
    case storeSave(Options)
    case storeLoad(Options)
    case pick(Options)
  }

  static let table = CommandTable<Globals, Invocation>(
    program: "sample", summary: "a sample",
    globals: [
      .text("folder", placeholder: "DIR", from: .folder, \.folder, "Use this folder."),
      .choice("color", \.color, "Use this colour."),
    ],
    bare: Command("", "Do nothing.", defaults: Options(), invoke: Invocation.bare),
    commands: [
      Command(
        "paint", "Paint words.", details: "With a brush.",
        examples: [Example("sample paint wall", "one word")], defaults: Options(),
        operands: .any("WORD", from: .anything, \.words, atLeast: 1),
        flags: [
          .number("count", short: "n", 1...9, \.count, "How often."),
          .toggle("loud", short: "l", \.isLoud, "With noise."),
          .texts(
            "topic", short: "t", placeholder: "TOPIC", from: .list("topics"), \.topics,
            "Keep a topic."),
        ], invoke: Invocation.paint),
      Command("store save", "Save.", defaults: Options(), invoke: Invocation.storeSave),
      Command("store load", "Load.", defaults: Options(), invoke: Invocation.storeLoad),
      Command(
        "pick", "Pick a colour.", defaults: Options(), operands: .choice("COLOR", \.color),
        invoke: Invocation.pick),
    ])

  static func parse(
    _ line: String
  ) throws(UsageError) -> (CommandTable<Globals, Invocation>.Request, Globals) {
    var globals = Globals()
    let words = line.split(separator: " ").map(String.init)
    return (try table.parse(words, globals: &globals), globals)
  }
}
