internal import JSON
package import Questions

/// Holds bank files against every rule.
package struct Linter: Sendable {
  private let bank: LintedBank

  /// Files to report on, and neighbours of the same bank that they must get along with.
  ///
  /// When the files are the whole bank, the syllabus and the figures of all questions count too; `trial` runs
  /// the solutions of exercises.
  package init(
    _ files: [CrossCheck.NamedFile], neighbours: [CrossCheck.NamedFile] = [], syllabus: Syllabus,
    syllabusName: String = "syllabus.json", isWholeBank: Bool,
    trial: @escaping ExerciseTrial = { _, _ in nil }
  ) {
    self.init(
      LintedBank(
        files: files.map { LintedFile($0, syllabus: syllabus) },
        neighbours: neighbours.map { LintedFile($0, syllabus: syllabus) },
        syllabusItems: syllabus.items.map(\.id), syllabusName: syllabusName, isWhole: isWholeBank,
        faultOfExercise: trial))
  }

  init(_ bank: LintedBank) {
    self.bank = bank
  }

  /// The findings file by file, each file's in the order of its text; those of the bank as a whole
  /// come last.
  package func problems() -> [BankProblem] {
    LintRule.ofContent.enumerated().flatMap { rank, rule in
      bank.findings(of: rule).enumerated().map { (rule, rank, $0, $1) }
    }
    .map { (bank.order(of: $3.place) + [$1, $2], bank.problem($0, $3)) }
    .sorted { $0.0.lexicographicallyPrecedes($1.0) }
    .map(\.1)
  }
}

extension LintedBank {
  /// As a reader comes to a place: file by file, question by question, field by field.
  fileprivate func order(of place: LintPlace) -> [Int] {
    switch place {
    case .file(let file, .whole): [file, 0]
    case .file(let file, .question(let index, let field)):
      [file, 1, index] + files[file].questions[index].rank(of: field)
    case .bank: [.max - 1]
    case .syllabus: [.max]
    }
  }

  fileprivate func findings(of rule: LintRule) -> [LintRule.PlacedFinding] {
    switch rule.check {
    case .format:
      []
    case .bank(let check):
      check(self)
    case .question(let check):
      files.enumerated().flatMap { file, content in
        content.questions.enumerated().flatMap { index, question in
          check(question).map { finding in
            LintRule.PlacedFinding(
              place: .file(file, .question(index, finding.field)),
              text: finding.text)
          }
        }
      }
    case .figures(let check):
      files.enumerated().filter { $1.isSound }.flatMap { file, content in
        check(content.questions).map { .init(place: .file(file, .whole), text: $0) }
      }
        + (areFiguresOfAll ? check(files.flatMap(\.questions)) : [])
        .map { .init(place: .bank, text: $0) }
    }
  }

  fileprivate func problem(_ rule: LintRule, _ finding: LintRule.PlacedFinding) -> BankProblem {
    let (file, question, field) = name(finding.place)
    return BankProblem(
      file: file, question: question, field: field, at: spot(finding.place),
      reason: .rule(name: rule.name, finding: finding.text))
  }

  private func spot(_ place: LintPlace) -> JSONPlace? {
    guard case .file(let file, .question(let index, let field)) = place else { return nil }
    return files[file].source?.place(ofQuestion: index, field: field.description)
  }

  private func name(_ place: LintPlace) -> (file: String, question: String?, field: String?) {
    switch place {
    case .file(let file, .question(let index, let field)):
      (files[file].name, files[file].questions[index].id, field.description)
    case .file(let file, .whole): (files[file].name, nil, nil)
    case .bank where isWhole: ("\(files.first?.bank ?? "") as a whole", nil, nil)
    case .bank: ("the \(files.count) files together", nil, nil)
    case .syllabus: (syllabusName, nil, nil)
    }
  }
}
