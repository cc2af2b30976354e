internal import Scoring

func readLog() -> AnswerLog {
  var histories: [String: [AnswerLog.Entry]] = [:]
  var time = 0
  while let line = readLine() {
    let words = line.split(separator: " ")
    guard words.count == 3, let day = Int(words[1]), let number = Int(words[2]),
      let grade = Grade(number: number)
    else { continue }
    time += 1
    histories[String(words[0]), default: []].append(
      AnswerLog.Entry(at: Instant(milliseconds: time), day: Day(number: day), grade: grade))
  }
  return AnswerLog(histories.map { (question: $0.key, answers: $0.value) })
}

/// Fits everything to a log, and prints what `main.swift` says.
func measureFit(_ log: AnswerLog, beside others: String?) {
  let others = others.map { $0.split(separator: ",").compactMap { Double($0) } }
  var parameters: [Double] = []
  var trial: FitTrial?
  let fitTime = ContinuousClock().measure { parameters = FitStage.all.fitted(to: FitLog(log)) }
  let trialTime = ContinuousClock().measure { trial = FitTrial(FitLog(log)) }
  let fitLog = FitLog(log)
  print(fitTime / .milliseconds(1))
  print(
    fitLog.scored, fitLog.loss(FSRS6.defaultParameters), fitLog.loss(parameters),
    fitLog.loss(others ?? parameters))
  print(parameters.map { "\($0)" }.joined(separator: ","))
  if let trial {
    print(trial.lossBefore, trial.lossAfter, trial.t, trial.isBetter, trialTime / .milliseconds(1))
  }
}
