internal import Files

extension Replacement {
  /// Puts a store into its place, whose lock is let go of then; the one that was there gets a name of its own.
  ///
  /// At no moment is there no store under its name.
  /// - Returns: that name; nil where there was none.
  func place(_ work: String, whileHolding lock: consuming StoreLock?) throws -> String? {
    func fail() -> StoreError { StoreError(path: path, reason: .ioFailed(Files.systemReason)) }
    guard Files.sync(work) else { throw fail() }
    // Closed behind the lock: closing any descriptor of a file ends the process's locks on it (POSIX).
    let file = PageFile(path: path)
    let keptAs = try keepAside(file)
    try moveCompanions(to: keptAs ?? freeName())
    guard Files.move(work, to: path) else { throw fail() }
    _ = Files.sync(Files.folder(of: path))
    _ = consume lock
    _ = consume file
    return keptAs
  }

  private func keepAside(_ file: borrowing PageFile) throws -> String? {
    guard Files.isTaken(path) else { return nil }
    let name = try freeName()
    // Where a file cannot have two names, a copy gets the second.
    guard Files.link(path, as: name) || file.copy(to: name) else {
      throw StoreError(path: path, reason: .ioFailed(Files.systemReason))
    }
    return name
  }

  private func freeName() throws -> String {
    let lead = "\(Files.folder(of: path))/\(Self.keptPrefix)\(today)"
    let names = ["\(lead).sqlite"] + (2...10_000).map { "\(lead)-\($0).sqlite" }
    guard let name = names.first(where: { !Files.isTaken($0) }) else {
      throw StoreError(path: path, reason: .ioFailed("\(lead).sqlite is there already"))
    }
    return name
  }

  /// Left in place, what belongs to the old store would be replayed into the new one.
  private func moveCompanions(to name: String) throws {
    for ending in Files.companions where Files.isTaken(path + ending) {
      guard Files.move(path + ending, to: name + ending) else {
        throw StoreError(path: path + ending, reason: .ioFailed(Files.systemReason))
      }
    }
  }

  static let keptPrefix = "replaced-"
}
