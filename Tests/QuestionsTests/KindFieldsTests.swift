import JSON
import Questions
import Testing

/// The fields of every kind: read, written, and told when they are wrong.
@Suite struct KindFieldsTests {
  private static func file(_ kind: String, _ fields: String) throws -> TopicFile {
    let text = """
      {"format": 2, "bank": "b", "topic": "t", "title": "T", "questions": [
      {"id": "q", "kind": "\(kind)", "level": "beginner", "prompt": "P?",
      \(fields)}]}
      """
    return TopicFile(try JSONDocument(Array(text.utf8)).root)
  }

  @Test(arguments: [
    (
      "short",
      #""blanks":[{"accept":["3","three"],"why":"w"},{"accept":["x"],"exact":true,"why":"v"}],"explanation":"e""#
    ),
    ("order", #""steps":["a","b"],"distractors":["c"],"explanation":"e""#),
    ("order", #""steps":["a","b"],"explanation":"e""#),
    (
      "line",
      #""code":"a\nb","language":"sql","lines":[{"line":2,"why":"w"}],"explanation":"e""#
    ),
    (
      "open",
      #""answer":"a","keyPoints":[{"point":"p","accept":["x","y"],"mention":["m"],"contradict":["c"]}],"followUps":["f?",{"ask":"g?","answer":"h"}]"#
    ),
    (
      "query",
      #""language":"sql","dataset":"shop","solution":"select 1","ordered":true,"maxQueries":2,"explanation":"e""#
    ),
    ("query", #""language":"django","dataset":"shop","solution":"x","explanation":"e""#),
  ])
  func `what is read is written as it was`(kind: String, fields: String) throws {
    let file = try Self.file(kind, fields)
    #expect(file.problems(file: "f") == [])
    let json = try #require(file.questions.first).json.description
    #expect(json.hasSuffix(#""prompt":"P?",\#(fields)}"#))
  }

  @Test(arguments: [
    ("short", #""explanation": "E""#, ["blanks: is missing"]),
    ("short", #""blanks": [], "explanation": "e""#, ["blanks: must not be empty"]),
    (
      "short", #""blanks": [{"accept": [], "why": "w", "hint": "h"}, 3], "explanation": "e""#,
      [
        "blanks[0].hint: is not a field of the bank format", "blanks[0].accept: must not be empty",
        "blanks[1]: must be an object",
      ]
    ),
    (
      "order", #""steps": ["a", "a"], "distractors": ["", "a"], "explanation": "e""#,
      [
        "distractors[0]: must not be empty", "steps[1]: says the same as steps[0]",
        "distractors[1]: says the same as steps[0]",
      ]
    ),
    ("order", #""steps": ["a"], "explanation": "e""#, ["steps: has 1 step, needs at least 2"]),
    (
      "line",
      #""code": "a\n\nb", "language": "x", "lines": [{"line": 2, "why": "w"}, {"line": 0, "why": ""}], "explanation": "e""#,
      [
        "lines[1].why: must not be empty", "lines[0].line: there is nothing in line 2 of the code",
        "lines[1].line: the code has no line 0, only 1 to 3",
      ]
    ),
    (
      "line",
      #""code": "a", "language": "x", "lines": [{"line": "1", "why": "w"}], "explanation": "e""#,
      ["lines[0].line: must be a whole number"]
    ),
    (
      "line", #""code": "a", "language": "x", "lines": [], "explanation": "e""#,
      ["lines: must not be empty"]
    ),
    (
      "open",
      #""answer": "a", "keyPoints": [{"point": "p", "accept": ["x"], "mention": [""]}], "followUps": [" ", {"ask": "a"}, 3]"#,
      [
        "keyPoints[0].mention[0]: must not be empty", "followUps[0]: must not be empty",
        "followUps[1].answer: is missing",
        "followUps[2]: must be text in quotes, or ask and answer",
      ]
    ),
    (
      "query",
      #""language":"cobol","dataset":"Shop","solution":"","maxQueries":0,"explanation":"e""#,
      [
        "language: \"cobol\" must be one of sql, django",
        "solution: must not be empty",
        "dataset: \"Shop\" must be lower-case letters, digits and single hyphens",
        "maxQueries: 0 must be 1 or more",
      ]
    ),
  ])
  func `every wrong field is told`(kind: String, fields: String, problems: [String]) throws {
    let told = try Self.file(kind, fields).problems(file: "f").map {
      "\($0.field ?? ""): \($0.reason)"
    }
    #expect(told == problems)
  }
}
