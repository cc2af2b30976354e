internal import Lab
internal import Questions

/// Runs the answers to one exercise.
protocol Bench {
  /// Whether the learner's machine may lack what it takes.
  var needsPython: Bool { get }

  /// Whether it has it; takes a moment where that has to be tried.
  var isReady: Bool { get }

  /// On the data shown and on hidden data, held against the solution.
  func report(on text: String, isStopped: (Int) -> Bool) throws(LabFault) -> RunReport

  /// On the data shown alone.
  func trial(of text: String, isStopped: (Int) -> Bool) throws(LabFault) -> Trial
}

/// What an answer gives that is not judged.
struct Trial: Equatable {
  let rows: Rows
  /// What it had sent; empty where the answer itself is what is sent.
  var sent: [SentQuery] = []
}

/// SQL, run in this process.
struct SQLBench: Bench {
  private let exercise: Exercise.Task
  private let shown: SQLLab
  private let hidden: SQLLab?

  /// Asked when something is run, since it takes the tables.
  private var mayWrite: Bool { !shown.onlyReads(exercise.solution) }

  var needsPython: Bool { false }
  var isReady: Bool { true }

  init(_ exercise: Exercise.Task, shown: String, hidden: String?) {
    self.exercise = exercise
    self.shown = SQLLab(dataset: shown)
    self.hidden = hidden.map { SQLLab(dataset: $0) }
  }

  func report(on text: String, isStopped: (Int) -> Bool) throws(LabFault) -> RunReport {
    let mayWrite = mayWrite
    let got = try shown.rows(of: text, mayWrite: mayWrite, isStopped: isStopped)
    let wanted = try shown.rows(of: exercise.solution, mayWrite: mayWrite)
    return RunReport(
      got: got, wanted: wanted, isOrdered: exercise.isOrdered,
      isRightOnHidden: try isRightOnHidden(text, mayWrite, isStopped),
      maxQueries: exercise.maxQueries)
  }

  /// What fails on hidden data and not on the data shown is wrong.
  private func isRightOnHidden(
    _ text: String, _ mayWrite: Bool, _ isStopped: (Int) -> Bool
  ) throws(LabFault) -> Bool? {
    guard let hidden else { return nil }
    let got: Rows
    do throws(LabFault) {
      got = try hidden.rows(of: text, mayWrite: mayWrite, isStopped: isStopped)
    } catch {
      if error == .stopped { throw error }
      return false
    }
    let wanted = try hidden.rows(of: exercise.solution, mayWrite: mayWrite)
    return RowDifference(got: got, wanted: wanted, inOrder: exercise.isOrdered).isEmpty
  }

  func trial(of text: String, isStopped: (Int) -> Bool) throws(LabFault) -> Trial {
    Trial(rows: try shown.rows(of: text, mayWrite: mayWrite, isStopped: isStopped))
  }
}

/// Django's ORM, run in the learner's Python.
struct ORMBench: Bench {
  private let exercise: Exercise.Task
  private let lab: ORMLab
  private let shown: String
  private let hidden: String?

  init(_ exercise: Exercise.Task, _ lab: ORMLab, shown: String, hidden: String?) {
    self.exercise = exercise
    self.lab = lab
    self.shown = shown
    self.hidden = hidden
  }

  var needsPython: Bool { true }
  var isReady: Bool { lab.isReady }

  /// Our solution comes first: where it writes, what stands in the tables is compared.
  func report(on text: String, isStopped: (Int) -> Bool) throws(LabFault) -> RunReport {
    let jobs = [shown, hidden].compactMap(\.self).flatMap { data in
      [exercise.solution, text].map { ORMLab.Job(data: data, code: $0) }
    }
    let runs = try lab.run(jobs, isStopped: isStopped)
    guard let first = runs.first else { throw .died }
    let ours = try solution(first)
    guard runs.count > 1 else { throw .died }
    let theirs = try runs[1].get()
    return RunReport(
      got: theirs.compared, wanted: ours.compared, isOrdered: exercise.isOrdered,
      isRightOnHidden: try isRightOnHidden(runs.dropFirst(2)), queries: theirs.queries,
      maxQueries: exercise.maxQueries, sent: theirs.sent)
  }

  private func isRightOnHidden(
    _ runs: ArraySlice<Result<ORMRun, LabFault>>
  ) throws(LabFault) -> Bool? {
    guard hidden != nil, let first = runs.first else { return nil }
    let ours = try solution(first)
    guard runs.count > 1, case .success(let theirs)? = runs.last else { return false }
    return RowDifference(
      got: theirs.compared, wanted: ours.compared, inOrder: exercise.isOrdered
    ).isEmpty
  }

  /// A solution that fails is the bank's fault and not the learner's.
  private func solution(_ run: Result<ORMRun, LabFault>) throws(LabFault) -> ORMRun {
    switch run {
    case .success(let run): return run
    case .failure(let fault): throw .dataset("our solution fails: \(fault.sentence)")
    }
  }

  func trial(of text: String, isStopped: (Int) -> Bool) throws(LabFault) -> Trial {
    let runs = try lab.run([ORMLab.Job(data: shown, code: text)], isStopped: isStopped)
    guard let run = try runs.first?.get() else { throw .died }
    return Trial(rows: run.rows, sent: run.sent)
  }
}

extension ORMRun {
  fileprivate var compared: Rows { tables ?? rows }
}
