internal import Formats
internal import Parallelism
internal import Questions

extension BankFolder {
  /// The folder that some files make up, and what keeps some of them, or a part of them, from being read.
  static func read(
    _ files: [BankPart], isSound: Bool = false
  ) -> (folder: BankFolder, problems: [BankProblem]) {
    var folder = BankFolder()
    var problems: [BankProblem] = []
    let read = files.concurrentMap { file -> Result<BankFile, BankProblem> in
      do throws(BankProblem) {
        return .success(try BankFile(file.bytes, path: file.name, isSound: isSound))
      } catch {
        return .failure(error)
      }
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
