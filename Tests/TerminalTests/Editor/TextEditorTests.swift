import Terminal
import Testing
import TextAnalysis

@Suite struct TextEditorTests {
  private func typed(_ keys: [Key], into text: String = "", width: Int = 40) -> TextEditor {
    var editor = TextEditor(text)
    for key in keys { _ = editor.press(key, width: width) }
    return editor
  }

  /// The text with a bar where the cursor stands.
  private func shown(_ editor: TextEditor, width: Int = 40) -> [String] {
    let layout = editor.layout(width: width)
    return layout.lines.enumerated().map { row, line in
      guard row == layout.place.row else { return line.text }
      var before = ""
      for character in line.text where DisplayWidth.of(before) < layout.place.column {
        before.append(character)
      }
      return before + "|" + line.text.dropFirst(before.count)
    }
  }

  private struct Row: CustomTestStringConvertible {
    let keys: [Key]
    let before: String
    let after: [String]
    var testDescription: String { "\(keys) in \(before)" }

    init(_ keys: [Key], _ before: String, _ after: String...) {
      (self.keys, self.before, self.after) = (keys, before, after)
    }
  }

  private static let rows: [Row] = [
    Row([], "", "|"),
    Row([.character("a")], "", "a|"),
    Row([.enter, .character("b")], "a", "a", "b|"),
    Row([.backspace], "ab", "a|"),
    Row([.backspace], "", "|"),
    Row([.delete], "ab", "ab|"),
    Row([.home, .delete], "ab", "|b"),
    Row([.home, .character("x")], "a\nb", "a", "x|b"),
    Row([.up, .end, .character("x")], "a\nb", "ax|", "b"),
    Row([.left, .left, .right, .character("x")], "ab", "ax|b"),
    Row([.alt("b")], "one two", "one |two"),
    Row([.alt("b"), .alt("b"), .alt("b")], "one two", "|one two"),
    Row([.home, .alt("f")], "one two", "one| two"),
    Row([.home, .alt("f"), .alt("f"), .alt("f")], "one two", "one two|"),
    Row([.control("w")], "one two_three ", "one |"),
    Row([.home, .alt("d")], "one two", "| two"),
    Row([.control("u")], "one\ntwo", "one", "|"),
    Row([.home, .control("k")], "one\ntwo", "one", "|"),
    Row([.up], "abc\nde", "ab|c", "de"),
    Row([.up, .up], "abc\nde", "|abc", "de"),
    Row([.down], "abc", "abc|"),
    Row([.backspace], "e\u{301}", "|"),
    Row([.backspace], "👩‍👩‍👧", "|"),
    Row([.character("\u{301}"), .backspace], "e", "|"),
    Row([.left, .character("x")], "漢字", "漢x|字"),
    Row([.paste("a\r\nb\tc\u{1b}[2J\u{202e}")], "", "a", "b c[2J|"),
    Row([.unknown, .tab, .pageUp, .escape], "a", "a|"),
  ]

  @Test(arguments: rows)
  private func `keys edit the text`(row: Row) {
    #expect(shown(typed(row.keys, into: row.before)) == row.after)
  }

  @Test func `long lines break behind blanks, long words anywhere`() {
    #expect(shown(TextEditor("one two three"), width: 8) == ["one ", "two ", "three|"])
    #expect(shown(TextEditor("abcdefghij"), width: 6) == ["abcde", "fghij|"])
    #expect(shown(typed([.up], into: "one two three", width: 8), width: 8)[1] == "two| ")
  }

  @Test func `Up and Down keep to the rows that are seen`() {
    let editor = typed([.up, .up, .down], into: "one two three", width: 8)
    #expect(editor.layout(width: 8).place == Drawing.Position(row: 1, column: 3))
  }

  @Test func `a paste of megabytes is cut`() {
    var editor = typed([.paste(String(repeating: "x", count: 1 << 22)), .character("y")])
    #expect(editor.text.utf8.count == TextEditor.limit)
    #expect(editor.isCut)
    _ = editor.press(.left, width: 80)
    #expect(!editor.isCut)
    let marks = typed([.paste("e" + String(repeating: "\u{301}", count: 1 << 20))])
    #expect(marks.text.utf8.count <= TextEditor.limit)
  }

  @Test func `a single line takes no line ending`() {
    var editor = TextEditor(isSingleLine: true)
    for key in [Key.enter, .up, .down] {
      let isTaken = editor.press(key, width: 20)
      #expect(!isTaken)
    }
    editor.insert("a\nb")
    #expect(editor.text == "a b")
  }

  @Test func `no keys break it, and its cursor stays in its rows`() {
    var random = SystemRandomNumberGenerator()
    let keys: [Key] = [
      .character("a"), .character(" "), .character("字"), .character("\u{301}"), .enter, .left,
      .right, .up, .down, .home, .end, .backspace, .delete, .control("w"), .control("u"),
      .control("k"), .alt("b"), .alt("f"), .alt("d"), .paste("🇩🇪🇫🇷 two\nlines"),
    ]
    var editor = TextEditor()
    for _ in 0..<3000 {
      let width = Int.random(in: 1...20, using: &random)
      _ = editor.press(keys.randomElement(using: &random) ?? .enter, width: width)
      let layout = editor.layout(width: width)
      #expect(layout.lines.indices.contains(layout.place.row))
      #expect(layout.place.column <= layout.lines[layout.place.row].width)
    }
  }
}
