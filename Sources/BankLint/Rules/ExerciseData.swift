package import Questions

extension LintRule {
  static let exerciseData = LintRule(
    "exercise-data",
    "A query has its dataset, and our solution runs on it, so that answers can be judged."
  ) { bank in
    bank.files.enumerated().flatMap { file, content in
      content.questions.enumerated().compactMap { index, question -> PlacedFinding? in
        guard let exercise = question.question.body as? Exercise,
          let fault = bank.faultOfExercise(exercise.task, content.name)
        else { return nil }
        let place = LintPlace.file(file, .question(index, FieldPath(fault.field)))
        return PlacedFinding(place: place, text: fault.text)
      }
    }
  }
}

/// Why a query cannot be judged: in which field, and what is wrong with it.
package struct ExerciseFault: Sendable, Equatable {
  let field: String
  let text: String

  package init(field: String, _ text: String) {
    self.field = field
    self.text = text
  }
}

/// Finds what keeps an exercise of a file from being judged; nil when nothing does.
package typealias ExerciseTrial = @Sendable (Exercise.Task, _ file: String) -> ExerciseFault?
