import Questions
import Testing

@Suite struct ShortAnswerTests {
  private static func mark(_ blanks: [Blank], _ typed: [String]) -> Mark? {
    let body = ShortAnswer(blanks: blanks, explanation: "so")
    if case .marked(let mark) = body.judge(.typed(typed)) { return mark }
    return nil
  }

  private static func outcome(_ accept: [String], _ typed: String, exact: Bool = false)
    -> Mark.Outcome?
  {
    mark([Blank(accept: accept, isExact: exact, why: "so")], [typed])?.outcome
  }

  @Test(arguments: [
    ("3", "3", Mark.Outcome.right), ("3", " 3 ", .right), ("3", "4", .wrong), ("3", "", .wrong),
    ("3", "33", .wrong), ("QuerySet", "queryset", .right), ("two  rows", "Two rows", .right),
    ("two rows", "tworows", .wrong), ("a = 'x'", "a=\"x\"", .right),
    ("f(a, b)", "f( a,b )", .right), ("café", "cafe", .right), ("-1", "- 1", .right),
    ("1 2", "12", .wrong), ("x", "х", .wrong),
  ])
  func `case, white space and the kind of quotes do not count`(
    accept: String, typed: String, outcome: Mark.Outcome
  ) {
    #expect(Self.outcome([accept], typed) == outcome)
  }

  @Test(arguments: [
    ("__in", "__in", Mark.Outcome.right), ("__in", "__IN", .wrong), ("__in", " __in\n", .right),
    ("a b", "a  b", .wrong), ("'x'", "\"x\"", .wrong), ("select", "selet", .wrong),
  ])
  func `they do where they are the point`(accept: String, typed: String, outcome: Mark.Outcome) {
    #expect(Self.outcome([accept], typed, exact: true) == outcome)
  }

  @Test func `any accepted text is right, and the first is shown`() {
    #expect(Self.outcome(["3", "three"], "Three") == .right)
    let body = ShortAnswer(
      blanks: [Blank(accept: ["3", "three"], why: "Count.")], explanation: "so")
    #expect(body.solution.right == .typed(["3"]))
    #expect(body.solution.reasons == [0: "Count."])
    #expect(body.rightTexts == ["`3`"])
  }

  @Test(arguments: [
    (["a", "b"], Mark.Outcome.right, 1.0), (["a", "x"], .wrong, 0.5), (["", ""], .wrong, 0),
    (["a"], .wrong, 0), (["b", "a"], .wrong, 0),
  ])
  func `the score is the share of blanks`(typed: [String], outcome: Mark.Outcome, score: Double) {
    let blanks = ["a", "b"].map { Blank(accept: [$0], why: "so") }
    let mark = Self.mark(blanks, typed)
    #expect(mark?.outcome == outcome)
    #expect(mark?.score == score)
  }

  @Test func `what is close counts, and each blank says what came of it`() {
    let blanks = ["select_related", "b", "c"].map { Blank(accept: [$0], why: "so") }
    let close = Self.mark(blanks, ["select_realted", "b", "c"])
    #expect(close == Mark(.close, score: 1, blanks: [.close, .right, .right]))
    let wrong = Self.mark(blanks, ["select_realted", "b", "x"])
    #expect(wrong == Mark(.wrong, score: 2.0 / 3, blanks: [.close, .right, .wrong]))
  }

  @Test func `another shape of answer is wrong`() {
    let body = ShortAnswer(blanks: [Blank(accept: ["a"], why: "so")], explanation: "so")
    #expect(body.judge(.picked([0])) == .marked(Mark(.wrong, score: 0)))
  }

  static let gaps: [(prompt: String, accept: String, typed: String, outcome: Mark.Outcome)] = [
    ("`manage.py check --____`", "deploy", "--deploy", .right),
    ("`manage.py check --____`", "deploy", "deploy", .right),
    ("`manage.py check --____`", "deploy", "-deploy", .right),
    ("`manage.py check --____`", "deploy", "--deplyo", .close),
    ("`manage.py check --____`", "deploy", "check --deploy", .wrong),
    ("@____(Book)", "admin.register", "@admin.register", .right),
    ("@admin.____(Book)", "register", "@admin.register(Book)", .right),
    ("@admin.____(Book)", "register", "admin.register", .right),
    ("@admin.____(Book)", "register", "site.register", .wrong),
    ("x = ____()", "list", "list()", .right), ("Which one?", "deploy", "--deploy", .wrong),
    ("--____", "deploy", "--", .wrong), ("name____name", "in", "namein", .right),
    ("price_____x", "in", "_in", .wrong),
  ]

  @Test(arguments: gaps)
  func `what the prompt shows beside a gap may be typed along`(
    prompt: String, accept: String, typed: String, outcome: Mark.Outcome
  ) throws {
    let file = """
      {"format":2,"bank":"b","topic":"t","title":"T","questions":[{"id":"q","kind":"short","prompt":"\(prompt)",
      "blanks":[{"accept":["\(accept)"],"why":"So."}],"explanation":"So."}]}
      """
    let topic = try #require(try BankFile(Array(file.utf8), path: "t.json").topic)
    let verdict = try #require(topic.questions.first).body.judge(.typed([typed]))
    #expect(verdict.outcome == outcome)
  }

  @Test func `each of several gaps has its own surroundings`() throws {
    let file = """
      {"format":2,"bank":"b","topic":"t","title":"T","questions":[{"id":"q","kind":"short",
      "prompt":"`$____ -m ____`","blanks":[{"accept":["python"]},{"accept":["venv"]}],"explanation":"So."}]}
      """
    let topic = try BankFile(Array(file.utf8), path: "t.json").topic
    let body = try #require(topic?.questions.first).body
    #expect(body.judge(.typed(["$python", "venv`"])) == body.judge(.typed(["python", "venv"])))
  }
}

extension BankFile {
  fileprivate var topic: TopicFile? { if case .topic(let topic) = self { topic } else { nil } }
}

extension Verdict {
  fileprivate var outcome: Mark.Outcome? {
    if case .marked(let mark) = self { mark.outcome } else { nil }
  }
}
