internal import TextAnalysis

extension Slug {
  /// A slug of some words, as long as can be read at a glance; empty where no letter is Latin.
  package static func of(_ text: String, longest: Int = 60) -> String {
    var words: [String] = []
    var word = ""
    func end() {
      if !word.isEmpty { words.append(word) }
      word = ""
    }
    for byte in String(text.prefix(400)).folded.utf8 {
      if isLetterOrDigit(byte) {
        word.unicodeScalars.append(Unicode.Scalar(byte))
      } else if byte != UInt8(ascii: "'") {
        end()
      }
    }
    end()
    var slug = ""
    for word in words {
      guard slug.utf8.count + word.utf8.count < longest || slug.isEmpty else { break }
      slug += (slug.isEmpty ? "" : "-") + word.prefix(longest)
    }
    return slug
  }
}
