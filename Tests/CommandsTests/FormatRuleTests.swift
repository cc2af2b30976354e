import Commands
import Questions
import Testing

/// One spoilt file for every rule of the format, through the program.
@Suite struct FormatRuleTests {
  struct Example: Sendable, CustomTestStringConvertible {
    let rule: FormatRule
    /// The file's name and how it is spoilt.
    var name = "own.json"
    let sound: String
    let spoilt: String
    let finding: String

    var testDescription: String { "\(rule.rawValue): \(finding)" }
  }

  private static let topic = """
    {"format": 1, "bank": "own", "topic": "loops", "title": "Loops",
     "cases": [
      {"id": "case-loop", "title": "A loop", "level": "beginner", "scenario": "It runs and runs.",
       "questions": ["step-loop", "line-loop"]}], "questions": [
      {"id": "first-loop", "kind": "choice", "level": "beginner", "prompt": "Which?",
       "options": [{"text": "this", "correct": true, "why": "so"},
                   {"text": "that", "correct": false, "why": "not so"}],
       "explanation": "because", "covers": ["X1"], "since": "5.2", "until": "6", "hint": "Look",
       "related": ["second-loop"]},
      {"id": "second-loop", "kind": "open", "level": "beginner", "prompt": "What?",
       "answer": "That", "keyPoints": [{"point": "maps", "accept": ["map", "mapper"]}],
       "followUps": ["And then?"], "tags": ["tag"]},
      {"id": "step-loop", "kind": "order", "level": "beginner", "prompt": "In which order?",
       "steps": ["begin", "end"], "distractors": ["stop"], "explanation": "so"},
      {"id": "line-loop", "kind": "line", "level": "beginner", "prompt": "Which line?",
       "code": "a\\n\\nb", "language": "python", "explanation": "so",
       "lines": [{"line": 1, "why": "a"}, {"line": 3, "why": "b"}]}
    ]}
    """
  private static let syllabus = """
    {"topics": [{"topic": "loops", "title": "Loops"}],
     "items": [{"id": "X1", "topic": "loops", "level": "beginner", "title": "Loop"}]}
    """
  private static let proofs = #"{"proofs": {"first-loop": ["6.1"]}}"#

