import Formats
import Testing

/// Files in encodings that people really have.
@Suite struct SourceTextTests {
  private func read(_ bytes: [UInt8]) throws -> [String] {
    let read = try #require(Format.csv.read)
    let file = read(bytes, "odd", Format.ReadingOptions())
    return Reading.lines(file) + file.remarks
  }

  private func utf16(_ text: String, low: Int) -> [UInt8] {
    text.utf16.flatMap { unit -> [UInt8] in
      let bytes = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
      return low == 0 ? bytes : bytes.reversed()
    }
  }

  @Test(arguments: [0, 1], [true, false])
  func `UTF-16 is read with its mark or without`(_ low: Int, _ hasMark: Bool) throws {
    let mark = hasMark ? "\u{FEFF}" : ""
    #expect(
      try read(utf16(mark + "front,back\ncafe,a place\n", low: low)) == [
        "2 | cafe | = a place", "odd: is UTF-16, which prep reads; UTF-8 is what others expect",
      ])
  }

  @Test func `what is not UTF-8 is read as Windows-1252, and said`() throws {
    #expect(
      try read(
        Array("front,back\ncaf".utf8) + [0xE9] + Array(",".utf8) + [0x80] + Array(" 5\n".utf8)) == [
          "2 | café | = € 5", "odd: is not UTF-8; read as Windows-1252 (Latin-1)",
        ])
  }

  @Test func `a binary is no text`() throws {
    #expect(
      try read([0x7F, 0x45, 0x4C, 0x46, 0, 0, 1, 2, 3]) == [
        "refused 1: is not a text file, and of no format that prep reads"
      ])
  }
}
