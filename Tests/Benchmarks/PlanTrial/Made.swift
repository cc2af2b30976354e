import Questions

/// Questions made for trials, spread over twenty topics and three levels; the id is the place.
func madeQuestions(_ count: Int) -> [Question] {
  (0..<count).map { place in
    Question(
      id: String(place), topic: "t\(place % 20)", level: Level.allCases[place / 20 % 3], prompt: "",
      body: OpenAnswer(answer: "", keyPoints: []))
  }
}
