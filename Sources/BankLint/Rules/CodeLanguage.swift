internal import TextAnalysis

extension LintRule {
  static let codeLanguage = LintRule(
    "code-language",
    "Every block of code names its language, by which it is coloured and proven."
  ) { question in
    question.texts.flatMap { text in
      text.codeBlocks.compactMap { block in
        fault(block.language).map { FieldFinding(text.field, $0) }
      }
    }
  }

  private static func fault(_ language: String?) -> String? {
    guard let language else { return "a block of code names no language, such as ```python" }
    let name = name(in: language)
    guard name.contains(where: \.isLetter) else {
      return "\"\(language)\" is no language; name one, such as python"
    }
    return slip(in: name).map { "\"\(language)\" is no language; did you mean \($0)?" }
  }

  /// Letters, digits and signs as in `c++`, `objective-c` and `f#`; some tools have braces round it
  /// (`{.python}`) or wishes behind it (`rust,ignore`).
  private static func name(in language: String) -> Substring {
    language.drop { "{.".contains($0) }.prefix {
      $0.isLetter || $0.isNumber || "+#-._".contains($0)
    }
  }

  /// Of a shorter name a slip may be another language.
  private static let longNames = ["python", "javascript", "typescript", "dockerfile"]

  /// The name that is meant when a single letter after the first is wrong; `cython` begins otherwise.
  private static func slip(in language: Substring) -> String? {
    let small = language.lowercased()
    guard small.allSatisfy(\.isLetter) else { return nil }
    return longNames.first { $0.first == small.first && editDistance($0, small, atMost: 1) == 1 }
  }
}
