// For Tests/Benchmarks/plan: simulated learners follow a plan, and plain spaced repetition in the same
// time.
//
//   PlanTrial table LEARNERS [nothing|some]    the table; fails when a promise does not hold
//   PlanTrial time ROUNDS                      milliseconds for a plan with its forecast
import Foundation

let words = Array(CommandLine.arguments.dropFirst())
let number = words.dropFirst().first.flatMap { Int($0) }
switch words.first {
case "time": exit(Timing.run(rounds: number ?? 20) ? 0 : 1)
default:
  let isKept = Table.run(
    learners: number ?? 20, prior: words.dropFirst(2).first.flatMap(Prior.init(rawValue:)))
  exit(isKept ? 0 : 1)
}
