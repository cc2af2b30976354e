internal import BankLint
internal import Banks
internal import Files
internal import Questions
internal import Sittings

/// What keeps the queries of some files from being judged: data that is missing, or a solution that fails on it.
struct ExerciseCheck: Sendable {
  /// The datasets of each folder of a bank, by the folder.
  private var datasets: [String: [Dataset]] = [:]
  /// Where there is no folder to look in.
  private let bundled: [Dataset]

  init(bundled: [Dataset]) { self.bundled = bundled }

  /// Reads the datasets that lie beside a file, once for each folder.
  mutating func look(beside path: String) {
    let folder = Files.folder(of: path)
    guard datasets[folder] == nil else { return }
    var bank = BankFolder()
    for name in DatasetFile.names(in: folder) {
      let path = "\(folder)/\(name)"
      guard let bytes = try? Files.read(path), let file = DatasetFile(bytes, path: path) else {
        continue
      }
      bank.add(.dataset(file), path: path)
    }
    datasets[folder] = bank.datasets
  }

  func fault(of exercise: Exercise.Task, in file: String) -> ExerciseFault? {
    let known = datasets[Files.folder(of: file)] ?? bundled
    guard let dataset = known.first(where: { $0.name == exercise.dataset }), dataset.sql != nil
    else {
      return ExerciseFault(
        field: "dataset", "the bank has no \(DatasetFile.folder)/\(exercise.dataset).sql")
    }
    if exercise.language == .orm, dataset.models == nil {
      return ExerciseFault(
        field: "dataset",
        "the bank has no \(DatasetFile.folder)/\(exercise.dataset).py, which holds the models")
    }
    return SolutionTrial.fault(of: exercise, on: dataset).map {
      ExerciseFault(field: "solution", $0)
    }
  }
}
