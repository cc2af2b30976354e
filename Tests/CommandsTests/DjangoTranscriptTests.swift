import Commands
import Foundation
import Testing

/// Whole commands that run Django, where this machine has it; see ``TranscriptTests`` for the form.
@Suite(.enabled(if: PythonWithDjango.path != nil)) struct DjangoTranscriptTests {
  private static let here = URL(filePath: #filePath).deletingLastPathComponent()

  @Test(arguments: ["orm-question"])
  func `a transcript happens as it is written`(name: String) throws {
    let file = Self.here.appending(path: "Transcripts/Django/\(name).txt")
    let expected = try String(contentsOf: file, encoding: .utf8)
    let program = try TestProgram(bank: "KindsBank")
    let set = program.run(["config", "python", try #require(PythonWithDjango.path)])
    #expect(set.status == .done)
    let actual = try Transcript(expected).played(by: program)
    if ProcessInfo.processInfo.environment["UPDATE_TRANSCRIPTS"] != nil {
      try Data(actual.utf8).write(to: file)
    } else {
      #expect(actual == expected)
    }
  }
}

/// The Python of `PREP_TEST_PYTHON`, else that of the newest environment of Tests/DjangoProofs.
enum PythonWithDjango {
  static let path: String? = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let proofs = ["6.1", "6.0", "5.2"].map {
      root.appending(path: ".build/django-proofs/\($0)/bin/python").path
    }
    let named = [ProcessInfo.processInfo.environment["PREP_TEST_PYTHON"]].compactMap(\.self)
    return (named + proofs).first { FileManager.default.isExecutableFile(atPath: $0) }
  }()
}
