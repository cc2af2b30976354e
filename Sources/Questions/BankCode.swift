internal import JSON

extension Bank {
  /// Everything in the bank that would be run as a program on the learner's machine, word for word; nil where there is
  /// nothing of that kind.
  ///
  /// That is Python: models, and answers in the ORM's language with the data they run on. SQL is run in memory, by
  /// SQLite alone.
  package var code: String? {
    let exercises = questions.compactMap { question in
      (question.body as? Exercise).flatMap { $0.task.language == .orm ? (question, $0.task) : nil }
    }
    let models = datasets.filter { $0.models != nil }
    guard !exercises.isEmpty || !models.isEmpty else { return nil }
    let names = Set(exercises.map(\.1.dataset)).union(models.map(\.name))
    let data = datasets.filter { names.contains($0.name) }.sorted { $0.name < $1.name }
    let json: JSON = [
      "datasets": .list(data.map(\.json)),
      "solutions": .list(
        exercises.sorted { $0.0.id < $1.0.id }.map { question, task in
          [
            "id": .text(question.id), "dataset": .text(task.dataset),
            "solution": .text(task.solution),
          ]
        }),
    ]
    return json.description
  }
}

extension Dataset {
  fileprivate var json: JSON {
    [
      "name": .text(name), "sql": .text(sql), "hidden": .text(hiddenSQL), "models": .text(models),
    ]
  }
}
