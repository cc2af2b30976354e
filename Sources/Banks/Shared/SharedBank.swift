internal import Formats
internal import JSON
internal import Questions

/// A version of a bank as one file, which arrives wholly or is seen to be cut.
struct SharedBank {
  let name: String
  var version: BankVersion
  /// None where the bank was removed.
  let files: [BankPart]

  init(name: String, _ version: BankVersion, files: [BankPart]) {
    (self.name, self.version, self.files) = (name, version, files)
  }

  /// Nil for what prep would not have written, and where a part of it is missing.
  init?(_ bytes: [UInt8]) {
    guard let root = try? JSONDocument(bytes).root, let name = root["bank"]?.text,
      Slug.isValid(name), name != Bank.bundledName, let at = root["at"]?.integer,
      at < Self.latest, let digest = root["digest"]?.text, let earlier = root["earlier"]?.texts,
      let files = root["files"]?.members
    else { return nil }
    self.name = name
    version = BankVersion(at: at, digest: digest, earlier: Set(earlier))
    self.files = files.compactMap { file in
      guard Self.isSafe(file.name), let text = file.value.text else { return nil }
      return BankPart(name: file.name, bytes: Array(text.utf8))
    }
    let isWhole = version.isRemoval ? files.isEmpty : BankVersion.digest(of: self.files) == digest
    guard isWhole, self.files.count == files.count else { return nil }
  }

  /// There is always a time behind one that is believed.
  private static let latest = Int.max / 2

  /// What arrives must not be written anywhere but in the bank's folder.
  private static func isSafe(_ name: String) -> Bool {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    guard name.utf8.count <= 200, !parts.contains(where: { $0.isEmpty || $0.hasPrefix(".") }),
      !name.unicodeScalars.contains(where: { $0.value < 0x20 })
    else { return false }
    return parts.count == 1
      ? name.hasSuffix(".json")
      : parts.count == 2 && parts[0] == DatasetFile.folder && DatasetFile.isOne(name)
  }

  /// Nil when a file is no text.
  var bytes: [UInt8]? {
    var fields: [JSON.Field] = []
    for file in files {
      guard let text = String(validating: file.bytes, as: UTF8.self) else { return nil }
      fields.append(JSON.Field(name: file.name, value: .text(text)))
    }
    let json: JSON = [
      "bank": .text(name), "at": .integer(version.at), "digest": .text(version.digest),
      "earlier": .texts(version.earlier.sorted()), "files": .object(fields),
    ]
    return Array("\(json)\n".utf8)
  }
}
