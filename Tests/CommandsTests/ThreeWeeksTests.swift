import Banks
import Commands
import JSON
import Questions
import Scoring
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Three weeks towards an interview: what somebody sees who answers the portion of every day.
///
/// With the environment variable `UPDATE_TRANSCRIPTS` set, the file is rewritten to what happens; read the
/// difference.
@Suite struct ThreeWeeksTests {
  private static let file = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Screens/three-weeks.txt")

  @Test func `a plan is followed for three weeks as it is written`() throws {
    var person = try Person()
    var text = person.see(0, ["plan", "in 21 days", "--minutes", "20", "--topic", "orm=2"])
    for day in 0...20 {
      let isShown = [0, 6, 13, 19, 20].contains(day)
      if isShown { text += "\n## Day \(day + 1)\n\n" + person.see(day, []) }
      let words = person.sitting(day)
      if isShown {
        text += "\n\(words)\n\n" + person.see(day, ["plan"])
      }
      if day == 13 { text += "\n" + person.see(day, ["stats"]) }
    }
    text += "\n## The day of the interview\n\n" + person.see(21, [])
    text += "\n## The day after\n\n" + person.see(22, [])
    text += person.see(22, ["plan", "went", "well"]) + person.see(22, [])
    if ProcessInfo.processInfo.environment["UPDATE_TRANSCRIPTS"] != nil {
      try Data(text.utf8).write(to: Self.file)
    }
    #expect(try String(contentsOf: Self.file, encoding: .utf8) == text)
  }
}

/// Somebody who knows the answer to half of what was never asked, and remembers as FSRS-6 says.
private struct Person {
  private let program: TestProgram
  private var memories: [String: Memory] = [:]
  private var random = SplitMix(state: 7)

  init() throws {
    program = try TestProgram()
    program.bankFiles = Self.bank
  }

  private static func time(_ day: Int) -> String { "\(Day(number: 20_777 + day))T12:00:00Z" }

  /// What a command prints on a day, beneath the command.
  func see(_ day: Int, _ words: [String]) -> String {
    let outcome = program.run(["--now", Self.time(day)] + words)
    let line = words.map { $0.contains(" ") ? "\"\($0)\"" : $0 }.joined(separator: " ")
    return "$ prep \(line)\n\(outcome.output)\(outcome.errors)\n"
      .replacing(" \n", with: "\n")
  }

  /// Answers what today asks; says what came of it.
  mutating func sitting(_ day: Int) -> String {
    let output = BufferOutput()
    var surroundings = program.surroundings(output: output)
    let state = Answering(memories, random, day)
    var read = 0
    surroundings.readLine = {
      let lines = output.text.utf8.dropFirst(read)
      read = output.text.utf8.count
      return String(lines).flatMap { state.reply(to: $0) }
    }
    _ = Program(surroundings).run(words: ["--now", Self.time(day), "quiz", "--json"])
    (memories, random) = (state.memories, state.random)
    return "\(state.answers) answers, \(state.right) of them right."
  }

  /// Eight topics of thirty questions, of a bank that does not change.
  private static let bank = ["orm", "models", "views", "forms", "auth", "admin", "testing", "rest"]
    .map { topic in
      let questions = (0..<30).map { number in
        """
        {"id":"\(topic)-\(number)","revision":1,"kind":"open","level":"\(Level.allCases[number % 3])",
        "prompt":"What is \(topic) \(number)?","answer":"That.","keyPoints":[
        {"point":"one","accept":["one"]},{"point":"two","accept":["two"]}],"references":[]}
        """
      }
      return BundledFile(
        path: "django/\(topic).json",
        bytes: Array(
          """
          {"format":1,"bank":"django","topic":"\(topic)","title":"\(topic.capitalized)",
          "questions":[\(questions.joined(separator: ","))]}
          """.utf8))
    }
}

/// The answers of one sitting.
private final class Answering {
  private(set) var memories: [String: Memory]
  private(set) var random: SplitMix
  private(set) var answers = 0
  private(set) var right = 0
  private var isRight = false
  private let day: Day

  init(_ memories: [String: Memory], _ random: SplitMix, _ day: Int) {
    self.memories = memories
    self.random = random
    self.day = Day(number: 20_777 + day)
  }

  /// The line to answer the last event with.
  func reply(to text: String) -> String? {
    guard let line = text.split(separator: "\n").last,
      let event = try? JSONDocument(Array(line.utf8)).root, let id = event["id"]?.text
    else { return nil }
    if event["event"]?.text == "revealed" { return isRight ? "good" : "again" }
    let memory = memories[id]
    let chance =
      memory.map {
        $0.lastReview == day ? 0.95 : FSRS6.standard.recall($0, on: day)
      } ?? 0.5
    isRight = random.unit() < chance
    answers += 1
    right += isRight ? 1 : 0
    memories[id] = FSRS6.standard.reviewed(memory, isRight ? .good : .again, on: day)
    let seconds = memory == nil ? 50 : 25
    return #"{"answer":"that","seconds":\#(seconds)}"#
  }
}

/// SplitMix64, as `SeededGenerator`.
private struct SplitMix {
  var state: UInt64

  mutating func unit() -> Double {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return Double((mixed ^ (mixed >> 31)) >> 11) / Double(1 << 53)
  }
}
