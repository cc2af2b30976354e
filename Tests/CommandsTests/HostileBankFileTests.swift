import Commands
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Whole commands with files that are broken, huge or no files at all: a sentence each, nothing installed, the
/// history as it was.
@Suite struct HostileBankFileTests {
  private let program: TestProgram
  private let historyBefore: String

  init() throws {
    program = try TestProgram()
    try program.write(
      #"{"question":"bound-form","at":"2026-11-10T10:00:00Z","grade":"good"}"# + "\n",
      to: "log.jsonl")
    _ = program.run(["progress", "import", program.folder + "/log.jsonl"])
    historyBefore = program.run(["progress", "export"]).output
  }

  private func write(_ bytes: [UInt8], to name: String) throws {
    try Data(bytes).write(to: URL(filePath: program.folder + "/" + name))
  }

  private func isUntouched() -> Bool {
    let names = try? FileManager.default.contentsOfDirectory(atPath: program.folder + "/data/banks")
    return (names ?? []).isEmpty && program.run(["progress", "export"]).output == historyBefore
  }

  /// The sentence, without the folder, of a file that is added and that each reading command is given.
  private func sentence(_ name: String) -> String {
    let path = program.folder + "/" + name
    let outcome = program.run(["bank", "add", path])
    #expect(outcome.status == .failed)
    #expect(isUntouched())
    for words in [["topics", "--bank", path], ["check", path]] {
      #expect([.failed, .nothing].contains(program.run(words).status), "\(words)")
    }
    return (outcome.output + outcome.errors).replacing(program.folder + "/", with: "")
  }

