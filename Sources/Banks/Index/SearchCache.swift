internal import Files
internal import Questions
package import Search

/// The search index of the banks on this machine, a file a bank in the cache folder, kept between runs.
///
/// The files are disposable: when one is missing, damaged, of another bank or cannot be written, its
/// segment is built from the bank and nobody notices but the clock.
package struct SearchCache {
  private let folder: String?
  private let version: String
  private let announcing: (() -> SearchSegment) -> SearchSegment

  /// `announcing` does the work it is given, with a word for whoever waits.
  package init(
    environment: [String: String], version: String,
    announcing: @escaping (() -> SearchSegment) -> SearchSegment
  ) {
    folder = CacheFiles.folder(in: environment)
    self.version = version
    self.announcing = announcing
  }

  /// A segment for the bundled files, which belong to a program's file where that can be told, and one for
  /// each bank of the shelf; only those of some names when these are told.
  package func index(
    bundled files: [BundledFile], programFile: String?, shelf: BankShelf?, only names: [String] = []
  ) -> SearchIndex {
    let wanted = names.isEmpty ? [Bank.bundledName] + (shelf?.names ?? []) : names
    return SearchIndex(
      wanted.compactMap { name in
        name == Bank.bundledName
          ? bundled(files, programFile) : shelf.map { installed(name, on: $0) }
      })
  }

  private func bundled(_ files: [BundledFile], _ programFile: String?) -> SearchSegment {
    let contents = BundledDigest(of: files, programFile: programFile, folder: folder)
    let digest = "\(version) \(contents.text)"
    return segment(Bank.bundledName, digest: digest) {
      (try? BundledBankReader.bank(files)).map { SearchSegment($0, digest: digest) }
        ?? SearchSegment(questions: [], digest: digest)
    }
  }

  private func installed(_ name: String, on shelf: BankShelf) -> SearchSegment {
    let digest = "\(version) \(shelf.signature(of: name))"
    return segment(name, digest: digest) {
      SearchSegment(shelf.bank(name).bank, digest: digest)
    }
  }

  /// A bank's segment as kept under its name, or built when what is kept has another digest.
  private func segment(
    _ bank: String, digest: String, build: () -> SearchSegment
  ) -> SearchSegment {
    let path = folder.map { $0 + "/\(bank).index" }
    if let path, let segment = kept(at: path, digest: digest) { return segment }
    return announcing {
      let segment = build()
      if let path { CacheFiles.keep(segment.serialized(), at: path) }
      return segment
    }
  }

  /// What is kept; its sum is looked at once for each file, of which the fingerprint is noted beside it.
  private func kept(at path: String, digest: String) -> SearchSegment? {
    guard let file = try? MappedFile(path) else { return nil }
    let checked = path + ".checked"
    let isChecked = CacheFiles.note(at: checked) == file.fingerprint
    let segment = SearchSegment(
      file.bytes, keptBy: file, digest: digest, isChecked: isChecked)
    if segment != nil, !isChecked { CacheFiles.keep(Array(file.fingerprint.utf8), at: checked) }
    return segment
  }
}
