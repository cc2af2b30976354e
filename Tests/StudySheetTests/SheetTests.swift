import Questions
import StudySheet
import Testing

@Suite struct SheetTests {
  private static func entry(_ id: String, _ topic: String, _ level: Level) -> Sheet.Entry {
    Sheet.Entry(
      Question(
        id: id, topic: topic, level: level, prompt: "",
        body: OpenAnswer(answer: "", keyPoints: [])))
  }

  @Test func `entries are grouped by topic as they come and by level as it rises`() {
    let sheet = Sheet(
      title: "T", date: "D", topicTitles: ["b": "B"],
      entries: [
        Self.entry("1", "b", .advanced), Self.entry("2", "a", .beginner),
        Self.entry("3", "b", .beginner), Self.entry("4", "b", .advanced),
      ])
    #expect(sheet.sections.map(\.title) == ["B", "a"])
    #expect(
      sheet.sections.map { $0.groups.map(\.level) } == [[.beginner, .advanced], [.beginner]])
    #expect(sheet.entries.map(\.question.id) == ["3", "1", "4", "2"])
  }
}
