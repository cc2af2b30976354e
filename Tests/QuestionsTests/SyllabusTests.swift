import JSON
import Questions
import Testing

@Suite struct SyllabusTests {
  static var syllabus: Syllabus {
    get throws {
      let text = """
        {"topics": [{"topic": "orm", "title": "ORM", "scope": "queries"}],
         "items": [{"id": "A01", "topic": "orm", "level": "beginner", "title": "What?"},
                   {"id": "A02", "topic": "orm", "level": "advanced", "title": "Why?"}]}
        """
      return Syllabus(try JSONDocument(Array(text.utf8)).root)
    }
  }

  @Test func `topics and items are read in order`() throws {
    let syllabus = try Self.syllabus
    #expect(syllabus.topics == [Topic(id: "orm", title: "ORM")])
    #expect(syllabus.items.map(\.id) == ["A01", "A02"])
    #expect(syllabus.items.map(\.level) == [.beginner, .advanced])
  }

  @Test func `levels are ordered by how much they expect`() {
    #expect(Level.allCases.sorted() == [.beginner, .intermediate, .advanced])
  }
}
