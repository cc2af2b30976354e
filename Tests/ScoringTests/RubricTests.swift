import Questions
import Scoring
import Testing

@Suite struct RubricTests {
  private let rubric = Rubric([
    KeyPoint(point: "select_related joins", accept: ["join", "single query"]),
    KeyPoint(point: "it needs a transaction", accept: ["atomic", "transaction"]),
    KeyPoint(point: "never on SQLite", accept: ["not on sqlite", "ignored on sqlite"]),
  ])

  @Test(arguments: [
    ("", [false, false, false]),
    ("It joins the tables.", [true, false, false]),
    ("JOINED in transactions", [true, true, false]),
    ("one single query inside atomic()", [true, true, false]),
    ("It does not join anything", [false, false, false]),
    ("It doesn't really join", [false, false, false]),
    ("without a transaction", [false, false, false]),
    ("It has no effect. Rows are joined.", [true, false, false]),
    ("does not work, not on SQLite", [false, false, true]),
    ("It joins instead of querying twice", [true, false, false]),
    ("It queries twice instead of joining", [false, false, false]),
    ("It not only joins, it also filters", [true, false, false]),
    ("It filters, but does not need to be atomic", [false, false, false]),
    ("One single SQL query", [true, false, false]),
    ("!!! ... \u{0} \u{1f600} ,,,", [false, false, false]),
  ])
  func `a point is said in any word form unless it is negated`(answer: String, said: [Bool]) {
    #expect(rubric.findings(in: answer).map(\.isSaid) == said)
  }

  @Test func `of sentences that say a point alike, the first is told`() {
    let rubric = Rubric([KeyPoint(point: "rows computed by databases", accept: ["x"])])
    let sentences = ["row", "rows"].flatMap { row in
      ["compute", "computes", "computed", "computing"].map { [row, $0, "databases"] }
    }
    for sentences in [sentences, sentences.reversed()] {
      let answer = sentences.map { $0.joined(separator: " ") + "." }.joined(separator: " ")
      #expect(rubric.findings(in: answer) == [.said(sentences[0])])
    }
  }

  private static let said = Rubric.Finding.said(["join"])
  private static let partly = Rubric.Finding.partly(["join"])

  @Test(arguments: [
    ([], Grade.again), ([.missed, .missed], .again), ([said, .missed, .missed], .again),
    ([said, .missed], .hard), ([said, said, said, .missed], .good), ([said, said], .good),
    ([partly, partly, partly], .again), ([said, partly], .hard),
  ])
  func `the share of points suggests a grade`(findings: [Rubric.Finding], grade: Grade) {
    #expect(Rubric.suggestion(findings) == grade)
  }

  @Test(arguments: [
    ([said, .missed], Grade.good, 0.5), ([.missed, .missed], .again, 0),
    ([.missed, partly], .good, 1), ([said, said], .again, 1),
  ])
  func `the score is the share of points, or the grade's word`(
    findings: [Rubric.Finding], grade: Grade, score: Double
  ) {
    #expect(Rubric.score(findings, grade) == score)
  }

  @Test func `a heap of keywords says every point in part at most`() {
    let findings = rubric.findings(
      in: "join query atomic transaction lock row cascade index sqlite")
    #expect(findings.map(\.isSaid) == [false, false, false])
    #expect(findings.map(\.isPartly) == [true, true, false])
    #expect(Rubric.suggestion(findings) == .again)
  }

  @Test func `the words that were found are given as typed`() {
    #expect(rubric.findings(in: "It JOINS two tables.")[0] == .said(["joins"]))
    #expect(rubric.findings(in: "").map(\.words) == [[], [], []])
  }

  @Test func `an answer of a megabyte is read`() {
    let answer = String(repeating: "not a join, but it joins; atomic ", count: 30_000)
    #expect(rubric.findings(in: answer).map(\.isSaid) == [true, true, false])
  }

  @Test func `no key points find nothing and suggest again`() {
    #expect(Rubric([]).findings(in: "anything") == [])
    #expect(Rubric.suggestion([]) == .again)
  }
}

/// Polarity, subjects and what only touches a point.
@Suite struct RubricHearingTests {
  private static func finding(_ point: KeyPoint, _ answer: String) -> Rubric.Finding {
    Rubric([point, KeyPoint(point: "`aggregate()` ends the chain", accept: ["one result"])])
      .findings(in: answer)[0]
  }

  private static let lazy = KeyPoint(
    point: "No query is sent before it is evaluated", accept: ["not sent until you iterate"],
    mention: ["lazy"], contradict: ["runs at once"])

  @Test(arguments: [
    ("The query isn't sent until you iterate.", true), ("It is sent until you iterate.", false),
    ("Nothing gets sent until you iterate over it.", true),
  ])
  func `a point that denies is said by who denies`(answer: String, isSaid: Bool) {
    #expect(Self.finding(Self.lazy, answer).isSaid == isSaid)
  }

  private static let joins = KeyPoint(point: "It joins the tables", accept: ["joins the tables"])

