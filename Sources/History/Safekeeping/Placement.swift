internal import Files

extension Replacement {
  /// Renames a store into its place, which has to be locked; the one that was there gets a name of its own.
  /// - Returns: that name; nil where there was none.
  func place(_ work: String) throws -> String? {
    func fail() -> StoreError { StoreError(path: path, reason: .ioFailed(Files.systemReason)) }
    guard Files.sync(work) else { throw fail() }
    let keptAs = try keepAside()
    guard Files.move(work, to: path) else { throw fail() }
    _ = Files.sync(Files.folder(of: path))
    return keptAs
  }

  private func keepAside() throws -> String? {
    guard Files.isTaken(path) else { return nil }
    let folder = Files.folder(of: path)
    for number in 1...10_000 {
      let name = "\(folder)/replaced-\(today)\(number == 1 ? "" : "-\(number)").sqlite"
      if Files.isTaken(name) { continue }
      guard Files.link(path, as: name) || Files.move(path, to: name) else { break }
      // Left in place, it would be replayed into the new store.
      _ = Files.move(path + "-journal", to: name + "-journal")
      return name
    }
    throw StoreError(path: path, reason: .ioFailed(Files.systemReason))
  }
}
