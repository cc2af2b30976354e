import Formats
import Questions
import Testing

/// The questions of javascript-questions, and those that were made after them.
@Suite struct JavaScriptQuestionsTests {
  @Test func `javascript-questions have letters and a folded answer`() throws {
    try Reading.expect(
      .javaScriptQuestions,
      """
      # List

      ###### 1. What's the output?

      ```javascript
      let a = 1
      ```

      - A: `1`
      - B: `undefined` and
        more

      <details><summary><b>Antwort</b></summary>
      <p>

      #### Antwort: B

      Because of the *dead zone*.

      ```js
      a
      ```

      </p>
      </details>

      ---

      ###### 2. No answer?

      - A: x
      - B: y
      """,
      [
        "3 | What's the output?↵↵```javascript↵let a = 1↵``` | - `1` | + `undefined` and↵more | "
          + "because: Because of the *dead zone*.↵↵```js↵a↵```",
        "refused 29: \"No answer?\" has no heading with its answer",
      ])
  }

  @Test func `javascript-questions may have anchors and letters of any script`() throws {
    try Reading.expect(
      .javaScriptQuestions,
      """
      ###### 1. ماذا يطبع؟
      <div dir="ltr">

      ```js
      a
      ```
      </div>

      - أ: `1`
      - هـ: `2`

      <details><summary><b>الإجابة</b></summary>

      #### الإجابة: ه

      هكذا.

      </details>

      ###### <a name=20></a>2. Что?

      - А: да
      - Б: нет

      #### Ответ: А

      ###### 3. 什麽？

      - A: 1. x
      - B: y

      <details>

      #### 答案 B

      Yes.

      ###### a note of the answer

      </details>

      ###### And without a number?

      - A: x
      - B: y
      """,
      [
        "1 | ماذا يطبع؟↵↵```js↵a↵``` | - `1` | + `2` | because: هكذا.",
        "20 | Что? | + да | - нет", #"27 | 什麽？ | - 1\. x | + y | because: Yes."#,
        "refused 42: \"And without a number?\" has no heading with its answer",
      ])
    try Reading.expect(
      .javaScriptQuestions, "1. What?\n\n- A: x\n",
      ["refused 1: has no heading with a number, such as \"###### 1. What is printed?\""])
  }
}
