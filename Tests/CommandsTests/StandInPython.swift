import Foundation

/// A program that stands in for a learner's Python, in a folder that goes with it.
final class StandInPython {
  let path: String
  private let folder: URL

  /// `script` is what a shell runs.
  init(running script: String) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "prep-python-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = folder.appending(path: "python")
    try Data("#!/bin/sh\n\(script)\n".utf8).write(to: file)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
    path = file.path
  }

  convenience init(saying lines: [String]) throws {
    try self.init(running: lines.map { "echo '\($0)'" }.joined(separator: "\n"))
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// What the runner says of our solution and of a loop that asks for each author, on the data shown and on
  /// hidden data.
  static let tooManyQueries: [String] = {
    let rows =
      #"[["Loops","Ada"],["Joins","Ada"],["Nulls","Bo"],["Keys","Bo"]]"#
    func line(_ queries: Int, _ sql: String) -> String {
      #"{"columns":["",""],"rows":\#(rows),"queries":\#(queries),"sql":[\#(sql)]}"#
    }
    let join = #"{"sql":"SELECT title, name FROM book LEFT JOIN author","count":1}"#
    let loop =
      #"{"sql":"SELECT id, title FROM book","count":1},{"sql":"SELECT id, name FROM author WHERE id = %s","count":4}"#
    return [#"{"django":"6.1"}"#, line(1, join), line(5, loop), line(1, join), line(5, loop)]
  }()
}
