import Foundation
import Lab
import Testing

/// Programs of a learner's own that judge answers in words.
@Suite(.serialized) struct JudgeTests {
  private static let points = ["It blocks nothing.", "It is lazy."]

  private static func verdict(_ command: String, seconds: Double = 5) throws(Judge.Fault)
    -> Judge.Opinion
  {
    try Judge(command, environment: ProcessInfo.processInfo.environment, seconds: seconds)
      .verdict(on: "It is \"lazy\",\nI think.", to: "What is a queryset?", points: points)
  }

  /// A judge in ten lines: a point is said when a word of it that is longer than three letters is.
  private static let example = """
    import json, re, sys
    asked = json.load(sys.stdin)

    def words(text):
        return {word for word in re.findall(r"\\w+", text.lower()) if len(word) > 3}

    heard = words(asked["answer"])
    said = [number for number, point in enumerate(asked["points"], 1) if words(point) & heard]
    sentence = f"I heard {len(said)} of {len(asked['points'])} points."
    print(json.dumps({"said": said, "sentence": sentence}))
    """

  @Test func `ten lines are enough`() throws {
    #expect(Self.example.split(separator: "\n").count <= 10)
    let path = FileManager.default.temporaryDirectory.appending(path: "judge-\(UUID()).py")
    try Data(Self.example.utf8).write(to: path)
    defer { try? FileManager.default.removeItem(at: path) }
    let verdict = try Self.verdict("python3 '\(path.path)'")
    #expect(verdict.said == [1])
    #expect(verdict.sentence == "I heard 1 of 2 points.")
  }

  @Test func `question, points and answer are given as one line of JSON`() throws {
    let line = """
      {"question":"What is a queryset?","points":["It blocks nothing.","It is lazy."],\
      "answer":"It is \\"lazy\\",\\nI think."}
      """
    let command = "read -r line; [ \"$line\" = '\(line)' ] && echo '{\"said\":[1,2]}'"
    let verdict = try Self.verdict(command)
    #expect(verdict.said == [0, 1])
    #expect(verdict.sentence == nil)
  }

  static let faults: [(command: String, fault: Judge.Fault)] = [
    ("exit 1", .unreadable("it printed nothing")),
    ("/nowhere/judge", .unreadable("it printed nothing")),
    ("echo hello", .unreadable("it printed no JSON object")),
    ("echo '[1]'", .unreadable("it printed no JSON object")),
    ("echo '{}'", .unreadable("\"said\" is missing or no list")),
    ("echo '{\"said\":[3]}'", .unreadable("\"said\" names a point that is none of 1 to 2")),
    ("echo '{\"said\":[0]}'", .unreadable("\"said\" names a point that is none of 1 to 2")),
    ("echo '{\"said\":[\"a\"]}'", .unreadable("\"said\" names a point that is none of 1 to 2")),
    ("yes", .tooMuchOutput),
  ]

  @Test(arguments: faults)
  func `a judge that fails is told`(command: String, fault: Judge.Fault) {
    #expect(throws: fault) { try Self.verdict(command) }
    #expect(!fault.sentence.isEmpty)
  }

  @Test(arguments: ["sleep 1000", "sleep 1000 & wait", "trap '' TERM; while true; do :; done"])
  func `a judge that hangs is ended`(command: String) {
    #expect(throws: Judge.Fault.tooLong(seconds: 0.3)) { try Self.verdict(command, seconds: 0.3) }
  }
}
