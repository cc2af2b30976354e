/// Counts slips letter by letter while the words of a vocabulary are walked as a tree.
///
/// A slip in the first letter has a price of its own, swapped neighbours cost one. The table of the edit distance
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
  private let price: Price
  private let prefixes: Bool

  /// What slips cost, and how much they may cost together.
  struct Price {
    let limit: Int
    var ofFirstLetter = 2
  }

  /// How many slips a word of this many letters may have.
  static func budget(forLength length: Int) -> Int {
    switch length {
    case ...4: 0
    case ...8: 1
    default: 2
    }
  }

  init(_ typed: [UInt8], _ price: Price, prefixes: Bool) {
    self.typed = typed
    self.price = price
    self.prefixes = prefixes
    // Leaving out the first letter is a slip in the first letter.
    let row = (0...typed.count).map { $0 == 0 ? 0 : $0 + price.ofFirstLetter - 1 }
    root = Node(depth: 0, letter: 0, row: row, parentRow: [], bestPrefix: price.limit + 1)
  }

  /// The slips of the word that ends here, or nothing above the limit.
  func slips(at node: Node) -> Int? {
    let slips = prefixes ? node.bestPrefix : node.row[typed.count]
    return slips <= price.limit ? slips : nil
  }

  /// The node one letter further down, or nothing when no word below it is near enough.
  func step(_ node: Node, _ letter: UInt8) -> Node? {
    var row = node.row
    row[0] = node.depth + price.ofFirstLetter
    var least = row[0]
    var canSwap = false
    for column in typed.indices {
      let one = node.depth == 0 && column == 0 ? price.ofFirstLetter : 1
      var slips = node.row[column] + (typed[column] == letter ? 0 : one)
      slips = min(slips, node.row[column + 1] + 1, row[column] + 1)
      if node.depth > 0, column > 0, typed[column] == node.letter, typed[column - 1] == letter {
        slips = min(slips, node.parentRow[column - 1] + 1)
      }
      row[column + 1] = slips
      least = min(least, slips)
      // The next letter may complete a swap, which starts from the row above.
      if column > 0, typed[column] == letter, node.row[column - 1] < price.limit { canSwap = true }
    }
    let bestPrefix = prefixes ? min(node.bestPrefix, row[typed.count]) : price.limit + 1
    guard canSwap || min(least, bestPrefix) <= price.limit else { return nil }
    return Node(
      depth: node.depth + 1, letter: letter, row: row, parentRow: node.row, bestPrefix: bestPrefix)
  }
}
