import Markdown
import Testing

@Suite struct FencedLinesTests {
  /// The lines, each with the first letter of its role.
  private static func roles(_ text: String) -> [String] {
    FencedLines(text).map { "\($0.role)".prefix(1) + " " + $0.text }
  }

  @Test(arguments: [
    ("", ["p "]), ("a", ["p a"]), ("a\n", ["p a", "p "]), ("a\r\nb\rc", ["p a", "p b", "p c"]),
    ("```\na\n```\nb", ["f ```", "c a", "f ```", "p b"]),
    ("~~~ sql\n```\n~~~~", ["f ~~~ sql", "c ```", "f ~~~~"]),
    ("````\n```\n````", ["f ````", "c ```", "f ````"]),
    ("```\n``` python\n", ["f ```", "c ``` python", "c "]),
    ("  ```\n  a\n  ```", ["f   ```", "c   a", "f   ```"]),
    ("> ```\n> a\n> ```\n> b", ["f > ```", "c > a", "f > ```", "p > b"]),
    ("1. - ```\n     a\n     ```", ["f 1. - ```", "c      a", "f      ```"]),
    ("- a\n- b", ["p - a", "p - b"]), ("``` `a` ```\n``", ["p ``` `a` ```", "p ``"]),
    ("```\n- ```\n```", ["f ```", "c - ```", "f ```"]),
    ("`\u{301}``\n```", ["p `\u{301}``", "f ```"]),
  ])
  func `fences part code from prose`(_ text: String, _ lines: [String]) {
    #expect(Self.roles(text) == lines)
  }

  @Test(arguments: [
    "a\n\n```python\nb\n\n c\n```\n\nd", "- a\n\n  ~~~\n  b\n  ~~~\n- c", "> ```\n> a\n> ```",
    "````\n```\na\n````\nb\n```\nc\n```",
  ])
  func `the tree has the same code`(_ text: String) {
    let code = FencedLines(text).filter { $0.role == .code }.map { line in
      line.text.drop { " >".contains($0) }
    }
    let blocks = Document(parsing: text).blocks.flattened
    let expected = blocks.flatMap { block -> [Substring] in
      guard case .code(_, let text) = block else { return [] }
      return text.split(separator: "\n", omittingEmptySubsequences: false)
        .map { line in line.drop { $0 == " " } }
    }
    #expect(code == expected)
  }
}
