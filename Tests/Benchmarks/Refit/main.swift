// Fits of the memory model for Tests/Benchmarks/fit.
//
//   Refit log [PARAMETERS] < answers    an answer a line in the order of time, "question day grade"; writes how
//                                       long a fit takes, the log loss of the whole log by the usual
//                                       parameters, by those fitted and by those given, those fitted, and
//                                       what a trial says and how long it takes
//   Refit people                        trials of 200 simulated people: answers, sort of people, how many, of
//                                       how many the fit was taken, for how many of them it was right, and
//                                       their mean gain on the next 500 answers
internal import Scoring

let words = CommandLine.arguments.dropFirst()
switch words.first {
case "log": measureFit(readLog(), beside: words.dropFirst().first)
case "people": tryPeople(200)
default: print("Refit log [PARAMETERS] | people")
}
