internal import Markdown
internal import Questions
internal import TextAnalysis

extension AnkiNote {
  /// The question that prep made the note of, laid out as in a study sheet; nil for a note of somebody else.
  var ownQuestion: SourceDraft? {
    get throws(SourceFault) {
      guard let guid, guid.hasPrefix(AnkiNotes.guidMark), isHTML, fields.count > 1 else {
        return nil
      }
      let answer = SheetAnswer(Self.blocks(fields[1]))
      let question = SheetQuestion(
        Self.blocks(fields[0]), isPointed: answer.namesLines, hasFacts: false)
      var draft = SourceDraft(line: line ?? 0, prompt: question.prompt)
      draft.answer = try answer.answer(to: question)
      draft.id = String(guid.dropFirst(AnkiNotes.guidMark.count))
      draft.key = "\(guid):0"
      (draft.hint, draft.references) = (question.hint, answer.references)
      draft.topicTitle = deck.map {
        $0.hasPrefix(AnkiNotes.deckMark) ? String($0.dropFirst(AnkiNotes.deckMark.count)) : $0
      }
      takeTags(&draft)
      return draft
    }
  }

  private static func blocks(_ html: String) -> [Block] { HTMLBlocks.blocks(HTMLNode.tree(html)) }

  /// Tags also say topic, level and kind; Anki may have sorted them.
  private func takeTags(_ draft: inout SourceDraft) {
    var tags = tags
    draft.level = tags.lazy.compactMap { Level(rawValue: $0) }.first
    let kind = tags.first { Kind(rawValue: $0) != nil }
    if kind == Exercise.kind.rawValue { draft.changes.append(SourceDraft.isNotRun) }
    for said in [draft.level?.rawValue, kind] {
      if let place = tags.firstIndex(where: { $0 == said }) { tags.remove(at: place) }
    }
    let slug = draft.topicTitle.map { Slug.of($0) }
    if let place = tags.firstIndex(where: { $0 == slug }) ?? tags.indices.first {
      draft.topic = tags.remove(at: place)
    }
    draft.tags = tags
  }
}
