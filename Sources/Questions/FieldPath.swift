internal import JSON

extension JSONNode {
  /// The value at a path such as "options[2].why", or what comes closest to it on the way there.
  func closest(to path: String) -> JSONNode {
    var node = self
    for step in path.split(whereSeparator: ".[]".contains) {
      guard let next = node.part(step) else { break }
      node = next
    }
    return node
  }

  private func part(_ step: Substring) -> JSONNode? {
    guard let elements else { return self[String(step)] }
    return Int(step).flatMap { index in elements.dropFirst(index).first { _ in true } }
  }
}
