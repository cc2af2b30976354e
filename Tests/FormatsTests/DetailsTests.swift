import Formats
import Testing

@Suite struct DetailsTests {
  @Test func `a summary is the question, and what unfolds the answer`() throws {
    try Reading.expect(
      .details,
      """
      # DevOps

      ## Containers

      <details>
      <summary>What is a <code>Dockerfile</code>?</summary><br><b>

      A text with steps:

      ```sh
      # <b>not a tag</b>
      FROM alpine
      ```
      </b></details>

      <details><summary>What is an image?</summary>Layers.</details>
      """,
      [
        "5, topic Containers | What is a `Dockerfile`? | = A text with steps:↵↵```sh↵# <b>not a tag</b>↵FROM alpine↵```",
        "16, topic Containers | What is an image? | = Layers.",
      ])
  }

  @Test func `a fold that is called answer belongs to the question above it`() throws {
    try Reading.expect(
      .details,
      """
      ## Python

      ### What does this print?

      ```python
      print(1)
      ```

      <details>
      <summary>Click to see the answer</summary>

      One

      <details><summary>More</summary>inner</details>
      </details>

      ### And this?
      <details><summary><b>Solution</b></summary>Two</details>
      """,
      [
        "9, topic Python | What does this print?↵↵```python↵print(1)↵``` | = One↵↵<details><summary>More</summary>inner</details>",
        "18, topic Python | And this? | = Two",
      ])
  }

  @Test func `what folds are called again and again is no question`() throws {
    try Reading.expect(
      .details,
      """
      ### ¿Qué imprime?
      <details><summary><b>Respuesta</b></summary>Uno</details>

      ### ¿Y esto?
      <details><summary><b>Respuesta</b></summary>Dos</details>

      # Fin
      """,
      ["2 | ¿Qué imprime? | = Uno", "5 | ¿Y esto? | = Dos"])
    try Reading.expect(
      .details, "<details><summary>Answer</summary>x</details>\n",
      ["refused 1: \"Answer\" unfolds what no question stands above"])
  }

  @Test func `a fold without an end goes on to the end, and one without words is refused`() throws {
    try Reading.expect(
      .details, "<details><summary></summary>x</details>\n<details>\n<summary>A?</summary>\nb",
      ["2 | A? | = b", "refused 1: the question shows nothing"])
  }
}
