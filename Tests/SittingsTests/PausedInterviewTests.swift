import Questions
import Quiz
import Scoring
import Testing

@testable import Sittings

@Suite struct PausedInterviewTests {
  /// As stores keep it that Foundation's encoder wrote, whose fields come in any order.
  private static let kept = #"""
    {"answers":[{"grade":"good","picked":[0,2],"question":"one","score":1,"seconds":12.5},
    {"grade":"again","question":"two","score":0.25,"seconds":3,"text":"I \"think\"\nso \u00e9"},
    {"grade":"again","question":"three","remark":"Think.","said":[1],"score":0,"seconds":1}],"followUps":[{"prompt":"And?",
    "question":"two","text":""}],"isAtFollowUp":true,"minutes":30,"questions":["four","five"],
    "secondsLeft":1795.125,"total":5}
    """#

  @Test func `an interview that was kept is read whole`() throws {
    let paused = try #require(PausedInterview(Self.kept))
    #expect(paused.minutes == 30)
    #expect(paused.questions == ["four", "five"])
    #expect(paused.secondsLeft == 1795.125)
    #expect(paused.total == 5)
    #expect(paused.isAtFollowUp)
    #expect(paused.answers.map(\.question) == ["one", "two", "three"])
    #expect(paused.answers.map(\.grade) == [.good, .again, .again])
    #expect(paused.answers.map(\.score) == [1, 0.25, 0])
    #expect(paused.answers.map(\.seconds) == [12.5, 3, 1])
    #expect(
      paused.answers.map(\.response)
        == [.picked([0, 2]), .typed(["I \"think\"\nso é"]), nil])
    #expect(paused.answers.map(\.remark) == [nil, nil, "Think."])
    #expect(paused.followUps.map(\.prompt) == ["And?"])
    #expect(paused.followUps.map(\.text) == [""])
  }

  @Test func `what is written is read again`() throws {
    let paused = try #require(PausedInterview(Self.kept))
    #expect(PausedInterview(paused.text) == paused)
    let fresh = PausedInterview(minutes: 20, questions: ["a"])
    #expect(
      fresh.text
        == #"{"minutes":20,"questions":["a"],"secondsLeft":1200,"answers":[],"total":1,"planned":1,"#
        + #""isAtFollowUp":false,"followUps":[]}"#)
    #expect(PausedInterview(fresh.text) == fresh)
  }

  @Test(arguments: [
    ("", ""), ("{", "["), (#""minutes":30,"#, ""), ("1795.125", "-1"), ("1795.125", "1e999"),
    (#""total":5"#, #""total":1"#), (#""total":5"#, #""total":5000"#), ("good", "great"),
    (#""total":5"#, #""total":5,"planned":6"#), (#""total":5"#, #""total":5,"planned":-1"#),
    (#""total":5"#, #""total":5,"planned":"five""#), (#"["four","five"]"#, #"["four",5]"#),
    ("[0,2]", "[0,2"), (#""prompt":"And?","#, ""),
  ])
  func `a text that is no interview is none`(sound: String, spoilt: String) {
    let text = sound.isEmpty ? spoilt : Self.kept.replacing(sound, with: spoilt)
    #expect(text != Self.kept)
    #expect(PausedInterview(text) == nil)
  }

  @Test(arguments: [(3, 0), (4, 1), (5, 2)])
  func `what is asked only while time is left is not counted as left`(planned: Int, left: Int)
    throws
  {
    let text = Self.kept.replacing(#""total":5"#, with: #""total":5,"planned":\#(planned)"#)
    let paused = try #require(PausedInterview(text))
    #expect(paused.plannedLeft == left)
    #expect(paused.isAnsweredAsPlanned == (left == 0))
    #expect(!paused.isOver && paused.ended.isOver)
    #expect(PausedInterview(paused.text) == paused)
  }
}
