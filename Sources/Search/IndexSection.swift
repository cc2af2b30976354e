/// The sections of an index file, in their order.
enum IndexSection: Int, CaseIterable {
  /// What the index was made from, as handed in.
  case digest
  /// For each phrase with synonyms, in the order of their keys, where it starts, and one end.
  case synonymStarts
  /// Key and alternatives of each phrase.
  case synonyms
  /// The topics' names.
  case topics
  /// For each question four bytes: topic (two), level, kind.
  case traits
  /// For each question where its record starts in `records`, and one end.
  case recordStarts
  case records
  /// For each word, in the order of its bytes, where it starts in `words`, and one end.
  case wordStarts
  case words
  /// The numbers of the words in the order of their stems.
  case stemOrder
  /// For each word where its postings start, and one end.
  case postingStarts
  case postings
}
