extension LintRule {
  static let codeLanguage = LintRule(
    "code-language",
    "Every block of code names a known language, by which it is coloured and proven."
  ) { question in
    question.texts.flatMap { text in
      text.codeBlocks.compactMap { block in
        guard let language = block.language else {
          return Finding(text.field, "a block of code names no language, such as ```python")
        }
        guard !languages.contains(language) else { return nil }
        return Finding(
          text.field,
          "\"\(language)\" is no language; write one of \(languages.joined(separator: ", "))")
      }
    }
  }

  private static let languages = [
    "python", "pycon", "html", "css", "javascript", "sql", "shell", "http", "json", "toml", "yaml",
    "ini", "dockerfile", "nginx", "diff", "text",
  ]
}
