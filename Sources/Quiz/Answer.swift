package import Questions
package import Scoring

/// One question answered and graded.
package struct Answer: Sendable, Equatable {
  package let question: Question
  /// Nil when it was not known.
  package let given: Response?
  package let grade: Grade
  /// 0 to 1.
  package let score: Double
  /// From showing the question to the answer.
  package let seconds: Double
  package let at: Instant
  /// Why it got its grade, when a table decided that and not the reader.
  package let reason: String?
  /// What came of running it, where it was run.
  package let report: RunReport?
  /// The places of the key points that a judge of the learner's own heard; nil where none was asked.
  package let said: Set<Int>?
  /// What its learner graded it by, with the ticks; nil where the question decides.
  package let comparison: Session.Comparison?
  /// The sentence of that judge.
  package let remark: String?

  package init(
    question: Question, given: Response?, grade: Grade, score: Double, seconds: Double, at: Instant,
    reason: String? = nil, report: RunReport? = nil, said: Set<Int>? = nil,
    comparison: Session.Comparison? = nil, remark: String? = nil
  ) {
    self.question = question
    self.given = given
    self.grade = grade
    self.score = score
    self.seconds = seconds
    self.at = at
    self.reason = reason
    self.report = report
    self.said = said
    self.comparison = comparison
    self.remark = remark
  }

  /// What it is worth where the question itself can tell.
  package var mark: Mark? {
    if let report { return report.mark }
    guard let given, case .marked(let mark) = question.body.judge(given) else { return nil }
    return mark
  }

  /// What it says of each key point: as the judge heard it, else as the rubric does.
  package var findings: [Rubric.Finding] {
    let points = question.body.solution.keyPoints
    guard let said else { return Rubric(points).findings(in: given?.text ?? "") }
    return Rubric.Finding.said(said, of: points.count)
  }

  /// Whether the answer counts as right: what was right by a guess is graded again, and is not wrong.
  package var isRight: Bool { mark?.isRight ?? (grade != .again) }

  package var couldBeGuessed: Bool { question.body.shape.canBeGuessed }

  package var scoreCorrectedForGuessing: Double { mark?.scoreCorrectedForGuessing ?? score }

  /// What was answered, in words.
  package var givenTexts: [String] { given.map(question.body.shape.texts) ?? [] }

  /// Why a right answer got another grade than good.
  package var noteworthyReason: String? { isRight && grade != .good ? reason : nil }
}
