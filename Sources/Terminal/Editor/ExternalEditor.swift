internal import Files

#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#elseif canImport(Darwin)
  private import Darwin
#endif

/// The editor that somebody is used to, on a text in a file.
package struct ExternalEditor: Sendable {
  /// As a shell runs it, such as `code --wait`.
  package let command: String
  private let scratch: String

  /// `VISUAL`, else `EDITOR`, else vi; a folder for the file is made in `scratch`.
  package init(environment: [String: String], scratch: String) {
    command =
      ["VISUAL", "EDITOR"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? "vi"
    self.scratch = scratch
  }

  /// Why there is no new text; the old one is as it was.
  package enum Fault: Error, Equatable {
    case noFile
    /// It could not be started, or ended with a status that says to take nothing.
    case ended(status: Int)
  }

  /// The text as it stands in the file when the editor ends; the name has the ending by which editors tell a
  /// language.
  package func edit(_ text: String, named name: String) throws(Fault) -> String {
    let folder = "\(scratch)/prep-\(String(UInt64.random(in: .min ... .max), radix: 36))"
    let path = "\(folder)/\(name)"
    defer { Files.removeFolder(folder) }
    do {
      try Files.makePrivateFolder(folder)
      try Files.write(text.utf8, to: path, overwriting: false, sparing: .none)
    } catch {
      throw .noFile
    }
    // As system(3) does it: the shell of the learner's own command, the keys for signals left to the editor.
    let status = system("\(command) '\(path)'")
    guard status == 0 else { throw .ended(status: Int(status) >> 8 & 0xff) }
    guard let bytes = try? Files.read(path) else { throw .noFile }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension ExternalEditor.Fault {
  /// What happened, as part of a sentence.
  package var words: String {
    switch self {
    case .noFile: "its file cannot be read or written"
    case .ended(let status): "it ended with status \(status)"
    }
  }
}
