internal import Questions

extension SourceDraft {
  /// A question of one of our kinds, with what had to be changed for that.
  struct Body {
    /// What the prompt needs besides, if anything.
    var promptSuffix = ""
    let body: any QuestionBody
    var changes: [String] = []
  }

  /// The one place where questions of other programs get a kind of ours.
  var bodies: [Body] {
    switch answer {
    case .open(let answer, let keyPoints, let followUps):
      [
        Body(
          body: OpenAnswer(
            answer: answer, keyPoints: keyPoints, followUps: followUps))
      ]
    case .choice(let options, let explanation, _):
      [Body(body: Choice(options: options, explanation: explanation))]
    case .truth(let isTrue, let whyTrue, let whyFalse, let explanation):
      [Body(body: Self.truth(isTrue, whyTrue, whyFalse, explanation))]
    case .statements(let statements, let explanation):
      statements.map { statement in
        Body(
          promptSuffix: statement.text, body: Self.truth(statement.isTrue, "", "", explanation),
          changes: ["a statement of several, asked as true or false"])
      }
    case .short(let blanks, let explanation):
      [
        Body(
          body: ShortAnswer(
            blanks: blanks.map { Blank(accept: $0, why: "") }, explanation: explanation))
      ]
    case .order(let steps, let distractors, let explanation):
      [
        Body(body: Ordering(steps: steps, distractors: distractors, explanation: explanation))
      ]
    case .own(let body): [Body(body: body)]
    case .matching(let pairs, let distractors, let explanation):
      Self.choices(pairs, distractors, explanation)
    }
  }

  private static func truth(
    _ isTrue: Bool, _ whyTrue: String, _ whyFalse: String, _ explanation: String
  ) -> Choice {
    Choice(
      options: [
        Option(text: "True", isCorrect: isTrue, why: whyTrue),
        Option(text: "False", isCorrect: !isTrue, why: whyFalse),
      ], explanation: explanation)
  }

  /// A choice for each thing on the left.
  private static func choices(
    _ pairs: [(left: String, right: String)], _ distractors: [String], _ explanation: String
  ) -> [Body] {
    var offered: [String] = []
    for text in pairs.map(\.right) + distractors where !offered.contains(text) {
      offered.append(text)
    }
    return pairs.map { pair in
      let options = offered.map { Option(text: $0, isCorrect: $0 == pair.right, why: "") }
      return Body(
        promptSuffix: pair.left, body: Choice(options: options, explanation: explanation),
        changes: ["a pair to be matched, asked as a choice"])
    }
  }
}

extension String {
  /// Further lines behind blanks, as within an item of a list.
  func indented(by count: Int) -> String {
    let blanks = String(repeating: " ", count: count)
    return split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init).enumerated()
      .map { $0 == 0 || $1.isEmpty ? $1 : blanks + $1 }.joined(separator: "\n")
  }
}
