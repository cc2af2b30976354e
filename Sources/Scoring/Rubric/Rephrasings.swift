private import TextAnalysis

/// Words that people use for one another when they explain software; each group counts as one word.
enum Rephrasings {
  /// The first word of the stem's group, as a stem; else the stem itself.
  static func canonical(_ stem: String) -> String {
    firstOfGroup[stem] ?? stem
  }

  private static let firstOfGroup: [String: String] = {
    var firsts: [String: String] = [:]
    for line in groups.split(separator: "\n") {
      let stems = line.split(separator: " ").map { Porter2.stem(String($0)) }
      for stem in stems { firsts[stem] = stems[0] }
    }
    return firsts
  }()

  private static let groups = """
    raise raised throw threw thrown
    delete remove
    database db
    run ran execute
    refuse forbid prevent block disallow deny
    begin began begun start
    discard drop
    immediately once instantly
    additional extra further
    object instance
    combine merge
    several multiple many
    parameter argument
    retrieve fetch load
    statement sql
    customise customize
    slow expensive
    reveal show
    child subclass
    convert cast
    allow permit may can let accept
    pass go goes went gone come comes came travel
    validate check verify enforce
    cache remember
    job purpose thing responsibility
    lose lost overwrite overwritten
    keep kept
    send sent
    write wrote written
    give gave given
    take took taken
    find found
    leave left
    choose chose chosen
    hold held
    know knew known
    build built
    bring brought
    see saw seen
    hide hid hidden
    """
}
