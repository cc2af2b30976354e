internal import Questions
internal import Quiz
internal import Terminal
internal import TextAnalysis

/// What is written and run.
extension PlainFace {
  /// The tables of an exercise, with their first rows when asked for; nil for other questions.
  func tables(_ question: Question, sample: Bool) -> [String]? {
    guard let tables = desk.workbench?.tables(of: question) else { return nil }
    let models = sample ? desk.workbench?.models(of: question).map { [$0] } ?? [] : []
    return models
      + tables.flatMap { name, rows in
        sample
          ? ["\(name):", RowsText.table(rows, width: desk.columns ?? 80), ""]
          : [prose.lines("\(name) (\(rows.columns.joined(separator: ", ")))")]
      }
  }

  /// The rows of what is not given as the answer yet.
  mutating func trial(_ question: Question, _ text: String) -> [String]? {
    let trial = desk.workbench?.trial(of: text, to: question) { isStopped(after: $0) }
    return switch trial {
    case .ran(let trial): [RowsText.trial(trial, width: desk.columns ?? 80)]
    case .failed(let sentence), .notRun(let sentence): [prose.lines("Sorry, \(sentence)".sentence)]
    case nil: nil
    }
  }

  func ran(_ report: RunReport, _ solution: Solution) -> [String] {
    let difference =
      report.difference.missing.isEmpty && report.difference.extra.isEmpty
      ? [] : ["", RowsText.difference(report, width: desk.columns ?? 80)]
    let sent = RowsText.sent(report.sent).map { ["", prose.lines($0)] } ?? []
    return ["", prose.lines((report.isRight ? "Right. " : "Wrong. ") + report.sentence)]
      + difference + sent
      + (solution.answer.map { ["", "Our solution:", "", prose.text($0)] } ?? [])
      + (solution.explanation.map { ["", prose.text($0)] } ?? [])
  }

  /// Whether an answer can be written in the reader's editor.
  func canEdit(_ session: Session) -> Bool {
    guard desk.editor != nil, case .asking(let turn, _) = session.phase else { return false }
    return turn.shape == .type(.atLength)
  }

  /// Goes on with the draft in the reader's editor; when that fails, it is as it was.
  mutating func edited(_ session: Session) -> [String]? {
    guard canEdit(session), let editor = desk.editor, let question = session.turn?.question else {
      return nil
    }
    let exercise = Exercise.of(question)
    do throws(ExternalEditor.Fault) {
      draft.take(edited: try editor.edit(draft.text, named: exercise?.fileName ?? "answer.md"))
    } catch {
      return ["The editor gave no text: \(error.words). Yours is as it was."]
    }
    guard draft.isReady else { return ["Nothing is written."] }
    let tries = exercise == nil ? "" : ", run tries it"
    return [draft.text, "", prose.lines("(Enter gives it\(tries), e goes on with it)")]
  }
}

/// A text for one question, written in an editor or typed and not judged.
struct PlainDraft {
  private(set) var text = ""
  /// Whether an empty line gives it.
  private(set) var isReady = false

  mutating func take(edited text: String) {
    self.text = text.replacing(each: "\t", with: "    ").trimmedAtEnd
    isReady = !self.text.isEmpty
  }

  func given(by line: String) -> Session.Event? {
    isReady && line.trimmed.isEmpty ? .answered(.typed([text])) : nil
  }

  /// What is typed can be gone on with in the editor.
  mutating func keep(_ event: Session.Event) {
    guard case .answered(.typed(let texts), _, _) = event else { return }
    (text, isReady) = (texts.joined(separator: "\n"), false)
  }
}
