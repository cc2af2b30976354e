internal import Files
internal import Questions
internal import Search

/// The search index of the bundled bank, kept in the cache folder between runs.
///
/// The file is disposable: when it is missing, damaged, of another bank or cannot be written, the
/// index is built from the bank and nobody notices but the clock.
struct SearchCache {
  private let context: Context

  init(_ context: Context) {
    self.context = context
  }

  func index() -> SearchIndex {
    let files = context.surroundings.bankFiles()
    let digest = Self.digest(of: files)
    if let path, let bytes = try? Files.read(path),
      let index = SearchIndex(bytes: bytes, digest: digest)
    {
      return index
    }
    return context.announcing("Building the search index") {
      let index = built(files, digest)
      if let path { keep(index, at: path) }
      return index
    }
  }

  private func built(_ files: [BundledFile], _ digest: String) -> SearchIndex {
    let bank = try? BankReader.bank(files)
    return SearchIndex(
      questions: bank?.questions ?? [], synonyms: bank?.synonyms ?? Synonyms(), digest: digest)
  }

  private var path: String? {
    UserFolder.cache.path(of: "prep", in: context.surroundings.environment).map {
      $0 + "/search.index"
    }
  }

  private func keep(_ index: SearchIndex, at path: String) {
    try? Files.makePrivateFolder(Files.folder(of: path))
    try? Files.write(index.serialized(), to: path, overwriting: true, sparing: .none)
  }

  /// FNV-1a over the files, eight bytes at a time; a change of the bank changes it.
  ///
  /// Two sums take turns, so that neither waits for the other's multiplication.
  private static func digest(of files: [BundledFile]) -> String {
    var (even, odd): (UInt64, UInt64) = (0xcbf2_9ce4_8422_2325, 0xcbf2_9ce4_8422_2325)
    func mix(_ value: UInt64, into sum: inout UInt64) {
      sum = (sum ^ value) &* 0x0000_0100_0000_01b3
    }
    for file in files {
      file.withBytes { bytes in
        let rest = bytes.count % 16
        for place in stride(from: 0, to: bytes.count - rest, by: 16) {
          mix(bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self), into: &even)
          mix(bytes.loadUnaligned(fromByteOffset: place + 8, as: UInt64.self), into: &odd)
        }
        for byte in bytes.suffix(rest) { mix(UInt64(byte), into: &even) }
        mix(UInt64(bytes.count), into: &odd)
      }
    }
    return "\(Version.number)-\(String(even, radix: 16))-\(String(odd, radix: 16))"
  }
}
