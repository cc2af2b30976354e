import History
import Questions
import Quiz
import Scoring
import Terminal
import Testing

@testable import Sittings

/// A quiz of one question of some kind, in any of the faces.
struct KindStage {
  let question: Question

  init(_ body: any QuestionBody, prompt: String = "What then?") {
    question = Question(id: "odd", topic: "orm", level: .beginner, prompt: prompt, body: body)
  }

  /// What comes out of a dialogue in which some lines are typed.
  func dialogue(_ typed: [String], inJSON: Bool = false) throws -> String {
    var lines = typed[...]
    var output = ""
    let desk = Desk(
      now: { Instant(milliseconds: 60_000) }, day: { $0.studyDay(utcOffset: 0) },
      readLine: { lines.popFirst() }, write: { output += $0 }, palette: .none, columns: nil)
    var sitting = Sitting(session: session)
    let store = try ProgressStore.open(path: ":memory:")
    if inJSON {
      var face = JSONFace(desk)
      _ = try sitting.run(&face, store, desk)
    } else {
      var face = PlainFace(desk, titles: [:])
      _ = try sitting.run(&face, store, desk)
    }
    return output
  }

  /// The screens after some keys each.
  func screens(_ steps: [[Key]]) throws -> [String] {
    let lines = steps.enumerated().flatMap { number, keys in
      [.time(Instant(milliseconds: 60_000))] + keys.map { Script.Line.key($0) }
        + [.scene("\(number)")]
    }
    let script = Script(lines, from: Instant(milliseconds: 0))
    let desk = Desk(
      now: { script.now }, day: { $0.studyDay(utcOffset: 0) }, readLine: { nil },
      write: { _ in }, palette: .none, columns: 80)
    let screen = ScriptedScreen(
      size: TerminalSize(columns: 80, rows: 24), palette: .none, script: script)
    var face = ScreenFace(screen, desk, titles: [:], search: { throw NoSearch() })
    var sitting = Sitting(session: session)
    _ = try sitting.run(&face, try ProgressStore.open(path: ":memory:"), desk)
    return script.scenes.map { $0.drawing.lines.map(\.text).joined(separator: "\n") }
  }

  private struct NoSearch: Error {}

  /// The letters of places as stored, in the order in which the question shows them.
  func letters(_ places: [Int]) throws -> String {
    let turn = try #require(session.turn)
    return places.map(turn.name).joined(separator: ",")
  }

  /// The places as stored, in the order shown.
  func order() throws -> [Int] { try #require(session.turn).order }

  private var session: Session {
    var generator = SeededGenerator(seed: 1)
    return Session(
      questions: [question], at: Instant(milliseconds: 0), using: &generator)
  }
}
