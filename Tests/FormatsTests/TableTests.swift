import Formats
import Questions
import StudySheet
import Testing

/// Tables as spreadsheets and flashcard programs write them.
@Suite struct TableTests {
  private func expect(_ text: String, _ lines: [String]) throws {
    try Reading.expect(.csv, text, lines)
  }

  @Test(arguments: [
    "Question,Option A,Option B,Correct\nWhich?,one,two,B\n",
    "Question;Option A;Option B;Correct\r\nWhich?;one;two;2\r\n",
    "\u{FEFF}question\tA\tB\tkey\rWhich?\tone\ttwo\ttwo\r",
    "sep=;\nPROMPT;choice 1;choice 2;Right answer\nWhich?;one;two;b)\n",
    "Question - max 120 characters,Answer 1 - max 75 characters,Answer 2 - max 75 characters,"
      + "Time limit (sec),Correct answer(s) - choose at least one\nWhich?,one,two,20,2\n",
    "question,option a,option b,answer\nWhich?,one,two,B\n",
  ])
  func `a choice is read whatever its columns are called`(_ text: String) throws {
    let lines = try Reading.lines(.csv, text)
    #expect(lines == ["\(text.hasPrefix("sep") ? 3 : 2) | Which? | - one | + two"])
  }

  @Test func `two columns without names are open questions`() throws {
    try expect(
      "closure\ta function and its scope\nhoisting\t\"names move\nup\"\n",
      [
        "1 | closure | = a function and its scope", "2 | hoisting | = names move  ↵up",
      ])
  }

  @Test(arguments: [
    (
      "cat\t1\n\"open only\tx\nend\ty\n",
      ["1 | cat | = 1", "2 | \"open only | = x", "3 | end | = y"]
    ),
    ("\"big\tx\nmid\ty\nhouse\"\tz\n", ["1 | \"big | = x", "2 | mid | = y", "3 | house\" | = z"]),
    ("\"Hi\" she said\tx\na\tb\n", ["1 | \"Hi\" she said | = x", "2 | a | = b"]),
    ("\"a \"\"b\"\"\"\tx\nc\td\n", ["1 | a \"b\" | = x", "2 | c | = d"]),
  ])
  func `quotation marks that do not pair in lines of two cells are text`(
    _ text: String, _ lines: [String]
  ) throws {
    try expect(text, lines)
  }

  @Test(arguments: [
    "Wrong 1,Wrong 2", "Incorrect answer 1,Incorrect answer 2", "Distractor 1,Wrong 2",
  ])
  func `wrong answers beside the right one are options`(_ names: String) throws {
    try expect(
      "Question,Correct Answer,\(names)\nCapital of Peru?,Lima,Quito,La Paz\nHow many?,2,1,3\n",
      [
        "2 | Capital of Peru? | - La Paz | + Lima | - Quito", "3 | How many? | - 1 | + 2 | - 3",
      ])
  }

  @Test(arguments: [
    "Frage,Antwort", "Pregunta;Respuesta", "Question,Réponse", "Word,Meaning", "Term,Definition",
    "Front,Back", "Domanda\tRisposta", "Pergunta,Resposta", "Вопрос,Ответ", "问题,答案",
  ])
  func `a first row in another language names the columns`(_ header: String) throws {
    let sign = header.first { ",;\t".contains($0) }.map(String.init) ?? ","
    try expect("\(header)\nA\(sign)b\nC\(sign)d\n", ["2 | A | = b", "3 | C | = d"])
  }

