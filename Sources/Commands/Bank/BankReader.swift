internal import TextAnalysis
internal import Questions

/// Reads the files of the bank that comes with the program.
enum BankReader {
  /// The bank that bundled files make up.
  static func bank(_ files: [BundledFile]) throws -> Bank {
    try folder(files).bank(named: Bank.bundledName, from: .bundled)
  }

  /// The files read; throws every problem that keeps one from being read.
  static func folder(_ bundled: [BundledFile]) throws -> BankFolder {
    var problems: [BankProblem] = []
    var folder = BankFolder()
    // Decoding takes longer than all else at the start of a command.
    let (datasets, others) = (bundled.filter(\.isDataset), bundled.filter { !$0.isDataset })
    for file in datasets {
      let name = String(file.name.dropLast(Dataset.ending.count))
      folder.add(Dataset(name: name, sql: String(decoding: file.bytes, as: UTF8.self)))
    }
    for (file, read) in zip(others, others.concurrentMap(read)) {
      switch read {
      case .success(let content): folder.add(content, path: file.name)
      case .failure(let problem): problems.append(problem)
      }
    }
    guard problems.isEmpty else { throw Failure.bank(problems) }
    return folder
  }

  @Sendable private static func read(_ file: BundledFile) -> Result<BankFile, BankProblem> {
    do throws(BankProblem) {
      // Tests hold the program's own files against every rule.
      return .success(try BankFile(file.bytes, path: file.name, isSound: file.isInImage))
    } catch {
      return .failure(error)
    }
  }
}

extension BundledFile {
  /// Whether it makes the data of exercises, and holds no questions.
  fileprivate var isDataset: Bool {
    path.contains(text: "/\(Dataset.folder)/") && name.hasSuffix(Dataset.ending)
  }
}
