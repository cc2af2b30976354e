package import JSON

/// A query to be written, which is judged by running it.
package struct Exercise: QuestionBody {
  package var task: Task
  /// Markdown.
  package var explanation: String

  /// What is run, and what has to come out.
  package struct Task: Sendable, Equatable {
    package var language: Language
    /// The name of a dataset of the bank.
    package var dataset: String
    package var solution: String
    /// Whether the order of rows counts.
    package var isOrdered: Bool
    /// How many queries may be sent; nil where that does not count.
    package var maxQueries: Int?

    package init(
      language: Language, dataset: String, solution: String, isOrdered: Bool = false,
      maxQueries: Int? = nil
    ) {
      self.language = language
      self.dataset = dataset
      self.solution = solution
      self.isOrdered = isOrdered
      self.maxQueries = maxQueries
    }
  }

  package enum Language: String, CaseIterable, Sendable {
    case sql
    case orm = "django"

    /// As fences of code have it.
    package var fence: String {
      switch self {
      case .sql: "sql"
      case .orm: "python"
      }
    }
  }

  package init(_ task: Task, explanation: String) {
    self.task = task
    self.explanation = explanation
  }

  package static let kind = Kind(
    "query", title: "query to write", minutes: 5,
    judged:
      "Your query is run, on the data shown and on other data: right when the rows are equal, as a set "
      + "unless their order is asked for. Where it cannot be run, you grade it beside our solution."
  )
  package static let fieldNames = [
    "language", "dataset", "solution", "ordered", "maxQueries", "explanation",
  ]

  package init?(reading fields: inout FieldReader) {
    let language: Language? = fields.requiredCase("language")
    let dataset = fields.requiredText("dataset")
    let solution = fields.requiredText("solution")
    let isOrdered: Bool = fields.optional("ordered") ?? false
    let maxQueries: Int? = fields.optional("maxQueries")
    let explanation = fields.requiredText("explanation")
    // What stands for a field that cannot be read is asked for nothing but what else is wrong.
    self.init(
      Task(
        language: language ?? .sql, dataset: dataset ?? "", solution: solution ?? "",
        isOrdered: isOrdered, maxQueries: maxQueries), explanation: explanation ?? "")
  }

  package var json: [JSON.Field] {
    [
      JSON.Field(name: "language", value: .text(task.language.rawValue)),
      JSON.Field(name: "dataset", value: .text(task.dataset)),
      JSON.Field(name: "solution", value: .text(task.solution)),
    ] + (task.isOrdered ? [JSON.Field(name: "ordered", value: .bool(true))] : [])
      + (task.maxQueries.map { [JSON.Field(name: "maxQueries", value: .integer($0))] } ?? [])
      + [JSON.Field(name: "explanation", value: .text(explanation))]
  }

  package var texts: [BodyText] {
    [
      BodyText("solution", solutionBlock, .answer),
      BodyText("explanation", explanation, .explanation),
    ]
  }

  package var flaws: [Flaw] {
    let texts = [("solution", task.solution), ("explanation", explanation)]
    return (Slug.isValid(task.dataset) ? [] : [Flaw("dataset", .notASlug(task.dataset))])
      + texts.filter { $1.isEmpty }.map { Flaw(FieldPath($0.0), .empty) }
      + (task.maxQueries ?? 1 < 1
        ? [Flaw("maxQueries", .belowOne(task.maxQueries ?? 0))] : [])
  }

  package func mapping(_ change: (String) -> String) -> Exercise {
    var exercise = self
    exercise.task.dataset = change(task.dataset)
    exercise.task.solution = change(task.solution)
    exercise.explanation = change(explanation)
    return exercise
  }

  private var solutionBlock: String {
    let lines = task.solution.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    return AnswerShape.Code.fenced(lines.map(String.init), language: task.language.fence)
  }

  package var shape: AnswerShape { .type(.atLength) }

  package var authority: Authority { .running(task) }

  package func judge(_ response: Response) -> Verdict { .byRunning(task) }

  package var solution: Solution {
    var solution = Solution()
    solution.answer = solutionBlock
    solution.explanation = explanation
    return solution
  }
}
