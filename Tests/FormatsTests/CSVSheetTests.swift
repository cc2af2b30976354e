import Formats
import Questions
import StudySheet
import Testing

@Suite struct CSVSheetTests {
  @Test func `CSV quotes what would end a field`() {
    var question = Samples.choice
    question.covers = ["A32", "G021"]
    let sheet = Sheet(
      title: "T", date: "D", topicTitles: [:],
      entries: [Sheet.Entry(question, recall: 0.5, due: "a \"b\"", wrongAnswers: ["c\r\nd"])])
    #expect(
      Samples.text(.csv, of: sheet)
        == "id,topic,level,kind,covers,tags,prompt,option A,why A,option B,why B,right,answer,"
        + "key points,references,recall,due,wrong answers\r\n"
        + "which-join,orm,advanced,choice,\"A32\nG021\",sql joins,Which join?,"
        + "`INNER`,The key is required.,`LEFT | OUTER`,That is for nullable keys.,A,"
        + "Nullability decides.,,,0.5,\"a \"\"b\"\"\",\"c\r\n    d\"\r\n")
  }

  @Test func `options of several lines stay apart, in as many columns as the widest needs`() {
    func question(_ id: String, _ options: [String]) -> Question {
      let options = options.map { Option(text: $0, isCorrect: true, why: "w \"\($0)\"\n,") }
      return Question(
        id: id, topic: "t", level: .beginner, prompt: "P",
        body: Choice(options: options, explanation: "E"))
    }
    let entries = [question("a", ["1\n2", "3"]), question("b", ["4", "5\n\n6", "7"])]
    let sheet = Sheet(
      title: "T", date: "D", topicTitles: [:],
      entries: entries.map { Sheet.Entry($0, wrongAnswers: ["x\ny", "z"]) })
    let lines = Samples.text(.csv, of: sheet).split(separator: "\r\n")
    #expect(lines[0].contains(",prompt,option A,why A,option B,why B,option C,why C,right,"))
    #expect(
      lines[1] == "a,t,beginner,choice,,,P,\"1\n2\",\"w \"\"1\n2\"\"\n,\",3,\"w \"\"3\"\"\n,\",,,"
        + "\"A, B\",E,,,,,\"x\n    y\nz\"")
    #expect(lines[2].hasSuffix("7,\"w \"\"7\"\"\n,\",\"A, B, C\",E,,,,,\"x\n    y\nz\""))
  }

  @Test func `an open question fills its own columns`() {
    let sheet = Sheet(
      title: "T", date: "D", topicTitles: [:], entries: [Sheet.Entry(Samples.open)])
    let text = Samples.text(.csv, of: sheet)
    #expect(
      text.hasSuffix(
        "what-is-lazy,orm,beginner,open,,,Why is a `QuerySet` *lazy*?,Count the queries.,,"
          + "\"It runs when **used**:\n\n```python\nlist(books)\n```\",no query before `list()`,"
          + "https://docs.djangoproject.com/en/6.1/ref/models/querysets/,,,\r\n"))
  }
}
