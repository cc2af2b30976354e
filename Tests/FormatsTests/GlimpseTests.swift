import Formats
import Testing

/// A format is known by what is in a file, then by its name.
@Suite struct GlimpseTests {
  @Test(arguments: [
    ("a.txt", "#separator:tab\na\tb\n", "anki"), ("a.txt", "Q: a\nA: b\n", "hashcards"),
    ("a.txt", "What?\nA. x\nB. y\nANSWER: A\n", "aiken"), ("a.txt", "What? {=x ~y}\n", "gift"),
    ("a.txt", "term\tdefinition\nother\tmeaning\n", "csv"), ("a.csv", "a,b\nc,d\n", "csv"),
    ("a.md", "# What?\n\nThat.\n", "quiz"),
    ("a.md", "#### Q1. What?\n- [x] a\n- [ ] b\n", "linkedin"),
    ("a.md", "###### 1. What?\n- A: x\n<details>\n#### Answer: A\n", "javascript-questions"),
    ("a.md", "#flashcards\n\na::b\n", "obsidian"), ("a.md", "# What?\n- a\n* b\n", "hascard"),
    ("a.xml", "<?xml version=\"1.0\"?>\n<quiz></quiz>\n", "moodle"),
    ("a.json", "{\"results\":[{\"correct_answer\":\"x\"}]}", "opentdb"),
    ("a.json", "{\"format\":1,\"questions\":[]}", "json"),
    ("wrong.csv", "Q: a\nA: b\n", "hashcards"),
    ("a.txt", "tags:go\na\tb\n", "anki"), ("a.txt", "1. What?\na) x\nb) y\nAnswer: a\n", "aiken"),
    ("a.txt", "a\tb\ngoes on\nc\td\n", "csv"),
    ("a.md", "<details><summary>A?</summary>b</details>\n<summary>B?</summary>\n", "details"),
    ("a.md", "# Sort\n2. b\n1. a\n", "hascard"), ("a.md", "# Sort\n1. a\n2. b\n", "quiz"),
    ("a.md", "C:\none [gap]\n", "hashcards"), ("a.md", "What?\n====\n\nThat.\n", "quiz"),
    ("a.md", "---\ntags: flashcards\n---\na::b\n", "obsidian"),
    ("a.md", "---\ntags: [go, flashcards]\n---\na::b\n", "obsidian"),
    ("a.md", "---\ntags:\n  - flashcards/go\n---\na::b\n", "obsidian"),
    ("a.md", "# See https://a.example/flashcards/go\n\nThat.\n", "quiz"),
    ("a.md", "###### 1. ?\n- أ: x\n<details>\n#### الإجابة: أ\n", "javascript-questions"),
    ("a.md", "#### P1. ?\n- [x] a\n#### P2. ?\n- [x] a\n#### P3. ?\n- [x] a\n", "linkedin"),
    ("a.md", "#### P1. ?\n- [x] a\n  > b\n#### P2. ?\n- [x] a\n#### P3. ?\n- [x] a\n", "quiz"),
    ("a.md", "# Page\n\n- a\n\n## More\n\n* b\n\nWords.\n", "quiz"),
    (
      "a.md",
      "1. ### A?\n\n   a\n\n2. ### B?\n\n   <details><summary>b</summary></details>\n"
        + "   <summary>c</summary>\n", "quiz"
    ),
    ("a.md", "## Q1. Which?\n\n1. [ ] a\n2. [x] b\n", "quiz"),
    ("a.md", "---\ntopic: kafka\n---\n## Q1. Which?\n- [ ] a\n- [x] b\n", "quiz"),
    ("a.md", "<!--\nid: c1\n-->\n## Q1. Which?\n- [ ] a\n- [x] b\n", "quiz"),
    ("a.md", "# Q1. Which?\n<!-- id: c1 -->\n- [ ] a\n- [x] b\n", "quiz"),
    ("a.md", "## Q1. Which?\n- [ ] a\n- [x] b\n  > why\n", "quiz"),
    ("a.md", "## Q1. Which?\n\n> a hint\n\n- [ ] a\n- [x] b\n", "quiz"),
    (
      "a.md",
      "#### Q0. ?\n- [x] a\n#### Q1. ?\n- [x] a\n  > b\n#### Q2. ?\n- [x] a\n#### Q3. ?\n- [x] a\n",
      "linkedin"
    ),
    (
      "a.md",
      "#### Питання 1. ?\n- [x] a\n#### Питання 2. ?\n- [x] a\n#### Питання 3. ?\n- [x] a\n",
      "linkedin"
    ),
    ("a.md", "#### प्र1. ?\n- [x] a\n#### प्र2. ?\n- [x] a\n#### प्र3. ?\n- [x] a\n", "linkedin"),
    ("a.md", "#### 1. ?\n- [x] a\n#### 2. ?\n- [x] a\n#### 3. ?\n- [x] a\n", "linkedin"),
    ("a.md", "# 1. ?\n- [x] a\n# 2. ?\n- [x] a\n# 3. ?\n- [x] a\n", "quiz"),
    ("a.txt", "cat\t1\n\"open\tx\nmid\ty\n", "csv"),
    ("a", "const f = () => {}\n", nil), ("a", "int main(void) {}\n", nil),
    ("a", ".a{color:red}\n\n.b{}\n", nil), ("a", "f = {True: 1}\n::x\n{False}", nil),
    ("a", "Why?{}\n", "gift"), ("a", "::Essay:: Tell {}\n", "gift"),
    ("a", "1+1? {#2:0}\n", "gift"), ("a", "True? {\n T # no }\n", "gift"),
    ("a", "Which? {\n  ~a\n  =b\n}\n", "gift"),
    ("a.pdf", "%PDF-1.7", nil), ("a.txt", "", nil), ("a.md", "", "quiz"),
  ])
  func `the format of a file`(_ path: String, _ text: String, _ name: String?) {
    #expect(Glimpse(Array(text.utf8), path: path).format?.name == name)
  }
}
