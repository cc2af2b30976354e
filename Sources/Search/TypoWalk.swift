/// Counts slips letter by letter while the words of a vocabulary are walked as a tree.
///
/// A slip in the first letter counts twice, swapped neighbours once. The table of the edit distance
/// is kept by rows: the row of a node holds, for each beginning of the typed word, the slips that
/// lead from it to the letters above the node.
struct TypoWalk {
  struct Node {
    let depth: Int
    fileprivate let letter: UInt8
    fileprivate let row: [Int]
    fileprivate let parentRow: [Int]
    /// The slips of the best beginning so far, when beginnings count.
    fileprivate let bestPrefix: Int
  }

  let root: Node
  private let typed: [UInt8]
  private let limit: Int
  private let prefixes: Bool

  /// How many slips a word of this many letters may have.
  static func budget(forLength length: Int) -> Int {
    switch length {
    case ...4: 0
    case ...8: 1
    default: 2
    }
  }

  init(_ typed: [UInt8], limit: Int, prefixes: Bool) {
    self.typed = typed
    self.limit = limit
    self.prefixes = prefixes
    // Leaving out the first letter is a slip in the first letter.
    let row = (0...typed.count).map { $0 == 0 ? 0 : $0 + 1 }
    root = Node(depth: 0, letter: 0, row: row, parentRow: [], bestPrefix: limit + 1)
  }

  /// The slips of the word that ends here, or nothing above the limit.
  func slips(at node: Node) -> Int? {
    let slips = prefixes ? node.bestPrefix : node.row[typed.count]
    return slips <= limit ? slips : nil
  }

  /// The node one letter further down, or nothing when no word below it is near enough.
  func step(_ node: Node, _ letter: UInt8) -> Node? {
    var row = node.row
    row[0] = node.depth + 2
    var least = row[0]
    var canSwap = false
    for column in typed.indices {
      let price = node.depth == 0 && column == 0 ? 2 : 1
      var slips = node.row[column] + (typed[column] == letter ? 0 : price)
      slips = min(slips, node.row[column + 1] + 1, row[column] + 1)
      if node.depth > 0, column > 0, typed[column] == node.letter, typed[column - 1] == letter {
        slips = min(slips, node.parentRow[column - 1] + 1)
      }
      row[column + 1] = slips
      least = min(least, slips)
      // The next letter may complete a swap, which starts from the row above.
      if column > 0, typed[column] == letter, node.row[column - 1] < limit { canSwap = true }
    }
    let bestPrefix = prefixes ? min(node.bestPrefix, row[typed.count]) : limit + 1
    guard canSwap || min(least, bestPrefix) <= limit else { return nil }
    return Node(
      depth: node.depth + 1, letter: letter, row: row, parentRow: node.row, bestPrefix: bestPrefix)
  }
}