  @Test func `columns that mean nothing here are named`() throws {
    let file = try Reading.file(.csv, "#,question,answer,Author,Seen on\n1,a,b,Ann,Monday\n")
    #expect(
      file.remarks == ["odd: the columns \"Author\" and \"Seen on\" are left out"])
    let one = try Reading.file(.csv, "question,answer,Author\na,b,Ann\n")
    #expect(one.remarks == ["odd: the column \"Author\" is left out"])
  }

  @Test func `what is text stays text`() throws {
    try expect(
      "front,back\n<b>,**bold** *.log &lt; a_b\nWhat runs?,\"for i in x:\n    print(i)\"\n",
      [
        #"2 | \<b> | = \*\*bold\*\* \*.log \&lt; a_b"#,
        "3 | What runs? | = ```↵for i in x:↵    print(i)↵```",
      ])
  }

  @Test func `everything else that a row says comes along`() throws {
    try expect(
      """
      id,question,a,b,c,correct,why a,explanation,hint,topic,difficulty,tags,url
      Q 7,Which two?,x,y,z,"A, C",because,so,look,Maps,Hard,"go, maps",https://a.example/m
      """,
      [
        "2, id Q 7, topic Maps, advanced, tags [\"go\", \"maps\"] | Which two? | hint: look | "
          + "+ x (because) | - y | + z | because: so | see https://a.example/m"
      ])
  }

  @Test func `no key is guessed`() throws {
    try expect(
      """
      question,a,b,c,correct
      Numbers?,2,3,1,2
      Clear?,2,3,9,9
      Missing?,x,y,z,
      Other?,x,y,z,D
      Twice?,x,x,z,A
      Wide?,x,y,z,A,more
      """,
      [
        "3 | Clear? | - 2 | - 3 | + 9",
        "refused 2: the key \"2\" is not clear; write the letter of the right option",
        "refused 4: names no right option",
        "refused 5: the key \"D\" is not clear; write the letter of the right option",
        "refused 6: the same option \"x\" is right and wrong",
        "refused 7: has 6 cells where the first row has 5; put a cell that holds the sign between "
          + "cells in quotation marks",
      ])
  }

  @Test func `the style of all keys decides what a number means`() throws {
    try expect(
      "question,a,b,c,correct\nOne?,2,3,1,2\nTwo?,x,y,z,3\n",
      ["2 | One? | - 2 | + 3 | - 1", "3 | Two? | - x | - y | + z"])
  }

  @Test(arguments: [
    ("question,reply\na,b\n", 1), ("a,b,c\nd,e,f\n", 1), ("one\ntwo\n", 1),
    ("question,answer\n\"open,b\nc,d\n", 2), ("question,answer,answer\na,b,c\n", 1),
  ])
  func `a table that is not clear is refused`(_ text: String, _ line: Int) throws {
    let file = try Reading.file(.csv, text)
    #expect(file.items.isEmpty)
    #expect(file.problems.map(\.line) == [line])
  }

  @Test func `cards may be parted by anything`() throws {
    let read = try #require(Format.csv.read)
    let file = read(
      Array("a\tone\nline;\nb\ttwo;".utf8), "odd", Format.ReadingOptions(betweenCards: ";"))
    #expect(Reading.lines(file) == ["1 | a | = one  ↵line", "3 | b | = two"])
  }

  @Test func `a line without a tab goes on with the card above it`() throws {
    try expect("a\tone\n two\nb\tthree\n", ["1 | a | = one  ↵two", "3 | b | = three"])
  }

  @Test func `cards of Quizlet may have any two signs`() throws {
    let read = try #require(Format.csv.read)
    let file = read(
      Array("a;one\n\nb;two\n".utf8), "odd", Format.ReadingOptions(betweenCards: "\n\n"))
    #expect(Reading.lines(file) == ["1 | a | = one", "3 | b | = two"])
  }

  @Test(arguments: ["=", "+", "-", "@", "\t=", "\r="])
  func `no cell of ours begins as a formula does`(sign: String) {
    var question = Samples.open
    question.prompt = sign + "1+1"
    let text = Samples.text(
      .csv, of: .init(title: "T", date: "D", topicTitles: [:], entries: [.init(question)]))
    #expect(text.contains(",'\(sign)1+1,") || text.contains(",\"'\(sign)1+1\","))
  }

  @Test func `a table without rows says so`() throws {
    try expect("question,answer\n", ["refused 1: has no rows below the names of its columns"])
  }

  @Test func `a query of ours is asked in words, for a table does not hold its data`() throws {
    var question = Samples.open
    (question.hint, question.references) = (nil, [])
    question.body = Exercise(
      Exercise.Task(language: .sql, dataset: "shop", solution: "select 1"),
      explanation: "One.")
    let text = Samples.text(
      .csv, of: .init(title: "T", date: "D", topicTitles: [:], entries: [.init(question)]))
    try expect(
      text,
      [
        "2, id what-is-lazy, topic orm, beginner | Why is a `QuerySet` *lazy*? | "
          + "= ```sql↵select 1↵``` | changed: a query to be run, asked as an open question"
      ])
  }

  @Test func `no cell of ours is a formula, and each comes back`() throws {
    var question = Samples.open
    question.prompt = "=cmd|' /C calc'!A0"
    let text = Samples.text(
      .csv, of: .init(title: "T", date: "D", topicTitles: [:], entries: [.init(question)]))
    #expect(text.contains(",'=cmd|' /C calc'!A0,"))
    #expect(try Reading.file(.csv, text).questions.map(\.prompt) == [question.prompt])
  }
}