  static let examples = [
    Example(
      rule: .json, sound: "\"format\": 1", spoilt: "\"format\" 1",
      finding: "own.json:1:11: not valid JSON: expected a colon"),
    Example(
      rule: .uniqueKey, sound: "\"hint\": \"Look\"", spoilt: "\"hint\": \"Look\", \"hint\": \"Up\"",
      finding:
        "own.json:8:94: first-loop: hint: the field \"hint\" stands here a second time; keep one"),
    Example(
      rule: .formatVersion, sound: "\"format\": 1", spoilt: "\"format\": 7",
      finding:
        "own.json:1:12: format: format 7 is not known to this version of prep, "
        + "which reads formats 1 and 2"
    ),
    Example(
      rule: .knownField, sound: "\"hint\"", spoilt: "\"hnit\"",
      finding: "own.json:8:78: first-loop: hnit: is not a field of the bank format"),
    Example(
      rule: .requiredField, sound: "\"answer\": \"That\",", spoilt: "",
      finding: "own.json:10:3: second-loop: answer: is missing"),
    Example(
      rule: .fieldType, sound: "\"Which?\"", spoilt: "8",
      finding: "own.json:5:73: first-loop: prompt: must be text in quotes"),
    Example(
      rule: .notEmpty, sound: "\"Look\"", spoilt: "\" \"",
      finding: "own.json:8:86: first-loop: hint: must not be empty"),
    Example(
      rule: .notEmpty, sound: "\"And then?\"", spoilt: "\"And?\", \"\"",
      finding: "own.json:12:26: second-loop: followUps[1]: must not be empty"),
    Example(
      rule: .notEmpty, sound: "\"mapper\"", spoilt: "\"\"",
      finding: "own.json:11:72: second-loop: keyPoints[0].accept[1]: must not be empty"),
    Example(
      rule: .notEmpty, sound: topic,
      spoilt: #"{"format": 1, "bank": "own", "topic": "loops", "title": "L", "questions": []}"#,
      finding: "own.json:1:75: questions: must not be empty"),
    Example(
      rule: .notEmpty, name: "proofs.json", sound: "\"6.1\"", spoilt: "",
      finding: "proofs.json:1:13: first-loop: proofs: must not be empty"),
    Example(
      rule: .plainText, sound: "Which?", spoilt: "Which\\u001b?",
      finding:
        "own.json:5:73: first-loop: prompt: holds the control character U+001B, which is never shown; "
        + "take it out"),
    Example(
      rule: .plainText, sound: "\"mapper\"", spoilt: "\"a\\u0000\"",
      finding:
        "own.json:11:64: second-loop: keyPoints[0].accept: holds the control character U+0000, "
        + "which is never shown; take it out"),
    Example(
      rule: .slug, sound: "first-loop", spoilt: "one\\nforged.json: two",
      finding:
        "own.json:5:10: one\\nforged.json: two: id: \"one\\nforged.json: two\" must be lower-case letters, "
        + "digits and single hyphens"),
    Example(
      rule: .allowedValue, sound: "\"open\"", spoilt: "\"essay\"",
      finding: "own.json:10:33: second-loop: kind: \"essay\" must be one of open, choice, "
        + "short, order, line, query"),
    Example(
      rule: .version, sound: "\"5.2\"", spoilt: "\"banana\"",
      finding: "own.json:8:57: first-loop: since: \"banana\" must be a version such as 5.2"),
    Example(
      rule: .version, sound: "\"5.2\"", spoilt: "\"7.0\"",
      finding: "own.json:8:57: first-loop: since: 7.0 is later than until, which is 6"),
    Example(
      rule: .version, name: "proofs.json", sound: "6.1", spoilt: "new",
      finding: "proofs.json:1:13: first-loop: proofs: \"new\" must be a version such as 5.2"),
    Example(
      rule: .optionAndKey, sound: "true", spoilt: "false",
      finding: "own.json:6:15: first-loop: options: no option is marked as right"),
    Example(
      rule: .distinctSteps, sound: "\"begin\", ", spoilt: "",
      finding: "own.json:14:13: step-loop: steps: has 1 step, needs at least 2"),
    Example(
      rule: .distinctSteps, sound: "\"end\"", spoilt: "\"begin\"",
      finding: "own.json:14:23: step-loop: steps[1]: says the same as steps[0]"),
    Example(
      rule: .distinctSteps, sound: "\"stop\"", spoilt: "\"end\"",
      finding: "own.json:14:47: step-loop: distractors[0]: says the same as steps[1]"),
    Example(
      rule: .lineOfCode, sound: "\"line\": 3", spoilt: "\"line\": 4",
      finding: "own.json:17:48: line-loop: lines[1].line: the code has no line 4, only 1 to 3"),
    Example(
      rule: .lineOfCode, sound: "\"line\": 3", spoilt: "\"line\": 2",
      finding: "own.json:17:48: line-loop: lines[1].line: there is nothing in line 2 of the code"),
    Example(
      rule: .lineOfCode, sound: "\"line\": 3", spoilt: "\"line\": 1",
      finding: "own.json:17:48: line-loop: lines[1].line: names line 1 a second time"),
    Example(
      rule: .linkedQuestions, sound: "\"line-loop\"]", spoilt: "\"loop-line\"]",
      finding: "own.json:4:31: cases[0].questions[1]: \"loop-line\" is not a question of this file"),
    Example(
      rule: .linkedQuestions, sound: "\"line-loop\"]", spoilt: "\"step-loop\"]",
      finding:
        "own.json:4:31: cases[0].questions[1]: step-loop is in the case case-loop already"),
    Example(
      rule: .linkedQuestions, sound: "\"step-loop\", ", spoilt: "",
      finding: "own.json:4:17: cases[0].questions: links 1 question, needs at least 2"),
    Example(
      rule: .uniqueID, sound: "\"id\": \"second-loop\"", spoilt: "\"id\": \"first-loop\"",
      finding: "own.json:10:10: first-loop: id: the id \"first-loop\" is already used in own.json"),
    Example(
      rule: .uniqueID, name: "syllabus.json", sound: "}]}",
      spoilt:
        "}, {\"id\": \"X1\", \"topic\": \"loops\", \"level\": \"advanced\", \"title\": \"L\"}]}",
      finding: "syllabus.json:2:82: items: the id \"X1\" is already used in this file"),
    Example(
      rule: .uniqueTopic, name: "other.json", sound: "\"topic\": \"knots\"",
      spoilt: "\"topic\": \"loops\"",
      finding:
        "other.json:1:39: topic: the topic \"loops\" already has the file own.json; "
        + "put the questions together"),
    Example(
      rule: .knownItem, sound: "X1", spoilt: "X2",
      finding: "own.json:8:40: first-loop: covers: \"X2\" is not an item of the syllabus"),
    Example(
      rule: .coveredItem, sound: "[\"X1\"]", spoilt: "[]",
      finding: "syllabus.json: no question covers the syllabus item X1"),
    Example(
      rule: .knownQuestion, sound: "[\"second-loop\"]", spoilt: "[\"third-loop\"]",
      finding: "own.json:9:15: first-loop: related: \"third-loop\" is not a question of the bank"),
    Example(
      rule: .relatedToOthers, sound: "[\"second-loop\"]", spoilt: "[\"first-loop\"]",
      finding: "own.json:9:15: first-loop: related: names the question itself"),
    Example(
      rule: .relatedToOthers, sound: "[\"second-loop\"]",
      spoilt: "[\"second-loop\", \"second-loop\"]",
      finding: "own.json:9:15: first-loop: related: names second-loop twice"),
    Example(
      rule: .provenQuestion, name: "proofs.json", sound: "first-loop", spoilt: "no-loop",
      finding: "proofs.json:1:13: proofs: proves \"no-loop\", which is not a question of the bank"),
  ]

