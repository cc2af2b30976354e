internal import Progress

/// The files that hold a history: the store, what SQLite keeps beside it, and every copy.
///
/// Nothing else is written in their place, whatever name or link leads there.
struct HistoryFiles: Sendable {
  /// A folder with those of its names that a history needs, be there such files or not: a planted
  /// journal would be replayed into the store.
  private struct Place: Sendable {
    let folder: String
    let isKept: @Sendable (String) -> Bool
  }

  private let places: [Place]

  /// For a file that is not the user's to name.
  static let none = HistoryFiles(places: [])

  private init(places: [Place]) { self.places = places }

  /// Those of a data folder, which need not be there.
  init(dataFolder: String, store: String) {
    let end = Files.resolved(store)
    let name = Files.name(of: end)
    places =
      [dataFolder, dataFolder + "/backups"].map { folder in
        Place(folder: folder) { $0.lowercased().contains(".sqlite") }
      } + [Place(folder: Files.folder(of: end)) { $0.hasPrefix(name) }]
  }

  /// Throws when writing to a path would put something else into the place of one of them.
  func spare(_ path: String) throws(FileFailure) {
    let end = Files.resolved(path)
    guard places.contains(where: { isNamed(end, in: $0) || isFile(end, in: $0) }) else { return }
    throw FileFailure(path: path, attempt: .history)
  }

  private func isNamed(_ path: String, in place: Place) -> Bool {
    guard place.isKept(Files.name(of: path)), let folder = Files.identity(place.folder) else {
      return false
    }
    return Files.identity(Files.folder(of: path)) == folder
  }

  /// Whether it is one of the files there by a name of its own.
  private func isFile(_ path: String, in place: Place) -> Bool {
    guard let file = Files.identity(path) else { return false }
    return PrivateFile.names(in: place.folder).contains {
      place.isKept($0) && Files.identity("\(place.folder)/\($0)") == file
    }
  }
}
