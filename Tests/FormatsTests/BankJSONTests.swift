import Formats
import Questions
import StudySheet
import Testing

@Suite struct BankJSONTests {
  private func read(_ text: String) throws -> QuestionFile {
    try Reading.file(.json, text)
  }

  @Test func `a question carries what was answered wrong, and null for what is not known`() {
    let text = Samples.text(.json)
    #expect(text.hasPrefix(#"[{"format":2,"bank":"django","topic":"orm","title":"ORM & queries","#))
    #expect(
      text.contains(#""history":{"recall":null,"due":null,"wrongAnswers":["`LEFT | OUTER`"]}"#))
  }

  @Test func `a file of a bank is one topic, an export a list of them`() throws {
    let question = Samples.open.json
    let topic =
      #"{"format":2,"bank":"django","topic":"orm","title":"T","questions":[\#(question)]}"#
    #expect(try read(topic).questions == [Samples.open])
    #expect(try read("[\(topic),\(topic)]").questions == [Samples.open, Samples.open])
  }

  @Test func `a field that no export has is a problem with its place`() throws {
    let file = try read(
      """
      {"format":2,"bank":"django","topic":"orm","title":"T","questions":[
      {"id":"a","history":{},"kind":"open","level":"beginner","prompt":"P","answer":"A",
       "keyPoints":[{"point":"p","accept":["p"]}],"histories":1}]}
      """)
    #expect(file.questions == [])
    #expect(file.problems.map(\.field) == ["histories"])
    #expect(file.problems.map(\.line) == [3])
  }
}
