internal import AnkiPackages
internal import Files
package import Formats
package import Questions

/// Files of questions somewhere on the disk, read whatever their formats are.
package struct BankSource {
  /// By their names, which in a folder are paths below it.
  package private(set) var files: [BankUpdate.File] = []
  package private(set) var formats: [String] = []
  /// What belongs to a bank of our own besides questions.
  package private(set) var besides: [BankPart] = []
  /// Files of a folder that hold no questions.
  package private(set) var passedOver: [String] = []
  package let isFolder: Bool

  /// What a reader must be told.
  package struct Options {
    var format: Format?
    var reading = Format.ReadingOptions()
    /// Where a package may be unpacked.
    let scratch: String

    /// As told; only tables have cards with something between them.
    var named: Format? { format ?? (reading.betweenCards == nil ? nil : .csv) }

    package init(
      scratch: String, format: Format? = nil,
      reading: Format.ReadingOptions = Format.ReadingOptions()
    ) {
      self.scratch = scratch
      self.format = format
      self.reading = reading
    }
  }

  package init(_ path: String, _ options: Options) throws {
    isFolder = FileStatus(of: path)?.kind == .folder
    if isFolder {
      for name in Files.files(below: path) { addFromFolder(name, path, options) }
    } else {
      let bytes = try Self.bytes(of: path)
      if try readPackage(bytes, Files.name(of: path), path, options) { return }
      guard !bytes.isEmpty, let format = options.named ?? Glimpse(bytes, path: path).format
      else {
        throw ForeignFile.advice(bytes, path: path).map { BankError.unreadable(path, $0) }
          ?? .unknownFormat(path)
      }
      read(bytes, Files.name(of: path), path, format, options)
    }
  }

  private static func bytes(of path: String) throws -> [UInt8] {
    do throws(FileError) {
      return try Files.read(path)
    } catch {
      guard case .tooLarge = error.reason else { throw error }
      throw BankError.unreadable(path, ForeignFile.tooLarge(path))
    }
  }

  /// A file of a folder that cannot be read is refused, and keeps no other from being taken.
  private mutating func addFromFolder(_ name: String, _ folder: String, _ options: Options) {
    let path = "\(folder)/\(name)"
    do {
      try add(try Self.bytes(of: path), name, path, options)
    } catch {
      var file = QuestionFile()
      let reason =
        switch error {
        case BankError.unreadable(_, let reason): reason
        case let error as FileError: error.detail
        default: "cannot be read"
        }
      file.problems = [BankProblem(file: path, line: nil, reason: .unreadable(reason))]
      files.append((name, file))
    }
  }

  private mutating func add(
    _ bytes: [UInt8], _ name: String, _ path: String, _ options: Options
  ) throws {
    switch BankContents(bytes, name: name, told: options.format) {
    case .dataset:
      besides.append(
        BankPart(name: "\(DatasetFile.folder)/\(Files.name(of: path))", bytes: bytes))
    case .part: besides.append(BankPart(name: name, bytes: bytes))
    case .package: _ = try readPackage(bytes, name, path, options)
    case .questions(let format): read(bytes, name, path, format, options)
    case .nothing: passedOver.append(name)
    }
  }

  /// Whether it is a package of Anki, which is read by another room than texts are.
  private mutating func readPackage(
    _ bytes: [UInt8], _ name: String, _ path: String, _ options: Options
  ) throws -> Bool {
    guard AnkiPackage.isPackage(bytes) else { return false }
    if !["apkg", "colpkg"].contains(where: path.lowercased().hasSuffix),
      let advice = ForeignFile.advice(bytes, path: path)
    {
      throw BankError.unreadable(path, advice)
    }
    do throws(AnkiPackageError) {
      files.append((name, try AnkiPackage.read(bytes, path: path, folder: options.scratch)))
    } catch {
      throw BankError.unreadable(path, error.reason)
    }
    if !formats.contains("apkg") { formats.append("apkg") }
    return true
  }

  private mutating func read(
    _ bytes: [UInt8], _ name: String, _ path: String, _ format: Format, _ options: Options
  ) {
    guard let read = format.read else { return }
    files.append((name, read(bytes, path, options.reading)))
    if !formats.contains(format.name) { formats.append(format.name) }
  }

  /// What the files call themselves.
  package var title: String? { files.lazy.compactMap(\.file.title).first }

  package var problems: [BankProblem] { files.flatMap(\.file.problems) }

  package var taken: Int { files.map(\.file.items.count).reduce(0, +) }

  /// The bank that the files are, without installing it.
  func bank(named name: String, from path: String) -> (bank: Bank, problems: [BankProblem]) {
    let update = update(of: EarlierBank(), path: path)
    let (folder, unread) = BankFolder.read(
      besides.map { BankPart(name: "\(path)/\($0.name)", bytes: $0.bytes) })
    let bank = folder.bank(
      named: name, title: update.earlier.title ?? name, of: update.topics, from: .path(path))
    return (bank, problems + unread)
  }

  /// What becomes of a bank when what is at the path is added to it.
  package func update(
    of earlier: EarlierBank, path: String, defaults: BankUpdate.Defaults = BankUpdate.Defaults()
  ) -> BankUpdate {
    BankUpdate(
      files, besides: besides, title: title ?? Naming.stem(of: Files.name(of: path)), to: earlier,
      isWhole: isFolder, defaults: defaults)
  }
}
