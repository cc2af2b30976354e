import Questions
import Testing

@testable import BankLint

extension RuleExample {
  static let exerciseData = RuleExample(
    .exerciseData,
    failing: ExerciseDataTests.bank { _, _ in ExerciseFault(field: "solution", "fails") },
    "orm.json: loading: solution: fails", passing: ExerciseDataTests.bank { _, _ in nil })
}

enum ExerciseDataTests {
  static func bank(_ trial: @escaping ExerciseTrial) -> LintedBank {
    let task = Exercise.Task(language: .sql, dataset: "shop", solution: "select 1")
    var bank = LintedBank(Sample.question("Give one.", Exercise(task, explanation: "It is one.")))
    bank.faultOfExercise = trial
    return bank
  }
}
