internal import Questions

/// Collects what a reader finds in a file.
struct FileReading {
  private let path: String
  private(set) var file = QuestionFile()

  init(_ path: String) { self.path = path }

  /// What a reader makes of a file's text; a file that is none holds nothing else.
  static func text(
    _ bytes: [UInt8], _ path: String, _ read: (SourceText, inout FileReading) -> Void
  ) -> QuestionFile {
    var reading = FileReading(path)
    do throws(SourceText.NoText) {
      let text = try SourceText(bytes)
      if let remark = text.remark { reading.remark(remark) }
      read(text, &reading)
    } catch {
      reading.refuse(
        BankProblem(file: path, at: error.place, reason: .unreadable(error.reason)))
    }
    return reading.file
  }

  mutating func name(_ title: String) { file.title = title }

  mutating func remark(_ sentence: String) { file.remarks.append("\(path): \(sentence)") }

  /// Notes why something in a line is not taken.
  mutating func refuse(_ line: Int?, _ reason: String) {
    file.problems.append(BankProblem(file: path, line: line, reason: .unreadable(reason)))
  }

  mutating func refuse(_ problem: BankProblem) { file.problems.append(problem) }

  /// Takes a question, unless something is wrong with it.
  mutating func take(_ draft: SourceDraft) {
    for body in draft.bodies {
      var question =
        draft.own ?? Question(id: "", topic: "", level: nil, prompt: "", body: body.body)
      question.id = draft.id ?? ""
      question.topic = draft.topic ?? ""
      question.statedLevel = draft.level
      question.tags = draft.tags
      question.prompt = [draft.prompt, body.promptSuffix].filter { !$0.isEmpty }
        .joined(separator: "\n\n")
      question.hint = draft.hint
      question.references = draft.references
      question.body = body.body
      var item = SourceQuestion(question, line: draft.line)
      item.key = draft.key
      item.isTitled = draft.isTitled
      item.topicTitle = draft.topicTitle
      item.changes = draft.changes + body.changes
      item.reviews = draft.reviews
      take(item, picksOne: draft.answer.picksOne)
    }
  }

  /// Takes a question that a bank of ours can hold; `picksOne` where one option has to be right.
  mutating func take(_ item: SourceQuestion, picksOne: Bool = false) {
    var item = item
    item.topicTitle = item.topicTitle.map(Soundness.cleaned)
    do throws(Soundness.Fault) {
      item.changes += try Soundness.mend(&item.question)
      let keys = picksOne ? item.question.body.rightTexts.count : 1
      guard keys < 2 else {
        throw Soundness.Fault("\(keys) options are marked as right where one is to be picked")
      }
      file.items.append(item)
    } catch {
      refuse(
        BankProblem(
          file: path, field: error.field?.description, line: item.line, reason: error.reason))
    }
  }
}

extension SourceAnswer {
  fileprivate var picksOne: Bool {
    if case .choice(_, _, true) = self { true } else { false }
  }
}

/// Why a question is not taken.
struct SourceFault: Error {
  let reason: String
  /// Lines below the first one of the question.
  var lineOffset = 0

  init(_ reason: String, lineOffset: Int = 0) {
    self.reason = reason
    self.lineOffset = lineOffset
  }
}
