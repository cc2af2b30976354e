import Formats
import Insight
import JSON
import Questions
import Scoring
import Search
import StudySheet
import Terminal
import Testing

@testable import BankLint

/// A kind that no file of the program knows: it is one type, and every room takes it as it is.
private struct Estimate: QuestionBody {
  static let kind = Kind(
    "estimate", title: "estimate", minutes: 1, judged: "Right within a tenth.")
  static let fieldNames = ["number"]
  var number = 100

  init() {}
  init?(reading fields: inout FieldReader) {
    number = Int(fields.requiredText("number") ?? "") ?? 0
  }

  var json: [JSON.Field] { [JSON.Field(name: "number", value: .integer(number))] }
  var texts: [BodyText] { [BodyText("number", "about \(number)", .explanation)] }
  var shape: AnswerShape { .type(AnswerShape.Blanks(count: 1)) }
  func mapping(_ change: (String) -> String) -> Self { self }

  /// Right within a tenth.
  func judge(_ response: Response) -> Verdict {
    guard case .typed(let texts) = response, let guess = Int(texts[0]) else {
      return .marked(Mark(.wrong, score: 0))
    }
    let isRight = abs(guess - number) * 10 <= number
    return .marked(Mark(isRight ? .right : .wrong, score: isRight ? 1 : 0))
  }

  var solution: Solution {
    var solution = Solution()
    solution.right = .typed([String(number)])
    solution.explanation = "It is about \(number)."
    return solution
  }
}

@Suite struct FurtherKindTests {
  private static let stage = KindStage(Estimate(), prompt: "How many milliseconds?")

  @Test func `every face asks a further kind`() throws {
    let lines = try Self.stage.dialogue(["95"])
    #expect(lines.contains("Right.\n\nIt is about 100."))
    let json = try Self.stage.dialogue(["50"], inJSON: true)
    #expect(json.contains(#""kind":"estimate","prompt":"How many milliseconds?","blanks":1}"#))
    #expect(json.contains(#""correct":false,"score":0,"given":["50"],"answer":["100"]"#))
    let screens = try Self.stage.screens([[.enter, .paste("80"), .enter]])
    #expect(screens[0].contains("✗ 80\n   right: 100"))
  }

  @Test func `sheets, search and lint take further kinds`() throws {
    let sheet = Sheet(
      title: "T", date: "D", topicTitles: [:], entries: [Sheet.Entry(Self.stage.question)])
    let study = Study(
      Library([]), Standings(memories: [:], today: Day(number: 100), scheduler: Scheduler()))
    for format in WrittenFormat.allCases.map(\.format) where ![.aiken, .apkg].contains(format) {
      let text = format.text(sheet, study, answers: .inline)
      #expect(text.contains("100"), "\(format.rawValue)")
    }
    let markdown = Format.markdown.text(sheet, study, answers: .inline)
    #expect(markdown.contains("**Right:** 100"))
    let index = SearchIndex([SearchSegment(questions: [Self.stage.question])])
    let hits = index.results(for: try Query(parsing: "milliseconds", topics: ["orm"]), limit: 5)
      .hits
    #expect(hits.map(\.id) == ["odd"])
    let linted = LintedQuestion(Self.stage.question)
    #expect(linted.texts.map(\.source) == ["How many milliseconds?", "about 100"])
    let findings = LintRule.ofContent.flatMap { (rule) -> [LintRule.FieldFinding] in
      if case .question(let check) = rule.check { check(linted) } else { [] }
    }
    #expect(findings.map(\.field) == ["references"])
  }
}
