package import Files
internal import Formats
internal import Questions
internal import TextAnalysis

/// One round of sharing installed banks: the newest version of each comes in, and what others do not have
/// goes out.
///
/// The newest of some versions is the same in whatever order they come, so rounds may happen at any time,
/// twice, or break off anywhere. One that was made without knowledge of the newest is kept aside.
package struct BankRound {
  private let shelf: BankShelf
  private let shared: SharedBanks
  private let now: Int
  private var ledger: BankLedger
  private var report = Report()

  /// What a round brought.
  package struct Report: Sendable, Equatable {
    package var changes: [Change] = []
    package var sent: [String] = []
    package var problems: [SharedBankProblem] = []
    /// Why nothing could be written in the shared folder; what is in it was taken.
    package var refusal: FileError?

    package init() {}
  }

  /// What became of a bank by a version from elsewhere.
  package struct Change: Sendable, Equatable {
    package let bank: String
    package let kind: Kind
    /// The folder of the version that was made here meanwhile.
    package let kept: String?

    package enum Kind: String, Sendable { case added, changed, removed }
  }

  /// `folder` is the one with a folder for each device, `now` milliseconds since 1970.
  package init(_ shelf: BankShelf, folder: String, device: String, now: Int) {
    self.shelf = shelf
    shared = SharedBanks(path: folder, device: device)
    self.now = now
    ledger = BankLedger(in: shelf.folder)
  }

  package mutating func run() throws -> Report {
    guard ledger.settled != state, !isWithoutBanks else { return report }
    try shelf.alone {
      ledger = BankLedger(in: shelf.folder)
      let (found, problems) = shared.read()
      report.problems = problems
      let names = Set(shelf.names + ledger.entries.keys + found.map(\.bank.name))
      for name in names.sorted() {
        try settle(name, found.map(\.bank).filter { $0.name == name })
      }
      do throws(FileError) { try share(found) } catch { report.refusal = error }
      ledger.settled = report.problems.isEmpty && report.refusal == nil ? state : ""
      try ledger.keep(in: shelf.folder)
    }
    return report
  }

  private var isWithoutBanks: Bool {
    ledger.entries.isEmpty && shelf.names.isEmpty && shared.state.isEmpty
  }

  private var state: String {
    let own = shelf.names.map { "\($0)\n\(shelf.signature(of: $0))" }.joined(separator: "\n")
    return "\(shared.path)\n\(shared.device)\n\(shared.state)\n\(own)".fnv1a.hexadecimal
  }

  // MARK: Coming in

  private mutating func settle(_ name: String, _ found: [SharedBank]) throws {
    do throws(BankProblem) {
      if let own = try ownVersion(of: name, found.map(\.version)) { note(own, of: name) }
    } catch {
      report.problems.append(SharedBankProblem(error.file, .unsound(error)))
      return
    }
    let own = ledger.entries[name]?.version
    guard var newest = found.max(by: { $1.version.isNewer(than: $0.version) }) else { return }
    for same in found where same.version.isSame(as: newest.version) {
      newest.version.earlier.formUnion(same.version.earlier)
    }
    if let own, !newest.version.isNewer(than: own) {
      guard newest.version.isSame(as: own) else { return }
      ledger.entries[name]?.version.earlier.formUnion(newest.version.earlier)
    } else {
      try take(newest, over: own)
    }
  }

  /// The version that is here; nil for a bank that never was.
  private func ownVersion(
    of name: String, _ others: [BankVersion]
  ) throws(BankProblem) -> BankVersion? {
    let known = ledger.entries[name]
    guard shelf.names.contains(name) else {
      guard let version = known?.version, !version.isRemoval else { return known?.version }
      return version.followed(by: "", at: now)
    }
    if let known, known.signature == shelf.signature(of: name) { return known.version }
    let digest = BankVersion.digest(of: try shelf.parts(of: name))
    if let known, known.version.digest == digest { return known.version }
    let base = known?.version ?? BankVersion(at: .min, digest: digest, earlier: [])
    // It came in, and the round broke off before that was noted.
    if let arrived = others.filter({ $0.digest == digest && $0.at > base.at }).max(by: {
      $1.isNewer(than: $0)
    }) {
      return BankVersion(at: arrived.at, digest: digest, earlier: base.earlier.union([base.digest]))
    }
    guard known != nil else {
      // A copy of an older one, as from a backup, is no newer for being written later.
      let isOld = others.contains { $0.earlier.contains(digest) }
      return BankVersion(at: isOld ? 0 : shelf.modified(name), digest: digest, earlier: [])
    }
    return base.followed(by: digest, at: shelf.modified(name))
  }

  private mutating func note(_ version: BankVersion, of name: String) {
    ledger.entries[name] = BankLedger.Entry(
      version: version, signature: shelf.signature(of: name))
  }

  /// Puts a version in the place of the one that is here, if any.
  private mutating func take(_ bank: SharedBank, over own: BankVersion?) throws {
    let wasThere = own.map { !$0.isRemoval } ?? false
    if let problem = shelf.problem(in: bank.files) {
      let path = "\(shared.path): \(bank.name)"
      report.problems.append(SharedBankProblem(path, .unsound(problem)))
      return
    }
    if own?.digest != bank.version.digest {
      let isUnknown = own.map { !$0.isRemoval && !bank.version.knows($0) } ?? false
      try put(
        bank, wasThere: wasThere,
        kept: isUnknown
          ? try shelf.keepAside(bank.name, as: "\(bank.name)-\((own?.digest ?? "").prefix(8))")
          : nil)
    }
    var version = bank.version
    if let own { version.earlier.formUnion(own.earlier.union([own.digest])) }
    version.earlier.remove(version.digest)
    note(version, of: bank.name)
  }

  private mutating func put(_ bank: SharedBank, wasThere: Bool, kept: String?) throws {
    if !bank.version.isRemoval {
      try shelf.install(BankFiles(bank.files), as: bank.name)
    } else if wasThere {
      try shelf.remove(bank.name)
      shelf.trust.revoke(bank.name)
    } else {
      return
    }
    let kind: Change.Kind = bank.version.isRemoval ? .removed : wasThere ? .changed : .added
    report.changes.append(Change(bank: bank.name, kind: kind, kept: kept))
  }

  // MARK: Going out

  private mutating func share(_ found: [SharedBanks.Found]) throws(FileError) {
    for (name, entry) in ledger.entries.sorted(by: { $0.key < $1.key }) {
      let isKnown = found.contains {
        $0.bank.name == name && $0.bank.version.isSame(as: entry.version)
          && $0.bank.version.earlier.isSuperset(of: entry.version.earlier)
      }
      // One's own file that was cut or spoilt is written anew.
      let isSpoilt = report.problems.contains { $0.path == shared.ownPath(of: name) }
      if !isKnown || isSpoilt { try share(name, entry.version) }
    }
  }

  private mutating func share(_ name: String, _ version: BankVersion) throws(FileError) {
    let own = shelf.path(of: name)
    guard let files = version.isRemoval ? [] : try? shelf.parts(of: name) else { return }
    guard let bytes = SharedBank(name: name, version, files: files).bytes else {
      return report.problems.append(SharedBankProblem(own, .notText))
    }
    guard bytes.count <= Files.sizeLimit else {
      return report.problems.append(SharedBankProblem(own, .tooLarge(limit: Files.sizeLimit)))
    }
    try shared.write(bytes, as: name)
    report.sent.append(name)
  }
}
