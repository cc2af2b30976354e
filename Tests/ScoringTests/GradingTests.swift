import Questions
import Scoring
import Testing

@Suite struct GradingTests {
  @Test(arguments: [
    (Mark.Outcome.right, Confidence.sure, Pace.ordinary, Grade.good),
    (.right, .sure, .quick, .easy), (.right, .sure, .slow, .hard),
    (.right, .notSure, .quick, .again), (.right, .notSure, .ordinary, .hard),
    (.right, .notSure, .slow, .hard), (.close, .sure, .quick, .hard),
    (.close, .notSure, .slow, .hard), (.wrong, .sure, .quick, .again),
    (.wrong, .sure, .ordinary, .again), (.wrong, .notSure, .slow, .again),
  ])
  func `the table gives each answer its grade`(
    outcome: Mark.Outcome, confidence: Confidence, pace: Pace, grade: Grade
  ) {
    #expect(Grading.rule(outcome, confidence, pace).grade == grade)
  }

  @Test func `every row decides something, and wrong is always again`() {
    var used: [Grading.Rule] = []
    for outcome in Mark.Outcome.allCases {
      for confidence in Confidence.allCases {
        for pace in Pace.allCases {
          let rule = Grading.rule(outcome, confidence, pace)
          #expect(rule.outcome == outcome)
          #expect(outcome != .wrong || rule.grade == .again)
          used.append(rule)
        }
      }
    }
    for rule in Grading.rules { #expect(used.contains(rule)) }
  }

  @Test(arguments: [
    (0.0, Pace.ordinary), (0.4, .ordinary), (0.5, .quick), (9.9, .quick), (10, .ordinary),
    (60, .ordinary), (119, .ordinary), (120, .slow), (600, .slow), (601, .ordinary),
    (.infinity, .ordinary), (.nan, .ordinary), (-5, .ordinary),
  ])
  func `the pace is the time beside the reading time`(seconds: Double, pace: Pace) {
    #expect(Pace(seconds: seconds, readingTime: 20) == pace)
  }

  @Test(arguments: [0.0, 0.1, 1e9])
  func `no reading time makes a trap`(readingTime: Double) {
    for seconds in [0, 0.5, 1, 59, 600, 1e12] {
      #expect(Pace.allCases.contains(Pace(seconds: seconds, readingTime: readingTime)))
    }
  }

  @Test func `code is read at half the pace of prose`() {
    func time(_ prompt: String) -> Double {
      Question(
        id: "q", topic: "t", level: .beginner, prompt: prompt,
        body: Choice(
          options: [Option(text: "one two", isCorrect: true, why: "")], explanation: "")
      ).readingTime * (238 / 60)
    }
    #expect(abs(time("three more words") - 5) < 1e-9)
    #expect(abs(time("three more words\n```python\na = b\n```") - 11) < 1e-9)
    #expect(abs(time("") - 2) < 1e-9)
  }
}
