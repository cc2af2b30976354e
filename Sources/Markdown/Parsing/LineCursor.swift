/// A place in a line that knows its column, because a tab reaches to the next multiple of four.
struct LineCursor {
  private let line: Scalars
  private var index = 0
  private var column = 0
  /// Whether `index` stands on a tab of which some columns are behind the cursor.
  private var isInsideTab = false

  init(_ line: Scalars) {
    self.line = line
  }

  /// How many columns of blanks follow.
  var indent: Int {
    var ahead = column
    for scalar in line[index...] {
      guard scalar.isBlank else { break }
      ahead += scalar == "\t" ? 4 - ahead % 4 : 1
    }
    return ahead - column
  }

  var isAtBlank: Bool {
    index < line.count && line[index].isBlank
  }

  var isBlank: Bool {
    line[index...].isBlank
  }

  /// What follows after the blanks, to look at.
  var content: ArraySlice<Unicode.Scalar> {
    line[index...].drop(while: \.isBlank)
  }

  /// All that follows; what is left of a tab becomes spaces.
  var rest: Scalars {
    guard isInsideTab else { return Scalars(line[index...]) }
    return Scalars(repeating: " ", count: 4 - column % 4) + line[(index + 1)...]
  }

  /// Goes past that many scalars, none of them a tab.
  mutating func skip(_ count: Int) {
    index = min(index + count, line.count)
    column += count
  }

  /// Goes past at most that many columns of blanks.
  mutating func skipColumns(_ columns: Int) {
    let target = column + columns
    while column < target, isAtBlank {
      let width = line[index] == "\t" ? 4 - column % 4 : 1
      isInsideTab = column + width > target
      column = min(column + width, target)
      if !isInsideTab { index += 1 }
    }
  }

  mutating func skipBlanks() {
    skipColumns(indent)
  }
}
