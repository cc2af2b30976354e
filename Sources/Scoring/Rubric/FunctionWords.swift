/// Words that carry grammar rather than content, as the tokenizer gives them: without apostrophes.
enum FunctionWords {
  static let all: Set<String> = words(
    """
    a an the this that these those it its they them their he she we you your i my me our us
    is are was were be been being am do does did done has have had having can could may might must
    shall should will would not no nor never
    and or but if then than so as at by for from in into of off on onto out over per to with
    without within between after before until while when where which who whose what how why because
    since though although unless whether also only just too very more most less least each every all
    any some both either neither other another same such one two there here about again around
    through during against instead rather via get gets got let lets make makes made need needs use
    uses used using
    cannot cant dont doesnt didnt isnt arent wasnt werent wont wouldnt shouldnt couldnt hasnt havent
    """)

  /// Words that turn a statement into its opposite.
  static let negations: Set<String> = words(
    """
    not no never without nor neither nothing none cannot cant dont doesnt didnt isnt arent wasnt
    werent wont wouldnt shouldnt couldnt hasnt havent
    """)

  /// Words of a point that is about something not happening: an answer may deny what it prevents.
  static let preventions: Set<String> = words(
    "prevent prevents avoid avoids solve solves stop stops")

  /// Words before which a new clause begins, where a negation ends.
  static let contrasts: Set<String> = words(
    "but while whereas although though because however unless when if since so")

  private static func words(_ text: String) -> Set<String> {
    Set(text.split(whereSeparator: \.isWhitespace).map(String.init))
  }
}
