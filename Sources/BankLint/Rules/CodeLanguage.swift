internal import TextAnalysis

extension LintRule {
  static let codeLanguage = LintRule(
    "code-language",
    "Every block of code names its language, by which it is coloured and proven."
  ) { question in
    question.texts.flatMap { text in
      text.codeBlocks.compactMap { block in fault(block.language).map { Finding(text.field, $0) } }
    }
  }

  private static func fault(_ language: String?) -> String? {
    guard let language else { return "a block of code names no language, such as ```python" }
    guard isName(language) else {
      return "\"\(language)\" is no language; name one, such as python"
    }
    return slip(in: language).map { "\"\(language)\" is no language; did you mean \($0)?" }
  }

  /// Any word of letters, digits and signs, as in `c++`, `objective-c` and `f#`.
  private static func isName(_ language: String) -> Bool {
    language.contains { $0.isLetter }
      && language.allSatisfy { $0.isLetter || $0.isNumber || "+#-._".contains($0) }
  }

  /// Of a shorter name a slip may be another language.
  private static let longNames = ["python", "javascript", "typescript", "dockerfile"]

  /// The name that is meant when a single letter after the first is wrong; `cython` begins otherwise.
  private static func slip(in language: String) -> String? {
    let small = language.lowercased()
    guard small.allSatisfy(\.isLetter) else { return nil }
    return longNames.first { $0.first == small.first && editDistance($0, small, atMost: 1) == 1 }
  }
}
