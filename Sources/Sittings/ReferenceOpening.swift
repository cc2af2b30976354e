package import Questions
internal import Terminal
internal import TextAnalysis

extension Desk {
  /// Opens the first reference of a question that is a web page; says what became of it.
  package func openReference(of question: Question?) -> String {
    guard let address = question?.references.lazy.compactMap(WebAddress.init).first else {
      return "This question has no reference to open."
    }
    return browse(address)
      ? "Opened \(address.text.brief)."
      : "\(Browser.opener) was not found; the reference is \(address.text.brief)."
  }
}
