import Markdown
import Testing

@Suite struct FenceTests {
  @Test(
    arguments: [
      ("", nil),
      ("```python\nx\n```", nil),
      ("Text\n\n```python\nx", 3),
      ("```\na\n```\n```\nb", 4),
      ("````\n```\n````", nil),
      ("~~~\n```\n~~~", nil),
      ("- a\n  ```sql\n  SELECT 1", 2),
      ("- ```sql\n  SELECT 1\n  ```", nil),
      ("> ```\n> x", 1),
      ("> ```\n> x\n\n```\ny\n```", 1),
      ("```\n> ```\n```", nil),
      ("```\nx\n``` python", 1),
      ("```\nx\n\n    ```", 1),
      ("    ```\n    x", nil),
      ("``` `code` ```", nil),
      ("``\nx", nil),
      ("- ```\n- ```", 1),
    ] as [(String, Int?)])
  func `an unclosed fence is found by its line`(_ text: String, _ line: Int?) {
    #expect(Document(parsing: text).unclosedFence == line)
  }
}