  @Test(arguments: [
    ("Don't forget that it joins the tables.", true), ("It never fails to join the tables.", true),
    ("It is not run unless it joins the tables.", true), ("It doesn't join the tables.", false),
    ("It does not lock anything and it joins the tables.", true),
    ("It does not lock and keeps joining tables.", true),
    ("It does not lock or join the tables.", false), ("It joins the tables, no doubt.", true),
    ("It works without joining the tables.", false), ("Don't join the tables.", false),
    ("Don't forget indexes where it joins the tables.", true),
    ("Never rely on a server that joins the tables.", true),
    ("Do not keep it where it joins the tables.", true),
  ])
  func `some words deny nothing, and a new verb ends a denial`(answer: String, isSaid: Bool) {
    #expect(Self.finding(Self.joins, answer).isSaid == isSaid)
  }

  @Test func `a mention touches the point, and the opposite takes it away`() {
    #expect(Self.finding(Self.lazy, "Querysets are lazy.") == .partly(["lazy"]))
    #expect(Self.finding(Self.lazy, "The query runs at once.") == .opposed(["runs", "once"]))
    #expect(Self.finding(Self.lazy, "The query never runs at once.") == .missed)
  }

  @Test func `a claim about another name is not about this one`() {
    let annotate = KeyPoint(
      point: "`annotate()` keeps a queryset", accept: ["a queryset comes back"])
    #expect(Self.finding(annotate, "With annotate() a queryset comes back.").isSaid)
    #expect(Self.finding(annotate, "From `aggregate()` a queryset comes back.").isPartly)
  }

  @Test(arguments: [
    ("roll back the transaction", true), ("undo the transaction", true),
    ("commit the transaction", false), ("undo e.g. the transaction", true),
  ])
  func `everyday words and parted compounds are heard`(answer: String, isSaid: Bool) {
    let point = KeyPoint(point: "An error ends it", accept: ["rollback the transaction"])
    #expect(Self.finding(point, "Then you \(answer).").isSaid == isSaid)
  }

  private static let points = ["joins the tables", "locks the rows", "sorts the names"].map {
    KeyPoint(point: "It \($0)", accept: [$0])
  }
  private static let whole = "It joins the tables, it locks the rows, and it sorts the names."

  @Test func `two absolutes cap the suggestion`() {
    let rubric = Rubric(Self.points)
    #expect(rubric.hearing(of: Self.whole).suggested == .good)
    #expect(rubric.hearing(of: Self.whole + " It never fails.").suggested == .good)
    #expect(rubric.hearing(of: Self.whole + " It never fails, always.").suggested == .hard)
  }

  @Test func `thin evidence suggests no grade until points are ticked`() {
    let rubric = Rubric(
      ["tables", "rows", "names"].map {
        KeyPoint(point: "It is about \($0)", accept: ["\($0) are changed"], mention: [$0])
      })
    var hearing = rubric.hearing(
      of: "Tables are changed. Well, in such a system there are rows and names.")
    #expect(hearing.isHardToTell)
    #expect(hearing.suggested == nil)
    #expect(hearing.grade == .hard)
    hearing.tick([1, 2])
    #expect(hearing.suggested == .good)
  }
}

/// What the rest of an answer makes of what is hardly said.
@Suite struct SoundnessTests {
  private static let points = [
    KeyPoint(point: "It joins the tables", accept: ["joins the tables"]),
    KeyPoint(point: "It locks the rows", accept: ["locks the rows"]),
    KeyPoint(
      point: "Names come back sorted by age", accept: ["sorted by the age of each name"],
      mention: ["order of names"]),
  ]

  private static func third(_ answer: String) -> Rubric.Finding {
    Rubric(points).findings(in: answer)[2]
  }

  @Test(arguments: [
    ("It joins the tables and locks the rows.", true),
    ("It joins the tables. No index is needed, and the order doesn't matter.", false),
    ("It joins the tables, always and automatically.", false),
    ("It depends on the project.", false),
    ("It does not join the tables and never locks the rows.", false),
    ("", false),
  ])
  func `little is enough where other points are made, and nothing is dismissed or evaded`(
    rest: String, isSaid: Bool
  ) {
    let finding = Self.third("Names are sorted. " + rest)
    #expect(finding.isSaid == isSaid)
    #expect(finding.words.contains("sorted"))
  }

  @Test func `words of the question are no way of speaking`() {
    let lock = KeyPoint(point: "No lock is needed", accept: ["no lock is needed"])
    let rubric = Rubric([lock] + Self.points)
    let hearing = rubric.hearing(of: "No lock is needed. It joins the tables and is never slow.")
    #expect(hearing.findings.map(\.isSaid) == [true, true, false, false])
    #expect(!hearing.isAbsolute)
  }

  @Test(arguments: [
    ("A fk is needed.", true), ("A foreign key is needed.", true), ("A key is foreign.", false),
  ])
  func `what is typed short is read as it is said`(answer: String, isSaid: Bool) {
    let point = KeyPoint(point: "x", accept: ["needs a foreign key"])
    #expect(Rubric([point]).findings(in: answer)[0].isSaid == isSaid)
  }
}
