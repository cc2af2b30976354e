package import Files
package import Questions

/// What kept a bank of a shared folder from being taken or given; the rest was.
package struct SharedBankProblem: Sendable, Equatable {
  package let path: String
  package let reason: Reason

  package enum Reason: Sendable, Equatable {
    case unreadable(FileError)
    /// A placeholder of a file that is elsewhere still.
    case notDownloaded
    /// Cut, edited, or somebody else's.
    case notABank
    /// With the first problem of its files.
    case unsound(BankProblem)
    /// Which no JSON can hold.
    case notText
    case tooLarge(limit: Int)
  }

  init(_ path: String, _ reason: Reason) {
    self.path = path
    self.reason = reason
  }
}

/// The banks in a folder that machines share, a file each below the folder of its machine.
struct SharedBanks {
  /// The folder "prep" below the one that was named.
  let path: String
  let device: String

  /// A file under whatever name a conflict left it.
  struct Found {
    let path: String
    let bank: SharedBank
  }

  /// What is on its way begins with a dot or a tilde.
  private var names: [String] {
    Files.files(below: path).filter { file in
      let parts = file.split(separator: "/").map { $0.lowercased() }
      return parts.dropLast().contains("banks") && !parts.contains { $0.hasPrefix("~") }
        && parts[parts.count - 1].split(separator: ".").dropFirst().contains {
          $0.hasPrefix("json")
        }
    }
  }

  private var placeholders: [String] {
    Files.names(in: path).sorted().flatMap { device in
      Files.names(in: "\(path)/\(device)/banks").filter {
        $0.hasPrefix(".") && $0.hasSuffix(".json.icloud")
      }.map { "\(path)/\(device)/banks/\($0)" }
    }
  }

  func read() -> (found: [Found], problems: [SharedBankProblem]) {
    var found: [Found] = []
    var problems = placeholders.map { SharedBankProblem($0, .notDownloaded) }
    for name in names {
      let file = "\(path)/\(name)"
      do throws(FileError) {
        let bytes = try Files.read(file)
        if let bank = SharedBank(bytes) {
          found.append(Found(path: file, bank: bank))
        } else {
          problems.append(SharedBankProblem(file, bytes.isEmpty ? .notDownloaded : .notABank))
        }
      } catch {
        problems.append(SharedBankProblem(file, .unreadable(error)))
      }
    }
    return (found, problems)
  }

  /// Tells the files from those of before, without reading them.
  var state: String {
    names.map { "\($0) \(FileStatus(of: "\(path)/\($0)")?.fingerprint ?? "")" }
      .joined(separator: "\n")
  }

  func ownPath(of name: String) -> String { "\(path)/\(device)/banks/\(name).json" }

  func write(_ bytes: [UInt8], as name: String) throws(FileError) {
    try Files.makePrivateFolder("\(path)/\(device)/banks")
    try Files.replacePrivately(ownPath(of: name), with: bytes)
  }
}
