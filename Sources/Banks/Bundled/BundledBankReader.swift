internal import JSON
internal import Parallelism
package import Questions
internal import TextAnalysis

/// Reads the files of the bank that comes with the program.
package enum BundledBankReader {
  /// The bank that bundled files make up.
  package static func bank(_ files: [BundledFile]) throws(BankError) -> Bank {
    try folder(files).bank(named: Bank.bundledName, from: .bundled)
  }

  /// The files read; throws every problem that keeps one from being read.
  package static func folder(_ bundled: [BundledFile]) throws(BankError) -> BankFolder {
    var problems: [BankProblem] = []
    var folder = BankFolder()
    // Decoding takes longer than all else at the start of a command.
    // Tests hold the program's own files against every rule.
    let files = bundled.concurrentMap {
      BankFile.reading($0.text, path: $0.pathRead, isSound: $0.text.isInImage)
    }
    for (file, read) in zip(bundled, files) {
      switch read {
      case .success(let content): folder.add(content, path: file.pathRead)
      case .failure(let problem): problems.append(problem)
      }
    }
    guard problems.isEmpty else { throw .unsound(problems) }
    return folder
  }
}
