import Questions
import Testing

@testable import Search

@Suite struct ListingTests {
  private func listing(
    _ text: String, answer: String, prompt: String = "Prompt", size: Int = 40
  ) throws -> Listing {
    let index = SearchIndex(questions: [question("q", prompt: prompt, answer: answer)])
    let results = try index.results(text)
    let hit = try #require(results.hits.first)
    return index.listing(of: hit, in: results, snippetSize: size)
  }

  /// The text with brackets around the matches and dots where it is cut.
  private func marked(_ snippet: Snippet?) throws -> String {
    let snippet = try #require(snippet)
    return (snippet.isCutAtStart ? "…" : "") + marked(snippet.excerpt)
      + (snippet.isCutAtEnd ? "…" : "")
  }

  private func marked(_ excerpt: Excerpt) -> String {
    let bytes = Array(excerpt.text.utf8)
    var marked: [UInt8] = []
    var end = 0
    for match in excerpt.matches {
      marked += bytes[end..<match.lowerBound] + Array("[".utf8) + bytes[match] + Array("]".utf8)
      end = match.upperBound
    }
    return String(decoding: marked + bytes[end...], as: UTF8.self)
  }

  @Test(arguments: [
    ("cookie", "A short cookie.", "A short [cookie]."),
    (
      "cookie", "The first words say nothing, then comes one cookie and then very much more text.",
      "…comes one [cookie] and then very much…"
    ),
    (
      "cookies csrf", "A cookie here, words words words words words, a csrf cookie.",
      "…words words words words, a [csrf] [cookie]."
    ),
    (
      "prompt", "Nothing of it stands in the answer, which is long.",
      "Nothing of it stands in the answer,…"
    ),
    ("select_related", "Use\n`select_related()` now", "Use `[select_related]()` now"),
    ("rel", "Use `select_related`", "Use `select_[related]`"),
    ("é ", "ééé éé é ééééé éééé é é", "ééé éé [é] ééééé éééé [é] [é]"),
    ("x", "x", "[x]"),
  ])
  func `the snippet shows the place where most words stand`(
    text: String, answer: String, snippet: String
  ) throws {
    let line = try marked(listing(text, answer: answer).snippet)
    #expect(line == snippet)
  }

  @Test func `a snippet is whole sentences, and of one text`() throws {
    let answer =
      "First it waits. Then a cookie is set. At last it goes.\n\nA cookie of another text."
    #expect(
      try marked(listing("cookie", answer: answer).snippet)
        == "First it waits. Then a [cookie] is set.")
    #expect(
      try marked(listing("cookie text", answer: answer).snippet) == "A [cookie] of another [text].")
  }

  @Test func `a snippet says when it is not the answer`() throws {
    var asked = question("q", prompt: "Prompt", points: ["point"], answer: "nothing of it")
    asked.askedAs = ["keep a visitor signed in", "another line"]
    let index = SearchIndex(questions: [asked])
    let results = try index.results("visitors signed")
    let hit = try #require(results.hits.first)
    let snippet = try #require(index.listing(of: hit, in: results).snippet)
    #expect(snippet.line == "asked as: keep a visitor signed in")
  }

  @Test func `the prompt is whole, code and all, with its matches`() throws {
    let prompt = "What does this do?\n```python\nx = do()\n```"
    let listing = try listing("x do", answer: "", prompt: prompt)
    #expect(listing.prompt.text == prompt)
    #expect(marked(listing.prompt) == "What does this do?\n```python\n[x] = do()\n```")
    #expect(listing.snippet?.field == .code)
  }

  @Test func `function words are highlighted only when there is nothing else`() throws {
    #expect(try marked(listing("what is csrf", answer: "csrf is what").snippet) == "[csrf] is what")
    #expect(try marked(listing("what is", answer: "csrf is what").snippet) == "csrf [is] [what]")
  }

  @Test func `a synonym of several words is highlighted where they stand together`() throws {
    let index = SearchIndex(
      questions: [question("q", prompt: "x", answer: "A view. Django has class-based views.")],
      synonyms: Synonyms(groups: [["cbv", "class-based view"]]))
    let results = try index.results("cbv")
    let listing = index.listing(of: try #require(results.hits.first), in: results)
    #expect(try marked(listing.snippet) == "A view. Django has [class-based views].")
  }

  @Test func `a listing tells what the question is`() throws {
    let listing = try listing("prompt", answer: "")
    #expect(listing.id == "q")
    #expect(listing.topic == "orm")
    #expect(listing.level == .beginner)
    #expect(listing.kind == OpenAnswer.kind)
    #expect(listing.snippet == nil)
  }
}
