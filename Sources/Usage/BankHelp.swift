/// What `prep help banks` says: an example of each format.
package enum BankHelp {
  package static let text = """
    Your own questions: any file of these formats is studied one command later.

      prep bank add FILE          add it, or bring it up to date; your history stays
      prep quiz --bank FILE       ask it without adding it
      prep bank new mine.md       begin a file of your own
      prep check FILE             what is wrong with it, and what would make it better

    quiz: Markdown as people write it by hand (prep bank new shows every kind)

      # Which word declares a constant?
      1. [x] `let`
         > It cannot be set again.
      2. [ ] `var`

      # What is a closure?
      A function and the scope that it was made in.
      Key points:
      - it keeps variables alive

    csv: a table with commas, semicolons or tabs; without names, two columns are open questions

      question,option A,option B,correct,why A,explanation,topic,level,tags
      Which is lazy?,map,lazy.map,B,It runs at once.,,Swift,beginner,collections

    anki: "Notes in Plain Text"; packages (.apkg, .colpkg) bring their review history along

      #separator:tab
      What is a heap?	A tree whose parents are not larger than their children.

    gift       Which is even? {~1 =2#yes ~3}
    aiken      Which is even? / A. 1 / B. 2 / ANSWER: B        (each in a line)
    moodle     <quiz><question type="multichoice">…            (Moodle's XML)
    hashcards  Q: What is an atom? / A: The smallest part.     (each in a line)
    obsidian   #flashcards, then: front::back
    hascard    # Which one? / - wrong / * right                (each in a line)
    linkedin   #### Q1. Which one? / - [ ] wrong / - [x] right (each in a line)
    details    <details><summary>What is a heap?</summary> A tree. </details>
    markdown   a study sheet that prep export has written, with its answers
    javascript-questions, opentdb: the forms of those two sources
    json       prep's own: Data/schema.json describes it

    No key is ever guessed: what is not clear is refused with its line, and the rest is taken.
    prep export --format quiz|gift|moodle|aiken|csv|anki|json, and prep export deck.apkg, write them for others.
    """
}
