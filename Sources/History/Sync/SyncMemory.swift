package import Files
internal import JSON
internal import TextAnalysis

/// What a data folder remembers about sharing its history; a file beside the store that is never shared.
package struct SyncMemory: Sendable, Equatable {
  package var folder: String
  /// Whether what was answered is shared as well.
  package var withAnswers: Bool
  /// Eight hexadecimal digits: the name of the folder that only this data folder's prep writes.
  package private(set) var device: String
  /// A hash of the machine and the data folder that the device's name was made for.
  private var place: String
  /// What the shared folder and the store were like when there was nothing left to do.
  var settled = ""

  /// A data folder that was copied to another machine, or beside itself, is another device.
  package init(
    folder: String, withAnswers: Bool, in dataFolder: DataFolder, machine: String, random: UInt64,
    after known: SyncMemory? = nil
  ) {
    self.folder = folder
    self.withAnswers = withAnswers
    place = "\(machine)\n\(Files.resolvedAhead(dataFolder.path))".fnv1a.hexadecimal
    if let known, known.place == place {
      device = known.device
      settled = folder == known.folder ? known.settled : ""
    } else {
      device = String("\(place) \(random)".fnv1a.hexadecimal.suffix(8))
    }
  }

  // MARK: The file

  private static func path(in folder: DataFolder) -> String { folder.path + "/sync.json" }

  /// Nil when nothing is shared.
  package init?(of folder: DataFolder) {
    guard let bytes = try? Files.read(Self.path(in: folder)),
      let root = try? JSONDocument(bytes).root, let shared = root["folder"]?.text,
      !shared.isEmpty, let device = root["device"]?.text, Self.isDevice(device)
    else { return nil }
    self.folder = shared
    self.device = device
    withAnswers = root["answers"]?.bool ?? false
    place = root["place"]?.text ?? ""
    settled = root["settled"]?.text ?? ""
  }

  /// It becomes a folder's name.
  private static func isDevice(_ text: String) -> Bool {
    text.utf8.count == 8 && text.allSatisfy { "0123456789abcdef".contains($0) }
  }

  package func keep(in folder: DataFolder) throws(FileError) {
    let json: JSON = [
      "folder": .text(self.folder), "answers": .bool(withAnswers), "device": .text(device),
      "place": .text(place), "settled": .text(settled),
    ]
    try Files.replacePrivately(Self.path(in: folder), with: Array("\(json)\n".utf8))
  }

  package static func forget(in folder: DataFolder) { Files.remove(path(in: folder)) }
}
