import Files
import Formats
import Questions
import Testing

@testable import Banks

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Three machines that change, remove and share a bank, over a carrier that delays, cuts and mixes up.
@Suite struct BankInterleavingTests {
  private static let runs = getenv("PREP_SYNC_RUNS").flatMap { Int(String(cString: $0)) } ?? 20

  @Test(arguments: 1...runs)
  func `after two quiet rounds all have the same, and no version is lost`(seed: Int) throws {
    var run = try BankInterleaving(seed: UInt64(seed))
    for _ in 0..<25 { try run.step() }
    try run.quietRounds()
    let contents = try run.contents()
    #expect(contents[0] == contents[1])
    #expect(contents[0] == contents[2])
    // What a carrier cut stays there, and is named; nothing else is left to say or to write.
    for device in 0..<3 {
      let report = try run.sync(device)
      #expect(report.changes == [])
      #expect(report.sent == [])
      #expect(report.problems.allSatisfy { $0.path.contains("sync-conflict") })
    }
    // A version that nobody had seen when another took its place.
    for version in run.unseen() { #expect(run.isSomewhere(version)) }
  }
}

private struct BankInterleaving {
  private let shelves: [Shelf]
  private var random: SeededNumbers
  private var written: [String] = []
  /// What was written over by its own machine, and so wanted by nobody.
  private var replaced: Set<String> = []
  private var earlier: [(file: String, bytes: [UInt8])] = []

  init(seed: UInt64) throws {
    shelves = [try Shelf(), try Shelf(), try Shelf()]
    random = SeededNumbers(seed: seed)
    for device in 0..<3 { try Files.makeFolder(folder(device)) }
  }

  private func folder(_ device: Int) -> String { shelves[device].folder + "/shared/prep" }

  mutating func step() throws {
    let device = random.next(3)
    switch random.next(8) {
    case 0...1: try write(device)
    case 2:
      if shelves[device].banks.names.contains("b1"), random.next(2) == 0 { try remove(device) }
    case 3...5: try sync(device)
    default: try carry()
    }
  }

  private mutating func write(_ device: Int) throws {
    if let old = answer(device) { replaced.insert(old) }
    let text = "answer\(written.count)"
    written.append(text)
    _ = try shelves[device].add("question,answer\nWhat?,\(text)\n", as: "deck.csv")
    let seconds = random.next(50)
    let path = shelves[device].banks.path(of: "b1")
    for name in Files.names(in: path) { try setModified("\(path)/\(name)", seconds) }
  }

  private mutating func remove(_ device: Int) throws {
    if let old = answer(device) { replaced.insert(old) }
    try shelves[device].banks.remove("b1")
  }

  @discardableResult
  mutating func sync(_ device: Int) throws -> BankRound.Report {
    var round = BankRound(
      shelves[device].banks, folder: folder(device), device: "device\(device)",
      now: random.next(50) * 1000)
    return try round.run()
  }

  mutating func quietRounds() throws {
    for _ in 0..<2 {
      for device in 0..<3 { try sync(device) }
      for (from, to) in (0..<3).flatMap({ from in (0..<3).map { (from, $0) } }) where from != to {
        for file in Files.files(below: folder(from)) where file.hasPrefix("device\(from)/") {
          try put(try Files.read("\(folder(from))/\(file)"), to, file)
        }
      }
    }
    for device in 0..<3 { try sync(device) }
  }

  private mutating func carry() throws {
    let (from, to) = (random.next(3), random.next(3))
    let file = "device\(from)/banks/b1.json"
    guard let bytes = try? Files.read("\(folder(from))/\(file)") else { return }
    earlier.append((file, bytes))
    switch random.next(6) {
    case 0: try put(Array(bytes.prefix(random.next(bytes.count))), to, file)
    case 1:
      try put(bytes, to, "device\(from)/banks/b1.sync-conflict-20261130-101112-ABCDEFG.json")
    case 2:
      let late = earlier[random.next(earlier.count)]
      try put(late.bytes, to, late.file)
    default: try put(bytes, to, file)
    }
  }

  private func put(_ bytes: [UInt8], _ device: Int, _ file: String) throws {
    let path = "\(folder(device))/\(file)"
    try Files.makeFolder(Files.folder(of: path))
    try Files.replacePrivately(path, with: bytes)
  }

  // MARK: What is there

  private func answer(_ device: Int) -> String? {
    shelves[device].banks.names.contains("b1")
      ? shelves[device].banks.bank("b1").bank.questions.first?.answerText : nil
  }

  func contents() throws -> [[BankPart]] {
    try shelves.map { $0.banks.names.contains("b1") ? try $0.banks.parts(of: "b1") : [] }
  }

  func unseen() -> [String] { written.filter { !replaced.contains($0) } }

  /// In use, kept aside, or taken out of use.
  func isSomewhere(_ text: String) -> Bool {
    shelves.contains { shelf in
      ["", "/.kept", "/.removed"].contains { part in
        let banks = BankShelf(folder: shelf.banks.folder + part)
        return banks.names.contains { banks.bank($0).bank.questions.first?.answerText == text }
      }
    }
  }
}

private struct SeededNumbers {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9e37_79b9_7f4a_7c15 }

  /// Knuth's linear congruential generator; the high bits are the good ones.
  mutating func next(_ limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % limit
  }
}
