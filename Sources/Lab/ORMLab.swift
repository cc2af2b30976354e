private import DjangoRunner
internal import Files
internal import JSON

/// Runs a learner's Django code in a Python of their own: in a child process, on a database in memory.
///
/// What keeps it apart is in runner.py and in ``ChildProcess``.
package struct ORMLab: Sendable {
  private let python: Python
  private let app: String
  private let models: String
  private let limits: LabLimits
  private let scratch: String

  /// `models` are the source of the models of the app of the name; each run has a folder of its own in `scratch`.
  package init(
    _ python: Python, app: String, models: String, scratch: String,
    limits: LabLimits = .orm
  ) {
    self.python = python
    self.app = String(app.map { $0 == "-" ? "_" : $0 })
    self.models = models
    self.scratch = scratch
    self.limits = limits
  }

  /// What Python may take before it runs anything.
  private static let startingSeconds = 5.0

  /// Code, and the SQL that makes the tables it runs on.
  package struct Job: Sendable, Equatable {
    package let data: String
    package let code: String

    package init(data: String, code: String) {
      self.data = data
      self.code = code
    }
  }

  /// What came of each job, in order, up to the first that gave no rows; with no jobs it is only seen whether
  /// there is a Python with Django.
  package func run(
    _ jobs: [Job], isStopped: (Int) -> Bool = { _ in false }
  ) throws(LabFault) -> [Result<ORMRun, LabFault>] {
    try results(of: jobs, all: false, isStopped)
  }

  /// The same for jobs that have nothing to do with each other: each has its own time, and none stops another.
  package func runAll(_ jobs: [Job]) throws(LabFault) -> [Result<ORMRun, LabFault>] {
    try results(of: jobs, all: true) { _ in false }
  }

  private func results(
    of jobs: [Job], all: Bool, _ isStopped: (Int) -> Bool
  ) throws(LabFault) -> [Result<ORMRun, LabFault>] {
    let lines = try output(jobs, all: all, isStopped).split(separator: UInt8(ascii: "\n"))
    var results: [Result<ORMRun, LabFault>] = []
    var isReady = false
    for line in lines {
      guard let root = try? JSONDocument(Array(line)).root, root.isObject else { continue }
      if let problem = root["problem"]?.text { throw self.problem(problem, root) }
      if root["django"] != nil {
        isReady = true
      } else {
        results.append(ORMRun.result(root, limits))
      }
    }
    guard isReady else { throw .noPython(python.path) }
    return results
  }

  /// Whether there is a Python with Django that answers soon.
  package var isReady: Bool { (try? run([], isStopped: { $0 > Self.patience })) != nil }

  /// Milliseconds for which nobody minds waiting before an interview.
  private static let patience = 4000

  private func task(_ jobs: [Job], all: Bool, _ folder: String) -> JSON {
    [
      "all": .bool(all),
      "app": .text(app), "models": .text(models), "folder": .text(folder),
      "seconds": .number(limits.seconds), "memory": .integer(limits.memory),
      "output": .integer(limits.text), "rows": .integer(limits.rows),
      "jobs": .list(jobs.map { ["data": .text($0.data), "code": .text($0.code)] }),
    ]
  }

  private func output(
    _ jobs: [Job], all: Bool, _ isStopped: (Int) -> Bool
  ) throws(LabFault) -> [UInt8] {
    let folder = "\(scratch)/prep-\(String(UInt64.random(in: .min ... .max), radix: 36))"
    guard (try? Files.makePrivateFolder(folder)) != nil else {
      throw .dataset("the folder \(folder) cannot be made")
    }
    defer { Files.removeFolder(folder) }
    let process = ChildProcess(
      program: python.path,
      arguments: ["-I", "-B", "-X", "utf8", "-c", String(cString: djangoRunner())],
      environment: python.environment)
    // A Python that hangs before it runs anything is ended here, a job that hangs by the runner.
    let seconds = limits.seconds * Double(all ? max(1, jobs.count) : 1) + Self.startingSeconds
    let bounds = ChildProcess.Limits(seconds: seconds, output: (jobs.count + 1) * 2 * limits.text)
    do throws(ChildProcess.Fault) {
      return try process.output(
        for: Array("\(task(jobs, all: all, folder))\n".utf8), keepsInputOpen: true, bounds,
        isStopped: isStopped)
    } catch {
      switch error {
      case .cannotStart: throw .noPython(python.path)
      case .tooLong(let printed) where printed.isEmpty: throw .silentPython(python.path)
      case .tooLong: throw .tooLong(seconds: limits.seconds)
      case .tooMuchOutput: throw .tooMuchText
      case .stopped: throw .stopped
      }
    }
  }

  private func problem(_ name: String, _ root: JSONNode) -> LabFault {
    switch name {
    case "noDjango": .noDjango(python.path)
    case "oldDjango": .oldDjango(python.path, version: root["version"]?.text ?? "")
    default: .dataset(root["message"]?.text ?? "")
    }
  }
}
