import Scoring
import Testing

@testable import Commands

/// Histories that no careful learner leaves: what comes of them is defined, and nothing fails.
@Suite struct OddHistoryTests {
  private let program: TestProgram

  init() throws {
    program = try TestProgram()
  }

  private func line(
    _ at: String, _ grade: Grade = .good, id: String? = nil, question: String = "bound-form"
  ) -> String {
    let id = id.map { #""id":"\#($0)","# } ?? ""
    return #"{\#(id)"question":"\#(question)","at":"\#(at)","grade":"\#(grade.rawValue)"}"#
  }

  private func run(_ words: String..., input: [String] = []) -> String {
    let outcome = program.run(words, input: input)
    #expect(outcome.errors == "")
    #expect(outcome.status == .done)
    return outcome.output
  }

  /// What a learner looks at, on the day of the tests and at both ends of the calendar.
  private func lookAround() {
    for now in ["0000-01-02T00:00:00Z", "2026-11-20T12:00:00Z", "9999-12-30T00:00:00Z"] {
      for words in [[], ["stats"], ["stats", "--json"], ["stats", "--questions"], ["doctor"]] {
        let outcome = program.run(["--now", now] + words)
        #expect(outcome.errors == "")
        #expect(outcome.status == .done)
      }
    }
  }

  private func questions(now: String = "2026-11-20T12:00:00Z") -> String {
    run("--now", now, "stats", "--questions", "--json")
  }

  @Test(arguments: [
    // Recall of what was answered last is that of the day after.
    // One of a clock that was ahead counts as of today.
    ("2100-01-01T12:00:00Z", #""recall":0.9468,"due":"2026-11-22""#),
    ("9999-12-31T12:00:00Z", #""recall":0.9468,"due":"2026-11-22""#),
    ("1969-07-20T20:17:40Z", #""recall":0.246,"due":"1969-07-22""#),
    ("0000-01-01T12:00:00Z", #""recall":0.142,"due":"0000-01-03""#),
  ])
  func `a review of any year counts on its day`(at: String, expected: String) {
    _ = run("progress", "import", input: [line(at)])
    #expect(questions().contains(expected))
    lookAround()
    #expect(run("progress", "export").contains(#""at":"\#(at)""#))
  }

  @Test func `reviews of one time are replayed by their ids, in whatever order they came`() throws {
    let other = try TestProgram()
    let at = "2026-11-10T10:00:00Z"
    let lines = [line(at, .easy, id: "a"), line(at, .again, id: "b"), line(at, .hard, id: "c")]
    _ = run("progress", "import", input: lines)
    _ = other.run(["progress", "import"], input: lines.reversed())
    let output = questions()
    #expect(output.contains(#""reviews":3"#))
    #expect(other.run(["stats", "--questions", "--json"]).output == output)
    lookAround()
  }

  @Test func `a question that is gone counts among the answers and stands nowhere else`() {
    _ = run(
      "progress", "import",
      input: [line("2026-11-10T10:00:00Z", question: "gone"), line("2026-11-10T11:00:00Z")])
    let stats = run("stats", "--json")
    #expect(stats.contains(#""reviews":2,"questions":{"total":4,"seen":1,"#))
    #expect(!stats.contains("gone") && !questions().contains("gone"))
    #expect(run("progress", "export").contains(#""question":"gone""#))
    lookAround()
  }

  @Test func `after the clock was set back undo takes what was given last`() {
    let quiz = ["quiz", "forms", "--kind", "choice", "--json"]
    for now in ["2026-11-20T12:00:00Z", "2026-11-01T12:00:00Z"] {
      let outcome = program.run(["--now", now] + quiz, input: ["?", "q"])
      #expect(outcome.output.contains(#""event":"graded""#))
    }
    #expect(run("progress", "undo", "--json").contains(#""at":"2026-11-01T12:00:00Z""#))
    #expect(run("stats", "--json").contains(#""day":"2026-11-20","reviews":1"#))
    lookAround()
  }

  @Test func `answers given with the clock far ahead do not hide the others`() {
    let quiz = ["quiz", "forms", "--kind", "choice", "--json", "--seed", "1"]
    _ = program.run(["--now", "9999-12-30T12:00:00Z"] + quiz, input: ["?", "q"])
    #expect(program.run(quiz, input: ["?", "q"]).status == .done)
    let stats = run("stats", "--json")
    #expect(stats.contains(#""day":"2026-11-20","reviews":1"#))
    #expect(stats.contains(#""day":"9999-12-30","reviews":1"#))
    #expect(stats.contains(#""streak":1"#))
    lookAround()
  }

  @Test func `very many answers to one question are one memory`() {
    let lines = (0..<20_000).map { number in
      let instant = Instant(milliseconds: 1_700_000_000_000 + number * 4_000_000)
      return line(instant.description, number.isMultiple(of: 7) ? .again : .good, id: "r\(number)")
    }
    #expect(
      run("progress", "import", input: lines) == "Added 20000 reviews; 0 were there already.\n")
    #expect(questions().contains(#""reviews":20000"#))
    lookAround()
  }

  @Test(arguments: ["retention", "maximum-interval", "parameters"])
  func `a bad value is refused with its range and changes nothing`(key: String) {
    let before = run("config", key)
    for bad in [
      "", " ", "-1", "0", "nan", "inf", "1e999", "0x1p3", "½", "1,2", "99999999999999999999",
    ] {
      let outcome = program.run(["config", key, "--", bad])
      #expect(outcome.status == .badUsage)
      #expect(outcome.output == "")
      #expect(outcome.errors.hasPrefix("prep: \(key): expected "))
      #expect(run("config", key) == before)
    }
  }

  @Test func `settings at their edges schedule within the calendar`() {
    let edges = [
      FSRS6.parameterRanges.map { String($0.lowerBound) },
      FSRS6.parameterRanges.map { String($0.upperBound) },
    ]
    _ = run(
      "progress", "import",
      input: (10..<20).map { line("2026-11-\($0)T10:00:00Z", Grade.allCases[$0 % 4]) })
    for parameters in edges {
      for (retention, interval) in [("0.7", "36500"), ("0.99", "1")] {
        _ = run("config", "parameters", parameters.joined(separator: ","))
        _ = run("config", "retention", retention)
        _ = run("config", "maximum-interval", interval)
        let output = questions()
        #expect(output.contains(#""reviews":10"#))
        #expect(!output.contains("nan") && !output.contains("inf"))
        lookAround()
      }
    }
  }
}
