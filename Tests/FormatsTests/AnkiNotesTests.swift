import Formats
import Questions
import StudySheet
import Testing

@Suite struct AnkiNotesTests {
  @Test func `Anki gets a note that keeps its identity`() {
    let text = Samples.text(.anki)
    let head = """
      #separator:tab
      #html:true
      #notetype:Basic
      #guid column:1
      #deck column:2
      #tags column:5

      """
    #expect(text.hasPrefix(head))
    #expect(
      text.hasSuffix(
        """
        "prep:which-join"\t"prep::ORM & queries"\t"<p>Which join?</p>
        <ul>
        <li><strong>A:</strong> <code>INNER</code></li>
        <li><strong>B:</strong> <code>LEFT | OUTER</code></li>
        </ul>
        "\t"<p><strong>Right:</strong> A</p>
        <ul>
        <li><strong>A is right:</strong> The key is required.</li>
        <li><strong>B is wrong:</strong> That is for nullable keys.</li>
        </ul>
        <p>Nullability decides.</p>
        "\t"orm advanced choice sql_joins"

        """))
    var later = Samples.sheet
    later.date = "2027-01-01"
    later.sections[0].groups[1].entries[0].recall = 0.1
    #expect(Samples.text(.anki, of: later) == text)
  }

  @Test func `a note of ours comes back as what it was, but a query cannot be run`() throws {
    var query = Samples.open
    query.body = Exercise(
      Exercise.Task(language: .sql, dataset: "shop", solution: "select 1"), explanation: "")
    (query.id, query.hint, query.references) = ("query", nil, [])
    let sheet = Sheet(
      title: "T", date: "D", topicTitles: ["orm": "ORM & queries"],
      entries: [Sheet.Entry(Samples.choice), Sheet.Entry(query)])
    let file = try Reading.file(.anki, Samples.text(.anki, of: sheet))
    #expect(file.items.map(\.topicTitle) == ["ORM & queries", "ORM & queries"])
    #expect(
      Set(Reading.lines(file).map { String($0.drop { $0 != "," }) }) == [
        ", id which-join, topic orm, advanced, tags [\"sql_joins\"] | Which join? | "
          + "+ `INNER` (The key is required.) | - `LEFT | OUTER` (That is for nullable keys.) | "
          + "because: Nullability decides.",
        ", id query, topic orm, beginner | Why is a `QuerySet` *lazy*? | "
          + "= ```sql↵select 1↵``` | changed: a query to be run, asked as an open question",
      ])
  }

  @Test func `every text that is accepted comes back, and two blanks stay two`() throws {
    let blanks = [
      Blank(accept: ["`ls` -l", "<ls>"], isExact: true, why: "It lists."),
      Blank(accept: ["y, z"], why: ""),
    ]
    let question = Question(
      id: "two", topic: "orm", level: .beginner, prompt: "Which two?",
      body: ShortAnswer(blanks: blanks, explanation: "So it is."))
    let sheet = Sheet(title: "T", date: "D", topicTitles: [:], entries: [Sheet.Entry(question)])
    let file = try Reading.file(.anki, Samples.text(.anki, of: sheet))
    #expect((file.questions.first?.body as? ShortAnswer)?.blanks == blanks)
  }

  @Test func `brackets and braces of a note mean nothing to Anki`() {
    let question = Question(
      id: "a", topic: "b::c", level: .beginner, prompt: "[sound:x.mp3] {{c1::d}} \"e\"",
      body: OpenAnswer(answer: "", keyPoints: []))
    let sheet = Sheet(title: "T", date: "D", topicTitles: [:], entries: [Sheet.Entry(question)])
    #expect(
      Samples.text(.anki, of: sheet).hasSuffix(
        "\"prep:a\"\t\"prep::b:c\"\t"
          + "\"<p>&#91;sound:x.mp3] &#123;&#123;c1::d}} &quot;e&quot;</p>\n\"\t\"\"\t"
          + "\"b::c beginner open\"\n"))
  }
}
