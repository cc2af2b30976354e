import Testing

@testable import Search

@Suite struct TextPiecesTests {
  private func pieces(_ text: String, inLines: Bool = false) -> [[String]] {
    let bytes = Array(text.utf8)
    return TextPieces(of: text, inLines: inLines).paragraphs.map { sentences in
      sentences.map { String(decoding: bytes[$0], as: UTF8.self) }
    }
  }

  @Test(
    arguments: [
      ("One. Two! Three?", [["One.", "Two!", "Three?"]]),
      (
        "Since 5.2 it is so, e.g. here. `x` is new.",
        [["Since 5.2 it is so, e.g. here.", "`x` is new."]]
      ),
      ("It says \"no.\" And goes.", [["It says \"no.\"", "And goes."]]),
      ("wrapped\nhere", [["wrapped\nhere"]]),
      ("option\n\nother option", [["option"], ["other option"]]),
      ("Two:\n- one\n- two\n1. three", [["Two:"], ["one"], ["two"], ["1. three"]]),
      ("", []), (" \n\n \n", []), ("…", [["…"]]), ("é. É.", [["é.", "É."]]),
    ] as [(String, [[String]])])
  func `a text is shown by sentences, none of two paragraphs`(text: String, expected: [[String]]) {
    #expect(pieces(text) == expected)
  }

  @Test func `code is shown by lines`() {
    #expect(pieces("a. B\n  c = 1", inLines: true) == [["a.", "B"], ["c = 1"]])
  }
}
