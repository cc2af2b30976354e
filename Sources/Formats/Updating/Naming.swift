internal import Markdown
internal import Questions
internal import TextAnalysis

/// Names for what has none: slugs of words, or of a number where no letter is Latin.
package enum Naming {
  package static func slug(_ words: String) -> String {
    if Slug.isValid(words) { return words }
    let slug = Slug.of(words)
    return slug.isEmpty ? "q-" + fingerprint(words) : slug
  }

  /// A slug of the first line that a prompt shows.
  static func slug(ofPrompt prompt: String) -> String {
    let prompt = prompt.split(separator: "\n", maxSplits: 1).first.map(String.init) ?? prompt
    let shown =
      prompt.contains(text: "](") || prompt.contains("<")
      ? Document(parsing: prompt).plainText : prompt
    return slug(shown)
  }

  /// The name of a file without its endings, and without the time that Anki adds, which is another one each time.
  package static func stem(of file: String) -> String {
    let name = file.split(separator: "/").last.map(String.init) ?? file
    let stem = name.split(separator: ".", omittingEmptySubsequences: true).first.map(String.init)
    return withoutTime(stem ?? name).harmless
  }

  /// `collection-2026-11-23@10-00-00` is the collection.
  private static func withoutTime(_ name: String) -> String {
    let time = "-0000-00-00@00-00-00"
    let end = name.suffix(time.count).map { $0.isNumber ? "0" : $0 }
    return end == Array(time) && name.count > time.count ? String(name.dropLast(time.count)) : name
  }

  /// FNV-1a, in eight digits.
  static func fingerprint(_ text: String) -> String {
    var sum: UInt32 = 0x811C_9DC5
    for byte in text.utf8 { sum = (sum ^ UInt32(byte)) &* 0x0100_0193 }
    return sum.hexadecimal
  }
}
