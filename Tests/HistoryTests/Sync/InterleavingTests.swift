import Files
import Scoring
import Testing

@testable import History

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Three devices, and a carrier that drops, repeats, cuts, renames, delays and mixes up what it carries.
///
/// `Tests/Reliability/synced` runs it 2,000 times.
@Suite struct InterleavingTests {
  private static let runs = getenv("PREP_SYNC_RUNS").flatMap { Int(String(cString: $0)) } ?? 30

  @Test(arguments: 1...runs)
  func `after one quiet round all stores are the same and nothing is lost`(seed: Int) throws {
    var run = try Interleaving(seed: UInt64(seed))
    for _ in 0..<40 { try run.step() }
    try run.quietRound()
    let exports = try run.devices.map { try $0.export() }
    #expect(exports[0] == exports[1])
    #expect(exports[0] == exports[2])
    let settings = try run.devices.map { try $0.store().settings() }
    #expect(settings[0] == settings[1])
    #expect(settings[0] == settings[2])
    for id in run.given { #expect(exports[0].contains("{\"id\":\"\(id)\"")) }
    for id in run.takenBack { #expect(exports[0].contains("{\"takenBack\":\"\(id)\"")) }
    // Nothing is left to say or to write.
    for device in run.devices {
      let report = try device.sync()
      #expect(report.sent == 0)
      #expect(report.came == .init())
      #expect(try device.store().memoriesMatchTheLog())
    }
  }
}

private struct Interleaving {
  let folder: TemporaryFolder
  let devices: [Device]
  private(set) var given: Set<String> = []
  private(set) var takenBack: Set<String> = []
  /// What was ever seen of a file, to be delivered late.
  private var earlier: [(file: String, bytes: [UInt8])] = []
  private var random: Random
  private var number = 0

  init(seed: UInt64) throws {
    let folder = try TemporaryFolder()
    self.folder = folder
    random = Random(seed: seed)
    devices = try (0..<3).map { try Device($0, in: folder.path) }
  }

  mutating func step() throws {
    let device = devices[random.next(3)]
    switch random.next(12) {
    case 0...2: try answer(device)
    case 3: try takeBack(device)
    case 4: try decide(device)
    case 5: try importContradiction(device)
    case 6...8: try device.sync()
    default: try carry()
    }
  }

  mutating func quietRound() throws {
    for device in devices { try device.sync() }
    for (from, to) in devices.flatMap({ from in devices.map { (from, $0) } }) {
      for file in from.files() where file.hasPrefix(try device(of: from)) {
        try to.put(try from.read(file), at: file)
      }
    }
    for device in devices { try device.sync() }
  }

  private func device(of device: Device) throws -> String {
    try #require(SyncMemory(of: device.dataFolder)).device
  }

  // MARK: What people do

  private mutating func answer(_ device: Device) throws {
    number += 1
    let id = "r\(number)"
    try device.store().record(review(id))
    given.insert(id)
  }

  private mutating func review(_ id: String) -> Review {
    // Over three months, so that there are several files.
    let at = Instant(milliseconds: 1_788_000_000_000 + random.next(7_000_000) * 1000)
    return Review(
      id: id, question: "q\(random.next(5))", at: at, day: at.studyDay(utcOffset: 0),
      grade: Grade.allCases[random.next(4)], seconds: random.next(2) == 0 ? nil : 1.25,
      given: random.next(2) == 0 ? [] : ["a\nb"])
  }

  private mutating func takeBack(_ device: Device) throws {
    let store = try device.store()
    guard let review = try store.newestReview() else { return }
    number += 1
    try store.void(review, at: Instant(milliseconds: number))
    takenBack.insert(review.id)
  }

  private mutating func decide(_ device: Device) throws {
    number += 1
    let at = Instant(milliseconds: random.next(1000))
    try device.store().record(PlanEntry(id: "p\(number)", at: at, .off))
    try device.store().record(
      SettingChange(id: "s\(number)", at: at, .newPerDay, to: "\(random.next(9))"))
  }

  private mutating func importContradiction(_ device: Device) throws {
    _ = try device.store().merge([review("x\(random.next(3))")], voids: [])
  }

  // MARK: What carriers do

  private static let copies = [
    ".sync-conflict-20261130-101112-ABCDEFG.jsonl", " (Anna's conflicted copy 2026-11-30).jsonl",
    " (1).jsonl", " 2.jsonl", "-LAPTOP.jsonl", ".jsonl~HEAD", ".jsonl.orig", ".conflict1.jsonl",
  ]

  private mutating func carry() throws {
    let (from, to) = (devices[random.next(3)], devices[random.next(3)])
    let files = from.files().filter { $0.hasSuffix(".jsonl") }
    guard !files.isEmpty else { return }
    let file = files[random.next(files.count)]
    let bytes = try from.read(file)
    earlier.append((file, bytes))
    switch random.next(8) {
    case 0: Files.remove("\(to.shared)/prep/\(file)")
    case 1: try to.put(Array(bytes.prefix(random.next(bytes.count + 1))), at: file)
    case 2:
      let copy = Self.copies[random.next(Self.copies.count)]
      try to.put(bytes, at: file.dropLast(6) + copy)
    case 3:
      let late = earlier[random.next(earlier.count)]
      try to.put(late.bytes, at: late.file)
    case 4:
      // Two versions that git put together.
      let mine = (try? to.read(file)) ?? []
      try to.put(
        Array("<<<<<<< HEAD\n".utf8) + mine + Array("=======\n".utf8) + bytes
          + Array(">>>>>>> other\n".utf8), at: file)
    case 5: try to.put(bytes, at: file.dropLast(6) + ".jsonl.part")
    default: try to.put(bytes, at: file)
    }
  }
}

private struct Random {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9e37_79b9_7f4a_7c15 }

  /// Knuth's linear congruential generator; the high bits are the good ones.
  mutating func next(_ limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % limit
  }
}
