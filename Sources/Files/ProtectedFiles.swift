/// Files that nothing else is written in the place of, whatever name or link leads there.
package struct ProtectedFiles: Sendable {
  /// A folder with those of its names that are protected, be there such files or not.
  package struct Place: Sendable {
    let folder: String
    let isProtected: @Sendable (String) -> Bool

    package init(folder: String, isProtected: @escaping @Sendable (_ name: String) -> Bool) {
      self.folder = folder
      self.isProtected = isProtected
    }
  }

  private let places: [Place]

  /// For a file that is not the user's to name.
  package static let none = ProtectedFiles([])

  package init(_ places: [Place]) { self.places = places }

  /// Throws when writing to a path would put something else into the place of one of them.
  package func spare(_ path: String) throws(FileError) {
    let end = Files.resolved(path)
    guard places.contains(where: { isNamed(end, in: $0) || isFile(end, in: $0) }) else { return }
    throw FileError(path: path, reason: .protected)
  }

  private func isNamed(_ path: String, in place: Place) -> Bool {
    guard place.isProtected(Files.name(of: path)),
      let folder = FileStatus(of: place.folder)?.identity
    else { return false }
    return FileStatus(of: Files.folder(of: path))?.identity == folder
  }

  /// Whether it is one of the files there by a name of its own.
  private func isFile(_ path: String, in place: Place) -> Bool {
    guard let file = FileStatus(of: path)?.identity else { return false }
    return Files.names(in: place.folder).contains {
      place.isProtected($0) && FileStatus(of: "\(place.folder)/\($0)")?.identity == file
    }
  }
}
