// Reads questions and queries from files, answers the queries, and writes results and times as
// lines that `Tests/Benchmarks/search` reads: `SearchTrial QUESTIONS SYNONYMS QUERIES TYPED`.
// The typed queries are typed letter by letter into the live search, and taken back.
//
// The questions are those of a folder of bank files, or lines of tab-separated cells: id, prompt, tags,
// points, options, answer, asked as, kind. Newlines inside are written as \n, and part what is asked in
// other words. Synonyms are lines of `|`-separated phrases.

import Foundation
import JSON
import Questions
import Search

func lines(of path: String) throws -> [String] {
  try String(contentsOfFile: path, encoding: .utf8)
    .split(separator: "\n").map(String.init)
}

func question(_ line: String) -> Question {
  let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map {
    $0.split(separator: "\\n", omittingEmptySubsequences: false).joined(separator: "\n")
  }
  let body: any QuestionBody =
    cells[7] == "open"
    ? OpenAnswer(
      answer: cells[5], keyPoints: cells[3].isEmpty ? [] : [KeyPoint(point: cells[3], accept: [])])
    : Choice(options: [Option(text: cells[4], isCorrect: true, why: "")], explanation: cells[5])
  var question = Question(
    id: cells[0], topic: "topic", level: .beginner, prompt: cells[1], body: body)
  question.tags = cells[2].isEmpty ? [] : [cells[2]]
  question.askedAs = cells[6].split(separator: "\n").map(String.init)
  return question
}

func root(_ file: URL) throws -> JSONNode {
  try JSONDocument(Array(Data(contentsOf: file))).root
}

func bank(_ folder: URL) throws -> (questions: [Question], titles: [String: String]) {
  let files = try FileManager.default.contentsOfDirectory(
    at: folder, includingPropertiesForKeys: nil)
  let questions = try files.filter { $0.pathExtension == "json" }.sorted { $0.path < $1.path }
    .flatMap { TopicFile(try root($0)).questions }
  let syllabus = Syllabus(try root(folder.appending(path: "syllabus.json")))
  return (questions, syllabus.titles)
}

let arguments = CommandLine.arguments
let source = URL(filePath: arguments[1])
let (questions, titles) =
  source.hasDirectoryPath
  ? try bank(source) : (try lines(of: arguments[1]).map(question), [:])
let synonyms = Synonyms(
  groups: try lines(of: arguments[2]).map { $0.split(separator: "|").map(String.init) })
let clock = ContinuousClock()

func seconds(_ duration: Duration) -> Double {
  let (seconds, attoseconds) = duration.components
  return Double(seconds) + Double(attoseconds) * 1e-18
}

var index = SearchIndex([])
// The time of the processor, not of the clock on the wall, which other processes lengthen.
let start = Foundation.clock()
let segment = SearchSegment(questions: questions, synonyms: synonyms, titles: titles)
index = SearchIndex([segment])
let building = Double(Foundation.clock() - start) / Double(CLOCKS_PER_SEC)
let (size, texts) = segment.sizes
let bytes = segment.serialized()
print("built", building, bytes.count, size, texts)

var loaded: SearchSegment?
let loading = clock.measure { loaded = SearchSegment(bytes: bytes) }
print("loaded", seconds(loading), loaded == nil ? 0 : 1)

for line in try lines(of: arguments[3]) {
  var ids: [String] = []
  // The best of three: what other processes take is nobody's time.
  let times = try (0..<3).map { _ in
    try clock.measure {
      let results = index.results(for: try Query(parsing: line, topics: []))
      ids = results.hits.map(\.id)
    }
  }
  print("query", times.min().map(seconds) ?? 0, ids.joined(separator: " "))
}

let typing = Typing(index: index)
for line in try lines(of: arguments[4]) {
  for time in try typing.times(typing: line) { print("key", seconds(time)) }
}
