internal import Lab
package import Questions

/// Runs our own solutions, for those who check a bank.
package enum SolutionTrial {
  /// Why a solution in SQL fails on the data shown or on hidden data; nil when it does not.
  ///
  /// The file is named. Django's solutions are not run: that takes a Python, and trust in the bank.
  package static func fault(of exercise: Exercise.Task, on dataset: Dataset) -> String? {
    guard exercise.language == .sql else { return nil }
    let parts = [(dataset.sql, DatasetFile.Part.rows), (dataset.hiddenSQL, .hiddenRows)]
    for case (let sql?, let part) in parts {
      do throws(LabFault) {
        _ = try SQLLab(dataset: sql).rowsOfSolution(exercise.solution)
      } catch {
        return "fails on \(dataset.name)\(part.rawValue): \(error.sentence)"
      }
    }
    return nil
  }
}
