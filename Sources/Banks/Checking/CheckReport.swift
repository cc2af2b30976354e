internal import BankLint
package import JSON
package import Questions
internal import TextAnalysis

/// What a check found: problems, advice, and how much there was to check.
package struct CheckReport {
  /// What keeps a question from being asked, or a bundled bank from being sent in.
  package let errors: [BankProblem]
  /// What would make a bank of somebody's own better.
  private let advice: [BankProblem]
  private let files: Int
  private let questions: Int

  package init(_ checked: CheckedFiles, isStrict: Bool) {
    func isError(_ problem: BankProblem) -> Bool {
      guard case .rule(let name, _) = problem.reason, !LintRule.needed.contains(name) else {
        return true
      }
      return isStrict || checked.isGated(problem.file)
    }
    let problems = checked.problems
    errors = problems.filter(isError)
    advice = problems.filter { !isError($0) }
    files =
      Set(checked.folder.topics.map(\.name)).union(checked.foreignLines.keys).count
      + checked.unreadable.count
    questions = checked.folder.topics.map(\.file.questions.count).reduce(0, +)
  }

  package var hasFiles: Bool { files > 0 }

  package var text: String {
    (errors.map(\.description.harmless)
      + advice.map { "advice: " + $0.description.harmless } + [summary])
      .joined(separator: "\n")
  }

  private var summary: String {
    let found = errors.isEmpty ? "no problems" : counted(errors.count, "problem")
    let more = advice.isEmpty ? "" : ", \(counted(advice.count, "suggestion"))"
    return "\(counted(files, "file")), \(counted(questions, "readable question")), \(found)\(more)"
  }

  package var json: JSON {
    .list(errors.map { row($0, isAdvice: false) } + advice.map { row($0, isAdvice: true) })
  }

  private func row(_ problem: BankProblem, isAdvice: Bool) -> JSON {
    [
      "file": .text(problem.file), "line": .integer(problem.line),
      "column": .integer(problem.column), "question": .text(problem.question),
      "field": .text(problem.field), "rule": .text(problem.reason.ruleName),
      "problem": .text(problem.reason.description), "advice": .bool(isAdvice),
    ]
  }
}
