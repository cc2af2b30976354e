internal import Lab
package import Questions
internal import TextAnalysis

/// Where answers that are code are run: the datasets of the banks in use, and the laboratory.
package struct Workbench: Sendable {
  private let library: Library
  private let tools: Tools
  private let python: Python
  private let hasORM: ORMProbe

  /// What the learner's machine gives to run with.
  package struct Tools: Sendable {
    /// The Python that was configured; nil for the one that is active.
    package var python: String?
    /// The command that judges answers in words; nil for none.
    package var judge: String?
    package var environment: [String: String]
    /// A folder in which each run may make one of its own.
    package var scratch: String
    /// Whether Python of a bank, by the bank's name, may be run.
    package var isTrusted: @Sendable (String) -> Bool

    package init(
      python: String? = nil, judge: String? = nil, environment: [String: String], scratch: String,
      isTrusted: @escaping @Sendable (String) -> Bool = { $0 == Bank.bundledName }
    ) {
      self.python = python
      self.judge = judge
      self.environment = environment
      self.scratch = scratch
      self.isTrusted = isTrusted
    }
  }

  package init(_ library: Library, _ tools: Tools) {
    self.library = library
    self.tools = tools
    python = Python(configured: tools.python, environment: tools.environment)
    hasORM = ORMProbe()
  }

  // MARK: Running

  /// What came of running something.
  enum Outcome<Product> {
    case ran(Product)
    /// It gave nothing to judge, and may be mended.
    case failed(String)
    /// It cannot be run on this machine: its learner grades it.
    case notRun(String)
  }

  /// Runs an answer to a question on the data shown and on hidden data; nil where there is nothing to run.
  ///
  /// `isStopped` is asked a few times a second, with the milliseconds gone.
  func outcome(
    of text: String, to question: Question, isStopped: (Int) -> Bool = { _ in false }
  ) -> Outcome<RunReport>? {
    bench(question).map { bench in
      outcome { () throws(LabFault) in
        try bench().report(on: text) { Interruption.came || isStopped($0) }
      }
    }
  }

  /// What an answer gives on the data shown, without being judged.
  func trial(
    of text: String, to question: Question, isStopped: (Int) -> Bool = { _ in false }
  ) -> Outcome<Trial>? {
    bench(question).map { bench in
      outcome { () throws(LabFault) in
        try bench().trial(of: text) { Interruption.came || isStopped($0) }
      }
    }
  }

  /// What the learner's own judge says of an answer in words; nil where none is asked.
  func verdict(
    on text: String, to question: Question, isStopped: (Int) -> Bool
  ) -> Outcome<Judge.Opinion>? {
    guard let command = tools.judge,
      case .byLearner(let points) = question.body.judge(.typed([text])),
      !points.isEmpty, text.contains(where: { !$0.isWhitespace })
    else { return nil }
    let judge = Judge(command, environment: tools.environment)
    do throws(Judge.Fault) {
      return .ran(
        try Interruption.watched { () throws(Judge.Fault) in
          try judge.verdict(on: text, to: question.prompt, points: points.map(\.point)) {
            Interruption.came || isStopped($0)
          }
        })
    } catch {
      return .failed(error.sentence.harmless)
    }
  }

  private func outcome<Product>(_ run: () throws(LabFault) -> Product) -> Outcome<Product> {
    do throws(LabFault) {
      return .ran(try Interruption.watched(run))
    } catch {
      let sentence = error.sentence.harmless
      return error.isMissingTool ? .notRun(sentence) : .failed(sentence)
    }
  }

  // MARK: What there is to run on

  /// Whether an answer can be judged without its learner: by the question itself, or by running it.
  package func canJudge(_ question: Question) -> Bool {
    guard Exercise.of(question) != nil else { return true }
    guard let bench = try? bench(question)?() else { return false }
    return !bench.needsPython || hasORM.answer { bench.isReady }
  }

  /// The tables of a question's data with their first rows; nil where there is nothing to run on.
  func tables(of question: Question) -> [(name: String, rows: Rows)]? {
    guard let exercise = Exercise.of(question), let sql = dataset(exercise, question)?.sql else {
      return nil
    }
    return try? SQLLab(dataset: sql).tables(sample: 3)
  }

  /// The source of the models that an answer may use; nil where it uses none.
  func models(of question: Question) -> String? {
    guard let exercise = Exercise.of(question), exercise.language == .orm else { return nil }
    return dataset(exercise, question)?.models
  }

  /// Runs the answers to a question, or says why its bank's must not be run; nil without its data.
  private func bench(_ question: Question) -> (() throws(LabFault) -> any Bench)? {
    guard let exercise = Exercise.of(question), let dataset = dataset(exercise, question),
      let sql = dataset.sql
    else { return nil }
    let hidden = dataset.hiddenSQL
    switch exercise.language {
    case .sql: return { () throws(LabFault) in SQLBench(exercise, shown: sql, hidden: hidden) }
    case .orm:
      guard let models = dataset.models, let bank = library.bank(of: question)?.name else {
        return nil
      }
      return { () throws(LabFault) in
        guard tools.isTrusted(bank) else { throw .untrusted(bank) }
        let lab = ORMLab(python, app: dataset.name, models: models, scratch: tools.scratch)
        return ORMBench(exercise, lab, shown: sql, hidden: hidden)
      }
    }
  }

  private func dataset(_ exercise: Exercise.Task, _ question: Question) -> Dataset? {
    library.bank(of: question)?.datasets.first { $0.name == exercise.dataset }
  }
}

extension Exercise.Task {
  /// The name of a file by which editors know the language.
  var fileName: String {
    switch language {
    case .sql: "answer.sql"
    case .orm: "answer.py"
    }
  }
}

extension Exercise {
  /// What is to be run for a question; nil for those of other kinds.
  static func of(_ question: Question) -> Task? {
    if case .running(let task) = question.body.authority { task } else { nil }
  }
}
