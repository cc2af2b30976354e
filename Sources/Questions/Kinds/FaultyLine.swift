package import JSON

/// Code of which a line, or several, is pointed at: those that are at fault.
package struct FaultyLine: QuestionBody {
  package var code: String
  /// As code fences have it, such as "python".
  package var language: String
  package var faults: [Fault]
  /// Markdown.
  package var explanation: String

  /// A line at fault.
  package struct Fault: Sendable, Equatable {
    /// From 1.
    package var line: Int
    /// Markdown.
    package var why: String

    package init(line: Int, why: String) {
      self.line = line
      self.why = why
    }
  }

  package init(code: String, language: String, faults: [Fault], explanation: String) {
    self.code = code
    // A fence that names no language holds plain text.
    self.language = language.isEmpty ? "text" : language
    self.faults = faults
    self.explanation = explanation
  }

  package static let kind = Kind(
    "line", title: "faulty line", minutes: 2,
    judged:
      "Right when all faulty lines are named, and no other. The score is the hits less the false "
      + "alarms.")
  package static let fieldNames = ["code", "language", "lines", "explanation"]

  package init?(reading fields: inout FieldReader) {
    let code = fields.requiredText("code")
    let language = fields.requiredText("language")
    let drafts: [FaultDraft] = fields.requiredList("lines")
    let explanation = fields.optionalText("explanation") ?? ""
    let faults = drafts.compactMap(\.fault)
    guard let code, let language, faults.count == drafts.count else { return nil }
    self.init(code: code, language: language, faults: faults, explanation: explanation)
  }

  package var flaws: [Flaw] {
    guard !faults.isEmpty else { return [Flaw("lines", .empty)] }
    let lines = lines
    var named: Set<Int> = []
    return faults.enumerated().compactMap { index, fault in
      let line = fault.line
      let reason: BankProblem.Reason? =
        if !lines.indices.contains(line - 1) {
          .noSuchLine(line, last: lines.count)
        } else if lines[line - 1].allSatisfy(\.isWhitespace) {
          .emptyLine(line)
        } else {
          named.insert(line).inserted ? nil : .lineTwice(line)
        }
      return reason.map { Flaw(FieldPath("lines", index, "line"), $0) }
    }
  }

  package func mapping(_ change: (String) -> String) -> FaultyLine {
    FaultyLine(
      code: change(code), language: change(language),
      faults: faults.map { Fault(line: $0.line, why: change($0.why)) },
      explanation: change(explanation))
  }

  package var json: [JSON.Field] {
    [
      JSON.Field(name: "code", value: .text(code)),
      JSON.Field(name: "language", value: .text(language)),
      JSON.Field(
        name: "lines",
        value: .list(faults.map(\.json))),
      JSON.Field(name: "explanation", value: .text(explanation)),
    ]
  }

  package var texts: [BodyText] {
    let block = AnswerShape.Code.fenced(lines, language: language)
    return [BodyText("code", block, .offered)]
      + faults.enumerated().map { BodyText(FieldPath("lines", $0, "why"), $1.why, .reason) }
      + [BodyText("explanation", explanation, .explanation)]
  }

  /// A line break at the end begins no line.
  private var lines: [String] {
    let lines = code.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    return (lines.last?.isEmpty == true ? lines.dropLast() : lines[...]).map(String.init)
  }

  /// The places of the lines at fault.
  private var keys: Set<Int> { Set(faults.map { $0.line - 1 }) }

  package var shape: AnswerShape {
    .point(AnswerShape.Code(language: language, lines: lines, asksForSeveral: faults.count > 1))
  }

  package func judge(_ response: Response) -> Verdict {
    guard case .pointed(let pointed) = response else { return .marked(.none) }
    return .marked(Mark(chosen: pointed, of: keys))
  }

  package var solution: Solution {
    var solution = Solution()
    solution.right = .pointed(keys)
    solution.reasons = Dictionary(
      faults.map { ($0.line - 1, $0.why) }, uniquingKeysWith: { first, _ in first })
    solution.explanation = explanation
    return solution
  }
}

extension FaultyLine.Fault {
  fileprivate var json: JSON {
    let line: JSON = ["line": .integer(line)]
    return why.isEmpty ? line : line.with(["why": .text(why)])
  }
}

private struct FaultDraft: Draft {
  private(set) var problems: [FieldProblem] = []
  private(set) var fault: FaultyLine.Fault?

  init(_ node: JSONNode) {
    guard var fields = FieldReader(node) else {
      problems = [.notAnObject(node)]
      return
    }
    fields.noteFields(besides: ["line", "why"])
    let line: Int? = fields.required("line")
    let why = fields.optionalText("why") ?? ""
    problems = fields.problems
    if let line { fault = FaultyLine.Fault(line: line, why: why) }
  }
}
