package import Arguments

package struct CompletionsOptions: Sendable {
  package var shell: Shell?

  package init() {}
}

package struct CompleteOptions: Sendable {
  package var list: CompletionList?

  package init() {}
}

/// The lists that only the bank knows.
package enum CompletionList: String, CaseIterable, Sendable {
  case topics, questions, cases, banks
}

package struct HelpOptions: Sendable {
  package var words: [String] = []
  package var man = false

  package init() {}
}
