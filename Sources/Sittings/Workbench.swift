internal import Lab
package import Questions

/// Where answers that are code are run: the datasets of the banks in use, and the laboratory.
package struct Workbench: Sendable {
  private let library: Library
  private let limits: LabLimits

  package init(_ library: Library) {
    self.library = library
    limits = LabLimits()
  }

  /// Whether an answer can be judged without its learner: by the question itself, or by running it.
  package func canJudge(_ question: Question) -> Bool {
    Self.task(of: question).map { lab($0, question) != nil } ?? true
  }

  /// Runs an answer to a question on the data shown and on hidden data; nil where it cannot be run, a sentence
  /// where it gave nothing to judge.
  func report(on question: Question, _ text: String) -> Result<RunReport, Sentence>? {
    guard let task = Self.task(of: question), let shown = lab(task, question) else { return nil }
    return attempt { () throws(LabFault) -> RunReport in
      let mayWrite = !shown.onlyReads(task.solution)
      let got = try shown.rows(of: text, mayWrite: mayWrite)
      let wanted = try shown.rows(of: task.solution, mayWrite: mayWrite)
      return RunReport(
        got: got, wanted: wanted, isOrdered: task.isOrdered,
        isRightOnHidden: isRight(text, task, question, mayWrite: mayWrite),
        maxQueries: task.maxQueries)
    }
  }

  /// Whether the rows are right on data that the learner has not seen; nil where there is none.
  ///
  /// What fails there and not on the data shown is wrong.
  private func isRight(
    _ text: String, _ task: Exercise.Task, _ question: Question, mayWrite: Bool
  ) -> Bool? {
    guard let hidden = lab(task, question, \.hiddenSQL) else { return nil }
    guard let got = try? hidden.rows(of: text, mayWrite: mayWrite),
      let wanted = try? hidden.rows(of: task.solution, mayWrite: mayWrite)
    else { return false }
    return RowDifference(got: got, wanted: wanted, inOrder: task.isOrdered).isEmpty
  }

  /// The rows that a text gives on the data shown, without being judged.
  func trial(of question: Question, _ text: String) -> Result<Rows, Sentence>? {
    guard let task = Self.task(of: question), let lab = lab(task, question) else { return nil }
    return attempt { () throws(LabFault) -> Rows in
      try lab.rows(of: text, mayWrite: !lab.onlyReads(task.solution))
    }
  }

  /// The tables of a question's data with their first rows; nil where there is nothing to run on.
  func tables(of question: Question) -> [(name: String, rows: Rows)]? {
    guard let task = Self.task(of: question) else { return nil }
    return lab(task, question).flatMap { try? $0.tables(sample: 3) }
  }

  struct Sentence: Error, Equatable {
    let text: String
  }

  private func attempt<Value>(_ run: () throws(LabFault) -> Value) -> Result<Value, Sentence> {
    do throws(LabFault) {
      return .success(try run())
    } catch {
      return .failure(Sentence(text: error.sentence))
    }
  }

  private static func task(of question: Question) -> Exercise.Task? {
    if case .byRunning(let task) = question.body.judge(.typed([""])) { task } else { nil }
  }

  /// Where SQL of a task is run; nil without its dataset.
  private func lab(
    _ task: Exercise.Task, _ question: Question, _ part: KeyPath<Dataset, String?> = \.sql
  ) -> SQLLab? {
    guard task.language == .sql, let dataset = dataset(task, question),
      let sql = dataset[keyPath: part]
    else { return nil }
    return SQLLab(dataset: sql, limits: limits)
  }

  private func dataset(_ task: Exercise.Task, _ question: Question) -> Dataset? {
    library.bank(of: question)?.datasets.first { $0.name == task.dataset }
  }
}
