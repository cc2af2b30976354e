import Banks
import Lab
import Questions
import Testing

/// The bundled bank's solutions in Django, run as a learner's answers are, where this machine has Django.
@Suite(.enabled(if: PythonWithDjango.path != nil)) struct BundledExerciseTests {
  @Test func `every solution gives rows on both data, within the queries that are enough`() throws {
    let bank = try BundledBankReader.bank(BundledFile.all(of: "django"))
    for dataset in bank.datasets {
      guard let models = dataset.models, let sql = dataset.sql else { continue }
      let exercises = bank.questions.compactMap { ($0.body as? Exercise)?.task }
        .filter { $0.language == .orm && $0.dataset == dataset.name }
      let lab = ORMLab(
        Python(configured: PythonWithDjango.path, environment: [:]), app: dataset.name,
        models: models, scratch: "/tmp")
      for data in [sql, try #require(dataset.hiddenSQL)] {
        let jobs = exercises.map { ORMLab.Job(data: data, code: $0.solution) }
        for (exercise, result) in zip(exercises, try lab.runAll(jobs)) {
          let run = try result.get()
          #expect(run.tables != nil || !run.rows.rows.isEmpty, "\(exercise.solution)")
          #expect(run.queries <= exercise.maxQueries ?? .max, "\(exercise.solution)")
        }
      }
    }
  }
}
