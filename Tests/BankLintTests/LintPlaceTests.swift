import Testing

@testable import BankLint

@Suite struct PlaceTests {
  @Test func `places sort by file, question and field; the whole comes before its parts`() {
    let sorted: [LintPlace] = [
      .file(0, .whole), .file(0, .question(0, .prompt)), .file(0, .question(0, .option(0, .why))),
      .file(0, .question(0, .option(1, .text))), .file(0, .question(2, .prompt)),
      .file(0, .question(10, .hint)), .file(1, .whole), .bank, .syllabus,
    ]
    #expect(sorted.reversed().sorted() == sorted)
  }

  @Test func `fields sort in the order of the format and are named as in a file`() {
    let fields: [QuestionField] = [
      .prompt, .hint, .options, .option(0, .text), .option(0, .why), .option(10, .text),
      .explanation, .answer, .keyPoints, .keyPoint(0, .point), .keyPoint(0, .accept), .followUps,
      .followUp(1), .references, .reference(0), .related,
    ]
    #expect(fields.reversed().sorted() == fields)
    #expect(
      fields.map(\.description) == [
        "prompt", "hint", "options", "options[0].text", "options[0].why", "options[10].text",
        "explanation", "answer", "keyPoints", "keyPoints[0].point", "keyPoints[0].accept",
        "followUps", "followUps[1]", "references", "references[0]", "related",
      ])
  }
}
