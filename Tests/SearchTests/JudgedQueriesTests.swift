import Foundation
import JSON
import Questions
import Testing

@testable import Search

@Suite struct JudgedQueriesTests {
  /// Built once for all tests.
  private static let bundled = Result { try bundledIndex() }
  private let index: SearchIndex

  init() throws {
    index = try Self.bundled.get()
  }

  private static func bundledIndex() throws -> SearchIndex {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Data/django").standardized
    func root(_ file: URL) throws -> JSONNode {
      try JSONDocument(Array(Data(contentsOf: file))).root
    }
    let files = try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    let questions = try files.filter { $0.pathExtension == "json" }.sorted { $0.path < $1.path }
      .flatMap { TopicFile(try root($0)).questions }
    let synonyms = try Synonyms(
      root(folder.appending(path: "synonyms.json")), file: "synonyms.json")
    let syllabus = Syllabus(try root(folder.appending(path: "syllabus.json")))
    return SearchIndex(questions: questions, synonyms: synonyms, titles: syllabus.titles)
  }

  @Test func `the right answer is first for 90 of 100 queries and among five for 98`() throws {
    #expect(JudgedQueries.rows.count >= 150)
    let shares = try shares(of: JudgedQueries.rows)
    #expect(shares.first >= 0.9)
    #expect(shares.inFive >= 0.98)
  }

  @Test func `of queries written later it is first for 80 of 100 and among five for 94`() throws {
    let shares = try shares(of: JudgedQueries.laterRows)
    #expect(shares.first >= 0.8)
    #expect(shares.inFive >= 0.94)
  }

  @Test func `of queries written last it is first for 70 of 100 and among five for 90`() throws {
    let shares = try shares(of: JudgedQueries.latestRows)
    #expect(shares.first >= 0.7)
    #expect(shares.inFive >= 0.9)
  }

  @Test func `of a stranger's queries it is first for 70 of 100 and among five for 90`() throws {
    let shares = try shares(of: JudgedQueries.strangersRows.filter { !$0.ids.isEmpty })
    #expect(shares.first >= 0.7)
    #expect(shares.inFive >= 0.9)
  }

  @Test func `four of five queries about other subjects are doubted, and few about Django`() throws
  {
    let others = JudgedQueries.strangersRows.filter(\.ids.isEmpty)
    #expect(others.count >= 10)
    #expect(try others.count { try !index.results($0.query).isConfident } * 5 >= others.count * 4)
    let own = (JudgedQueries.rows + JudgedQueries.laterRows).filter { !$0.ids.isEmpty }
    #expect(try own.count { try !index.results($0.query).isConfident } * 12 <= own.count)
  }

  private func shares(
    of rows: [(kind: String, query: String, ids: Set<String>)]
  ) throws -> (first: Double, inFive: Double) {
    var first = 0
    var inFive = 0
    for row in rows {
      let ids = try index.ids(row.query)
      if row.ids.isEmpty, ids.isEmpty { (first, inFive) = (first + 1, inFive + 1) }
      if let best = ids.first, row.ids.contains(best) { first += 1 }
      if !row.ids.isDisjoint(with: ids.prefix(5)) { inFive += 1 }
    }
    return (Double(first) / Double(rows.count), Double(inFive) / Double(rows.count))
  }

  @Test func `every judged id is a question of the bank`() throws {
    let all = [
      JudgedQueries.rows, JudgedQueries.laterRows, JudgedQueries.latestRows,
      JudgedQueries.strangersRows,
    ]
    for row in all.joined() {
      for id in row.ids {
        #expect(try index.ids("id:\(id)").contains(id), "\(row.query): \(id)")
      }
    }
  }

  @Test func `every question is found by its whole prompt`() throws {
    let all = try index.results("", limit: .max)
    #expect(all.hits.count == index.count)
    for hit in all.hits.prefix(100) {
      let prompt = index.listing(of: hit, in: all).prompt.text
      let words = prompt.split { !$0.isLetter && $0 != "_" }.prefix(40).joined(separator: " ")
      #expect(try index.ids(words, limit: 5).contains(hit.id))
    }
  }
}
