/// What readers of a text in scalars have in common: each function takes a place and returns where it ends.
protocol ScalarScanning {
  var text: Scalars { get }
}

extension ScalarScanning {
  /// Nil behind the end.
  func scalar(at index: Int) -> Unicode.Scalar? {
    index < text.count ? text[index] : nil
  }

  func skipSpacing(_ start: Int) -> Int {
    skip(start, while: \.isSpacing)
  }

  func skip(_ start: Int, while isSkipped: (Unicode.Scalar) -> Bool) -> Int {
    var index = start
    while let next = scalar(at: index), isSkipped(next) { index += 1 }
    return index
  }
}
