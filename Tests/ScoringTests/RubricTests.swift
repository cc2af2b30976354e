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
    ("query of a single kind", [false, false, false]),
  ])
  func `a point is said in any word form unless it is negated`(answer: String, said: [Bool]) {
    #expect(rubric.said(in: answer) == said)
  }

  @Test(arguments: [
    ([], Grade.again), ([false, false], .again), ([true, false, false], .again),
    ([true, false], .hard), ([true, true, true, false], .good), ([true, true], .good),
  ])
  func `the share of points suggests a grade`(said: [Bool], grade: Grade) {
    #expect(Rubric.suggestion(said: said) == grade)
  }

  @Test(arguments: [
    ([true, false], Grade.good, 0.5), ([false, false], .again, 0), ([false, false], .good, 1),
    ([true, true], .again, 1),
  ])
  func `the score is the share of points, or the grade's word`(
    said: [Bool], grade: Grade, score: Double
  ) {
    #expect(Rubric.score(said: said, grade) == score)
  }
}
