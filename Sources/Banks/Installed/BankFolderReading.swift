internal import Formats
internal import JSON
internal import Parallelism
internal import Questions

extension BankFolder {
  /// The folder that some files make up, and what keeps some of them, or a part of them, from being read.
  static func read(
    _ files: [BankPart], isSound: Bool = false
  ) -> (folder: BankFolder, problems: [BankProblem]) {
    var folder = BankFolder()
    var problems: [BankProblem] = []
    let read = files.concurrentMap {
      BankFile.reading(JSONText($0.bytes), path: $0.name, isSound: isSound)
    }
    for (file, result) in zip(files, read) {
      switch result {
      case .success(let content):
        folder.add(content, path: file.name)
        problems += content.problems(file: file.name)
      case .failure(let problem): problems.append(problem)
      }
    }
    return (folder, problems)
  }
}
