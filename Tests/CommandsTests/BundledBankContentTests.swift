import Banks
import Commands
import Testing

/// The bank that ships, through the program that ships.
@Suite struct BundledBankContentTests {
  private func program(without name: String? = nil) throws -> TestProgram {
    let program = try TestProgram()
    program.bankFiles = BundledFile.all(of: "django").filter { $0.path != "django/\(name ?? "")" }
    return program
  }

  @Test func `the bank passes its own check`() throws {
    let outcome = try program().run(["check"])
    #expect(outcome.status == .done, "\(outcome.output)")
  }

  @Test func `a syllabus item that nothing covers fails the check`() throws {
    let outcome = try program(without: "admin.json").run(["check"])
    #expect(outcome.status == .nothing)
    for item in ["A-admin", "A-M09", "G079"] {
      let problem = "syllabus.json: no question covers the syllabus item \(item) [covered-item]\n"
      #expect(outcome.output.contains(problem))
    }
  }

  @Test func `there are twenty-five topics, each with open questions and choices`() throws {
    let outcome = try program().run(["topics", "--json"])
    #expect(outcome.output.ranges(of: "\"topic\":").count == 25)
    #expect(!outcome.output.contains("\"open\":0,"))
    #expect(!outcome.output.contains("\"choice\":0,"))
  }

  @Test func `ten choice questions answered right are counted by the next process`() throws {
    let program = try program()
    let right = try rightAnswers(program, ["quiz", "--json", "--kind", "choice", "--seed", "7"])
    let outcome = program.run(
      ["quiz", "--json", "--kind", "choice", "--seed", "7"], input: right)
    let last = outcome.output.split(separator: "\n").last ?? ""
    #expect(
      last.hasPrefix(
        "{\"event\":\"finished\",\"asked\":10,\"answered\":10,\"skipped\":0,\"correct\":10,\"score\":1,"
      ))
    #expect(program.run(["stats", "--json"]).output.hasPrefix("{\"reviews\":10,"))
  }

  /// Learns the right letters by answering "don't know" in a folder of its own.
  private func rightAnswers(_ program: TestProgram, _ words: [String]) throws -> [String] {
    let scout = try self.program()
    let outcome = scout.run(words, input: Array(repeating: "?", count: 80))
    var answers: [String: String] = [:]
    var order: [String] = []
    for line in outcome.output.split(separator: "\n") where line.hasPrefix("{\"event\":\"graded\"")
    {
      let id = try #require(line.value(of: "id"))
      let letters = try #require(line.firstRange(of: "\"answer\":["))
      if answers[id] == nil { order.append(id) }
      answers[id] = line[letters.upperBound...].prefix { $0 != "]" }.filter { $0 != "\"" }
    }
    return order.compactMap { answers[$0] }
  }
}

extension Substring {
  fileprivate func value(of name: String) -> String? {
    firstRange(of: "\"\(name)\":\"").map {
      self[$0.upperBound...].prefix { $0 != "\"" }.description
    }
  }
}
