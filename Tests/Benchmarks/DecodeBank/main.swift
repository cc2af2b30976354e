// For Tests/Benchmarks/json: makes `Question` values of every topic file of a folder, in three ways in
// turn, and prints a line each with its name, the milliseconds and how many questions there are.
//
//   DecodeBank FOLDER ROUNDS

import Foundation
import JSON
import Questions

let folder = URL(filePath: CommandLine.arguments[1])
let rounds = Int(CommandLine.arguments[2]) ?? 1
let others: Set<String> = ["syllabus.json", "synonyms.json", "proofs.json"]
let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
  .filter { $0.hasSuffix(".json") && !others.contains($0) }.sorted()
  .map { try Data(contentsOf: folder.appending(path: $0)) }
let bytes = files.map { Array($0) }

/// Measures the time of the processor, which other processes do not lengthen.
func measure(_ name: String, _ body: () throws -> [[Question]]) rethrows -> [[Question]] {
  let start = clock()
  let questions = try body()
  let milliseconds = Double(clock() - start) * 1000 / Double(CLOCKS_PER_SEC)
  print(name, milliseconds, questions.map(\.count).reduce(0, +))
  return questions
}

for _ in 0..<rounds {
  let ours = try measure("prep") {
    try bytes.map { TopicFile(try JSONDocument($0).root).questions }
  }
  let plain = try measure("structs") {
    try files.map { try JSONDecoder().decode(FoundationTopicFile.self, from: $0).values }
  }
  let fieldwise = try measure("fieldwise") {
    try files.map { try JSONDecoder().decode(FieldwiseTopicFile.self, from: $0).questions }
  }
  guard ours == plain, ours == fieldwise else { fatalError("the questions differ") }
}
