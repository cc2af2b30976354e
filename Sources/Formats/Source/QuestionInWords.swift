internal import Markdown
internal import Questions
internal import StudySheet

extension Question {
  /// The question and its answer as Markdown, for formats that have no form for its kind.
  var inWords: (prompt: String, answer: String) {
    if let open = body as? OpenAnswer { return (prompt, open.answer) }
    let composer = QuestionComposer(.markdown)
    var bare = self
    (bare.hint, bare.references) = (nil, [])
    return (
      MarkdownFormatter.source(composer.question(bare)),
      MarkdownFormatter.source(composer.answer(Sheet.Entry(bare)))
    )
  }
}
