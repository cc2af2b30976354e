internal import Files
internal import Questions
internal import Search

/// The search index of the banks in use, a file a bank in the cache folder, kept between runs.
///
/// The files are disposable: when one is missing, damaged, of another bank or cannot be written, its
/// segment is built from the bank and nobody notices but the clock.
struct SearchCache {
  private let context: Context
  private let folder: String?

  init(_ context: Context) {
    self.context = context
    folder = CacheFiles.folder(in: context.surroundings.environment)
  }

  func index() -> SearchIndex {
    // A bank that is read in place may be another one the next time.
    guard context.chosenBanks.isEmpty else {
      let banks = (try? context.library())?.banks ?? []
      return SearchIndex(banks.map { SearchSegment($0, digest: "") })
    }
    return SearchIndex([bundled] + installed)
  }

  private var bundled: SearchSegment {
    let files = context.surroundings.bankFiles()
    let contents = BundledDigest(
      of: files, programFile: context.surroundings.programFile, folder: folder)
    let digest = "\(Version.number) \(contents.text)"
    return segment(Bank.bundledName, digest: digest) {
      (try? BankReader.bank(files)).map { SearchSegment($0, digest: digest) }
        ?? SearchSegment(questions: [], digest: digest)
    }
  }

  private var installed: [SearchSegment] {
    guard let shelf = try? context.knownShelf() else { return [] }
    return shelf.names.map { name in
      let digest = "\(Version.number) \(shelf.signature(of: name))"
      return segment(name, digest: digest) {
        SearchSegment(shelf.bank(name).bank, digest: digest)
      }
    }
  }

  /// A bank's segment as kept under its name, or built when what is kept has another digest.
  private func segment(
    _ bank: String, digest: String, build: () -> SearchSegment
  ) -> SearchSegment {
    let path = folder.map { $0 + "/\(bank).index" }
    if let path, let kept = try? MappedFile(path),
      let segment = SearchSegment(kept.bytes, keptBy: kept, digest: digest)
    {
      return segment
    }
    return context.announcing("Building the search index") {
      let segment = build()
      if let path { CacheFiles.keep(segment.serialized(), at: path) }
      return segment
    }
  }
}
