internal import Files
internal import JSON

/// What a data folder remembers of the versions of its banks; a file beside them that is never shared.
struct BankLedger: Equatable {
  var entries: [String: Entry] = [:]
  /// What the shared folder and the banks were like when there was nothing left to do.
  var settled = ""

  struct Entry: Equatable {
    var version: BankVersion
    /// Of the files when they were looked at.
    var signature: String
  }

  private static func path(in folder: String) -> String { folder + "/.shared.json" }

  /// Empty where nothing is remembered: every bank is then as new.
  init(in folder: String) {
    guard let bytes = try? Files.read(Self.path(in: folder)),
      let root = try? JSONDocument(bytes).root
    else { return }
    settled = root["settled"]?.text ?? ""
    for member in root["banks"]?.members ?? [] {
      guard let at = member.value["at"]?.integer, let digest = member.value["digest"]?.text
      else { continue }
      entries[member.name] = Entry(
        version: BankVersion(
          at: at, digest: digest, earlier: Set(member.value["earlier"]?.texts ?? [])),
        signature: member.value["signature"]?.text ?? "")
    }
  }

  func keep(in folder: String) throws(FileError) {
    let banks = entries.sorted { $0.key < $1.key }.map { name, entry in
      JSON.Field(
        name: name,
        value: [
          "at": .integer(entry.version.at), "digest": .text(entry.version.digest),
          "earlier": .texts(entry.version.earlier.sorted()), "signature": .text(entry.signature),
        ])
    }
    let json: JSON = ["settled": .text(settled), "banks": .object(banks)]
    try Files.replacePrivately(Self.path(in: folder), with: Array("\(json)\n".utf8))
  }
}
