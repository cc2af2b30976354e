/// What `prep help judge` says: how to write one.
package enum JudgeHelp {
  package static let text = """
    A program of your own can judge your answers to open questions: a local model, for instance. It is off unless you
    name one, and prep itself never uses the network.

      prep config judge COMMAND   COMMAND is run by your shell after each answer
      prep config judge off       prep's own reading again

    It is given one line of JSON on standard input:

      {"question":"…","points":["…","…"],"answer":"…"}

    and prints one JSON object on standard output: the numbers of the points that the answer makes, from 1,
    and, if it likes, a sentence that is shown to you:

      {"said":[1,3],"sentence":"You left out when it is evaluated."}

    Its points are ticked in the place of prep's own, and you still decide: tick, untick, grade. It has 20 seconds;
    Ctrl-C stops it. When it fails, that is said in one line, your answer stays, and prep's own ticks count.
    In an interview its ticks make the grade, and the time that it takes does not count.
    """
}
