package templates

import "electready/assessment"

func queueExamples() []example {
	f := conducting(PageQueue, "/queue")
	talk := Matter{
		Kind: "question", ID: "co-plan", Title: en("Is there one plan for a joint response?"), Open: true, Href: "/w/" + exampleWorkshop + "/themes/coordination",
		Why: []Sentence{{Key: "queue.why-split"}}, Question: "co-plan", OnScreen: true,
		Notes: assessment.Notes{Note: "Seven copies exist.\nThey lie with those who wrote them.", Practice: "The regulator keeps one sheet at the desk."},
	}
	task := Matter{
		Kind: "claim", ID: "sc-results-down/speak", Title: en("Speak to the public"), Scenario: en("The results page is down"), Open: true, View: "responsibilities:sc-results-down",
		Why: []Sentence{{Key: "queue.why-orphan"}}, Href: "/w/" + exampleWorkshop + "/themes/coordination",
	}
	settled := Matter{Kind: "channel", ID: "incident/emb/cert", Title: en("Something happened to a system")}
	assign := Matter{Kind: "question", ID: "cs-restore", Title: en("When did you last restore a backup?"), Open: true, Why: []Sentence{{Key: "queue.why-assign", Args: []any{"middle", 1, "target", 3}}}}
	full := Queue{
		Frame: f, Workshop: exampleWorkshop, Mark: "5e1f", Picked: []Matter{talk, settled},
		Groups:   []QueueGroup{{"queue.group-tasks", []Matter{task}, 1}, {"queue.group-assign", []Matter{assign}, 7}},
		Day:      assessment.Notes{Note: "Twenty minutes late after the speeches."},
		Problems: []Problem{{Field: "picked", Key: ProblemQueueStale}},
	}
	empty := Queue{Frame: f, Workshop: exampleWorkshop, Mark: "0"}
	notes := NotesEdit{
		Frame: f, Workshop: exampleWorkshop, Matter: task, Kind: task.Kind, About: task.ID, Mark: "5e1f", Limit: 4000,
		Typed: assessment.Notes{Note: "Mine"}, Meanwhile: &Meanwhile{By: "Nino", At: at(14, 2), Form: "notes", Keep: "/w/" + exampleWorkshop + "/queue", Lines: NotesVersions(assessment.Notes{Note: "Theirs"}, assessment.Notes{Note: "Mine"})}, Problems: []Problem{{Field: "note", Key: ProblemMeanwhile}},
	}
	return []example{
		{"page-queue", QueuePage(full)},
		{"page-queue-empty", QueuePage(empty)},
		{"page-queue-notes", NotesPage(notes)},
	}
}
