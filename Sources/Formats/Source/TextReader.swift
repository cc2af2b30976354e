internal import Questions

/// A reader that goes through a text and remembers what stood before.
protocol TextReader {
  /// What was taken so far.
  var reading: FileReading { get }

  init(reading: FileReading)

  /// Takes all of a text.
  mutating func read(_ text: SourceText)
}

extension TextReader {
  /// The questions of a file and what keeps others from being taken.
  static func read(_ bytes: [UInt8], path: String) -> QuestionFile {
    FileReading.text(bytes, path) { text, reading in
      var reader = Self(reading: reading)
      reader.read(text)
      reading = reader.reading
    }
  }
}