  @Test func `a file of two gigabytes is refused before it is read`() throws {
    for (name, advice) in [
      ("big.csv", "part it into several files"), ("big.apkg", "export it from Anki without media"),
    ] {
      let path = program.folder + "/" + name
      try write([], to: name)
      #expect(truncate(path, off_t(2) << 30) == 0)
      #expect(
        sentence(name) == "prep: \(name): is larger than the 256 MB that prep reads; \(advice)\n")
    }
  }

  @Test func `a pipe without a writer is not waited for`() throws {
    #expect(mkfifo(program.folder + "/pipe.csv", 0o600) == 0)
    #expect(sentence("pipe.csv") == "prep: pipe.csv: is not a regular file\n")
  }

  @Test(
    arguments: [
      ("empty.csv", [], "is empty"),
      ("sheet.xlsx", [0x50, 0x4B, 3, 4, 0], "is a spreadsheet; save it as CSV and add that"),
      (
        "talk.pdf", Array("%PDF-1.4\n\u{1}".utf8),
        "is a document; copy its questions into a text file (prep help banks shows the forms)"
      ),
      (
        "deck.apkg", Array("no".utf8),
        "is no package of Anki, or its beginning is lost; export it again"
      ),
      (
        "deck.apkg", [0x50, 0x4B, 3, 4, 0],
        "is no zip archive, or its end is cut off; export it again"
      ),
    ] as [(String, [UInt8], String)])
  func `what is no text is named with what to do`(
    name: String, bytes: [UInt8], reason: String
  ) throws {
    try write(bytes, to: name)
    #expect(sentence(name) == "prep: \(name): \(reason)\n")
  }

  @Test(
    arguments: [
      (
        "noise.csv", [0, 1, 2, 3, 0xFF, 10],
        "Refused noise.csv:1:1: is not a text file, and of no format that prep reads"
      ),
      (
        "wide.csv", [0xFF, 0xFE, 0, 0, 0x61, 0, 0, 0],
        "Refused wide.csv:1:1: is UTF-32, which prep does not read; save it as UTF-8"
      ),
      (
        "half.csv", [0xFF, 0xFE, 0x00, 0xD8],
        "Refused half.csv:1:1: is damaged: its UTF-16 holds half a character; save it as UTF-8"
      ),
      (
        "key.csv", Array("question,a,b,correct\nWhich?,x,y,\n".utf8),
        "Refused key.csv:2: names no right option"
      ),
      (
        "same.csv", Array("question,a,b,correct\nWhich?,x,x,A\n".utf8),
        #"Refused same.csv:2: options[1].text: the same option "x" is right and wrong"#
      ),
      (
        "two.md", Array("# Which?\n\n1. [x] a\n2. [x] b\n".utf8),
        "Refused two.md:1: 2 options are marked as right where one is to be picked"
      ),
      (
        "none.txt", Array("Which?\nA. x\nB. y\n\nOther?\nA. x\nB. y\nANSWER: C\n".utf8),
        "Refused none.txt:1: has no line \"ANSWER: \" with the letter of the right option\n"
          + "Refused none.txt:8: the answer C is none of the options"
      ),
      (
        "type.xml", Array("<!DOCTYPE quiz [<!ENTITY a \"aa\">]><quiz>&a;</quiz>".utf8),
        "Refused type.xml:1: has a DOCTYPE, which could define anything; take it out"
      ),
      (
        "deep.xml", Array(("<quiz>" + String(repeating: "<a>", count: 5000)).utf8),
        "Refused deep.xml:1: elements are nested too deeply"
      ),
      (
        "wide.json",
        Array("\u{FEFF}{}".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
          + Array("\"questions\"".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }),
        "Refused wide.json:1:1: is not UTF-8, which JSON is; save it as UTF-8"
      ),
      (
        "next.json",
        Array(
          (#"{"format":3,"bank":"b","topic":"t","title":"T","questions":["#
            + #"{"id":"q","kind":"open","prompt":"Why?","answer":"So."}]}"#).utf8),
        "Refused next.json:1:11: format: format 3 is not known to this version of prep, which reads "
          + "formats 1 and 2"
      ),
      (
        "twice.json",
        Array(
          (#"{"format":2,"bank":"b","topic":"t","title":"T","questions":["#
            + #"{"id":"q","kind":"open","prompt":"Why?","answer":"So.","answer":"No."}]}"#).utf8),
        "Refused twice.json:1:116: q: answer: the field \"answer\" stands here a second time; keep one"
      ),
      (
        "lines.json",
        Array(
          (#"{"format":2,"bank":"b","topic":"t","title":"T","questions":["#
            + #"{"id":"a\nb","kind":"open","prompt":"Why?","answer":"So."}]}"#).utf8),
        #"Refused lines.json:1:67: a\nb: id: "a\nb" must be lower-case letters, digits and single hyphens"#
      ),
      (
        "bad.json", Array(#"{"questions": ["#.utf8),
        "Refused bad.json:1:16: not valid JSON: expected a value"
      ),
    ] as [(String, [UInt8], String)])
  func `a file of which nothing can be taken says why, line by line`(
    name: String, bytes: [UInt8], refusals: String
  ) throws {
    try write(bytes, to: name)
    #expect(
      sentence(name)
        == "\(refusals)\nprep: \(name): no question was taken, and nothing was changed\n")
  }

  @Test func `a quote that is never closed swallows no more than its question`() throws {
    let text = "question,answer\n\"Which" + String(repeating: "\nmore, text", count: 30_000)
    try write(Array(text.utf8), to: "open.csv")
    #expect(sentence("open.csv").hasPrefix("Refused open.csv:2: "))
  }

  @Test func `Latin-1 and UTF-16 are read, and it is said`() throws {
    let text = "question,a,b,correct\nWas ist größer?,ja,nein,A\n"
    let wide = Array(text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
    let latin = text.unicodeScalars.map { UInt8($0.value) }
    for (name, bytes) in [("wide", [0xFF, 0xFE] + wide), ("bare", wide), ("latin", latin)] {
      try write(bytes, to: name + ".csv")
      let outcome = program.run(["bank", "add", program.folder + "/\(name).csv"])
      #expect(outcome.status == .done)
      #expect(outcome.output.contains(name == "latin" ? "Latin-1" : "UTF-16"))
      #expect(
        program.run(["export", "--format", "csv", "--bank", name]).output.contains("größer?"))
    }
  }

  @Test func `in a folder a broken file keeps no other from being taken, and loses nothing`() throws
  {
    let folder = program.folder + "/deck"
    try FileManager.default.createDirectory(
      atPath: folder + "/deep", withIntermediateDirectories: true)
    #expect(symlink("..", folder + "/deep/loop") == 0)
    #expect(mkfifo(folder + "/pipe.csv", 0o600) == 0)
    try program.write("question,answer\nWhat is a list?,Values in order\n", to: "deck/a.csv")
    try program.write("question,answer\nWhat is a set?,Values once each\n", to: "deck/deep/b.csv")
    #expect(program.run(["bank", "add", folder]).output.contains("2 added"))

    try write([0, 1, 2, 0xFF], to: "deck/deep/b.csv")
    try write([0x50, 0x4B, 3, 4, 0], to: "deck/c.apkg")
    let again = program.run(["bank", "add", folder])
    #expect(again.status == .done)
    #expect(again.output.contains("0 added, 0 changed, 1 unchanged, 0 gone"))
    #expect(again.output.contains("deck/c.apkg: is no zip archive"))
    #expect(again.output.contains("deck/deep/b.csv:1:1: is not a text file"))
    #expect(program.run(["topics", "--bank", "deck"]).output.contains("\nb "))
  }
}
