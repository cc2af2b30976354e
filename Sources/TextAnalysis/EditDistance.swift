/// The number of slips between two texts, or nothing when it is above the limit.
///
/// A slip is a scalar put in, left out or replaced, or two neighbours swapped (optimal string
/// alignment, the restricted Damerau–Levenshtein distance: a swapped pair is not edited again).
///
///     editDistance("select", "slecet", atMost: 2)   // 2
///     editDistance("select", "seelct", atMost: 2)   // 1
///
/// - Complexity: O(*n* · limit).
package func editDistance(_ left: String, _ right: String, atMost limit: Int) -> Int? {
  editDistance(Array(left.unicodeScalars), Array(right.unicodeScalars), atMost: limit)
}

/// The number of slips between two sequences, or nothing when it is above the limit.
package func editDistance<Element: Equatable>(
  _ left: [Element], _ right: [Element], atMost limit: Int
) -> Int? {
  guard limit >= 0, abs(left.count - right.count) <= limit else { return nil }
  // Of the table left × right only a band around the diagonal can stay within the limit.
  let band = min(limit, max(left.count, right.count))
  let beyond = band + 1
  var previous = [Int](repeating: beyond, count: right.count + 1)
  var current = (0...right.count).map { min($0, beyond) }
  var beforePrevious = previous
  for row in left.indices {
    (beforePrevious, previous, current) = (previous, current, beforePrevious)
    let columns = max(0, row - band)..<min(right.count, row + band + 1)
    current[columns.lowerBound] = row < band ? row + 1 : beyond
    for column in columns {
      var slips = previous[column] + (left[row] == right[column] ? 0 : 1)
      slips = min(slips, previous[column + 1] + 1, current[column] + 1)
      if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
        slips = min(slips, beforePrevious[column - 1] + 1)
      }
      current[column + 1] = min(slips, beyond)
    }
  }
  return current[right.count] <= limit ? current[right.count] : nil
}

/// The one word of the list that was probably meant, for "did you mean".
///
/// At most max(1, a third of the word's length) slips away; nothing when two words are equally near.
package func closestMatch(to word: String, among candidates: some Sequence<String>) -> String? {
  let scalars = Array(word.unicodeScalars)
  let limit = max(1, scalars.count / 3)
  var best: (word: String, slips: Int)?
  var isTied = false
  for candidate in candidates where candidate != best?.word {
    guard
      let slips = editDistance(
        scalars, Array(candidate.unicodeScalars), atMost: min(limit, best?.slips ?? limit))
    else { continue }
    isTied = slips == best?.slips
    if !isTied { best = (candidate, slips) }
  }
  return isTied ? nil : best?.word
}
