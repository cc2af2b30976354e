import Questions
import Testing

@testable import BankLint

/// What good banks of other subjects say, and a rule made for one subject might take amiss.
@Suite struct OtherSubjectsTests {
  @Test(arguments: [
    (
      "What does the compiler say?\n\n```rust,ignore\nlet t = s;\n```",
      "A move (as opposed to a copy)."
    ),
    ("Which line is undefined?\n\n```c++\na[2] = 0;\n```", "The last valid index is 1."),
    ("What does this make?\n\n```yaml+jinja\nkind: Pod\n```", "One group of containers."),
    ("Why is the second answer of a resolver faster?", "The second answer comes from its cache."),
    ("What does option c of `tar` do?", "With option c it writes (a) files and (b) folders."),
    ("What is 2 + 2 modulo 3?", "The answer 4 leaves a rest, which gives the answer 1."),
    ("Which network is that of class B?", "The address (of class B) is short."),
    ("Which vitamin, A, B or D, does the skin make?", "Vitamin (D) needs light."),
    ("What does `git log -1` show?", "The latest commit of the currently chosen branch."),
    ("クエリセットはいつ評価されますか。", "遅延評価といいます。"),
  ])
  func `prompts and explanations pass`(prompt: String, explanation: String) {
    expectNoFindings(Sample.choice(prompt: prompt, explanation: explanation))
  }

  @Test(arguments: [
    ("Which statements run in one transaction?", ["The first", "The second", "Both statements"]),
    ("Which of A, B and C are found?", ["A and B", "A, B and C", "C"]),
    ("Which city is the seat of the government?", ["The Hague", "Amsterdam", "Rotterdam"]),
    ("Which of them is a compiler?", ["Python", "gcc", "the linker"]),
    ("Which interval lies between C and E?", ["A major third", "A minor third", "A fourth"]),
    ("どの都市が首都ですか。", ["東京", "大阪", "名古屋"]),
  ])
  func `options pass`(prompt: String, texts: [String]) {
    expectNoFindings(Sample.choice(prompt: prompt, options: Sample.options(texts)))
  }

  @Test(arguments: [
    "https://ja.wikipedia.org/wiki/遅延評価", "https://例え.jp/質問", "https://www.example.org:443/a_(b)",
    "https://en.wikipedia.org/wiki/Michelson–Morley_experiment",
  ])
  func `links pass`(link: String) {
    expectNoFindings(Sample.choice(references: [link]))
  }

  private func expectNoFindings(_ question: Question) {
    let file = LintedFile(name: "other.json", bank: "other", questions: [question])
    #expect(Linter(LintedBank(files: [file])).problems() == [])
  }
}