  /// What the files would be without the spoilt place.
  private static let files = [
    "own.json": topic, "syllabus.json": syllabus, "proofs.json": proofs,
    "other.json": topic.replacing("loops", with: "knots").replacing("-loop\"", with: "-knot\"")
      .replacing("[\"X1\"]", with: "[]"),
  ]

  /// The lines of a check of the files, their folder left out.
  private func check(_ files: [String: String]) throws -> [String] {
    let program = try TestProgram()
    for (name, text) in files { try program.write(text, to: name) }
    let paths = ["own.json", "other.json", "proofs.json", "syllabus.json"]
      .map { "\(program.folder)/\($0)" }
    return program.run(["check"] + paths).output.replacing(program.folder + "/", with: "")
      .split(separator: "\n").map(String.init)
  }

  @Test(arguments: examples)
  func `what breaks a rule of the format is told with its name`(example: Example) throws {
    var files = Self.files
    let sound = try #require(files[example.name])
    files[example.name] = sound.replacing(example.sound, with: example.spoilt, maxReplacements: 1)
    #expect(sound != files[example.name])
    #expect(try check(files).contains("\(example.finding) [\(example.rule.rawValue)]"))
  }

  @Test(arguments: FormatRule.allCases.filter { $0 != .readable })
  func `files that keep the format pass every rule of it`(rule: FormatRule) throws {
    #expect(Self.examples.contains { $0.rule == rule })
    #expect(try !check(Self.files).contains { $0.hasSuffix("[\(rule.rawValue)]") })
  }

  @Test func `proofs alone are held against the bank that comes with prep`() throws {
    let program = try TestProgram()
    try program.write(#"{"proofs": {"bound-form": ["6.1"], "gone": ["6.1"]}}"#, to: "proofs.json")
    let lines = program.run(["check", program.folder + "/proofs.json"]).output
      .split(separator: "\n")
    #expect(lines.filter { $0.hasSuffix("[proven-question]") }.count == 1)
  }
}
