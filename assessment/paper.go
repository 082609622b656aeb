package assessment

import (
	"cmp"
	"slices"
)

// Papers are the three pages that an agency takes home: whom to call, who leads
// in which case, what it took on. They hold what the agency stated itself, what
// the room wrote down, and nothing that another agency stated: a sheet leaves the
// room, and may be photographed. Numbers to call stand on it where both agencies
// agreed: see [Papers.With].
type Papers struct {
	Agency  Agency
	One     bool // answers of one representative, to be confirmed at home
	Peers   []PaperPeer
	Cases   []PaperCase
	Actions []PaperAction
	Own     *Contact // the own line of the contact sheet; nil: none
}

// PaperPeer is another agency, with what word goes to and fro by the own
// statement. Every agency that has not left stands on the sheet, so that a
// number can be written beside it; of one that is not in the room nothing is
// said.
type PaperPeer struct {
	Agency string
	About  []PaperChannel
	Line   *Contact // of the contact sheet; nil: to be written by hand
	Called string   // when the agency called it; empty: not yet
}

// PaperChannel is the own end of a channel.
type PaperChannel struct {
	Type    ChannelType
	Tell    bool   // we tell them
	Via     string // through whom, where not directly
	Hear    bool   // they tell us
	AtNight bool   // we tell them at night too
}

// PaperCase is a scenario, task by task.
type PaperCase struct {
	Scenario string
	Tasks    []PaperTask
}

// PaperTask is what the agency stated about a task, and what the room wrote
// down. Both may be empty: what is open stands as open.
type PaperTask struct {
	Task    string
	Own     Claim
	Outcome Outcome
}

// PaperAction is an action that the agency took on.
type PaperAction struct {
	ID          string
	Title       string
	Partners    []string
	Done        bool
	StartBy     string // empty without an election day
	Feasibility string // as [ActionResult]; empty without an election day
	Due         string
}

// PapersOf chooses what stands on an agency's pages on a day: its own statements
// at round r, outcomes that the room wrote down, its own actions. The scenarios
// are those of the workshop; one about which there is nothing else to read is
// there when the agency or the room said something. It returns [ErrNotFound] for
// an agency that is not there, or has left.
func PapersOf(b *Bank, d *Document, r RoundID, agency, today string) (Papers, error) {
	own, ok := d.AgencyByID(agency)
	if !ok || own.Left != "" {
		return Papers{}, ErrNotFound
	}
	return Papers{
		Agency: *own, One: OneRepresentative(d, agency),
		Peers: paperPeers(d, r, agency), Cases: paperCases(b, d, r, own), Actions: paperActions(d, agency, today),
	}, nil
}

// OneRepresentative reports whether one person answers for an agency: what stands
// there has to be confirmed at home. Nobody is named.
func OneRepresentative(d *Document, agency string) bool {
	voices := 0
	for _, p := range d.Respondents {
		if p.Agency == agency && !p.Aside {
			voices++
		}
	}
	return voices == 1
}

// paperPeers lists those first with whom the agency exchanges word.
func paperPeers(d *Document, r RoundID, agency string) []PaperPeer {
	about, here := map[string][]PaperChannel{}, InRoom(d)
	for _, t := range d.Workshop.ChannelTypes() {
		for _, c := range LatestChannels(d, r) {
			line := PaperChannel{
				Type: t, Tell: c.Sends == SaysYes || c.Sends == SaysVia, Via: c.Via,
				Hear: c.Receives == SaysYes, AtNight: c.AtNight,
			}
			if c.Agency == agency && c.Type == t && (line.Tell || line.Hear) && here[c.Peer] && (c.Via == "" || here[c.Via]) {
				about[c.Peer] = append(about[c.Peer], line)
			}
		}
	}
	var out []PaperPeer
	for _, a := range d.Agencies {
		if a.ID != agency && a.Left == "" {
			out = append(out, PaperPeer{Agency: a.ID, About: about[a.ID]})
		}
	}
	slices.SortStableFunc(out, func(a, b PaperPeer) int {
		return cmp.Compare(min(len(b.About), 1), min(len(a.About), 1))
	})
	return out
}

func paperCases(b *Bank, d *Document, r RoundID, own *Agency) []PaperCase {
	claims, here := map[string]Claim{}, InRoom(d)
	for _, c := range LatestClaims(d, r) {
		if c.Agency == own.ID && c.SaysWho() && (c.Other == "" || here[c.Other]) {
			claims[c.Scenario+"/"+c.Task] = c
		}
	}
	told := paperOutcomes(b, d, r, own)
	var out []PaperCase
	for _, s := range b.Scenarios {
		pc, any := PaperCase{Scenario: s.ID}, false
		for _, task := range s.Tasks {
			about := s.ID + "/" + task
			pc.Tasks = append(pc.Tasks, PaperTask{Task: task, Own: claims[about], Outcome: told[about]})
			any = any || claims[about].Claim != "" || !told[about].Empty()
		}
		if any {
			out = append(out, pc)
		}
	}
	return out
}

// paperOutcomes are what the room wrote down, by task, as far as the agency may
// read it: of a line that is held only those whom it names, and in the outer
// circle only the one of whom it is said.
func paperOutcomes(b *Bank, d *Document, r RoundID, own *Agency) map[string]Outcome {
	held, hidden := HeldLines(d), map[string]bool{}
	for _, l := range Lines(b, d, r) {
		hidden[l.Key()] = held[l.Key()] && !l.Names(own.ID)
	}
	out := map[string]Outcome{}
	for _, o := range d.Outcomes {
		about := o.Scenario + "/" + o.Task
		mine := o.Agency == own.ID
		if mine || own.IsInner() && !hidden[releasedClaims+":"+about] {
			out[about] = o
		}
	}
	return out
}

// paperActions are the own actions, those that have to begin first on top.
func paperActions(d *Document, agency, today string) []PaperAction {
	rows := map[string]*Action{}
	for i := range d.Actions {
		rows[d.Actions[i].ID] = &d.Actions[i]
	}
	var out []PaperAction
	for _, r := range ActionResults(d, today) {
		if r.Owner != agency || r.State != ActionTaken && r.State != ActionDone {
			continue
		}
		row := rows[r.ID]
		a := PaperAction{ID: r.ID, Title: row.Title, Partners: row.Partners, Done: r.State == ActionDone, Due: row.Due}
		if r.StartBy != nil {
			a.StartBy = *r.StartBy
		}
		if r.Feasibility != nil {
			a.Feasibility = *r.Feasibility
		}
		out = append(out, a)
	}
	slices.SortStableFunc(out, func(a, b PaperAction) int { return cmp.Compare(a.StartBy, b.StartBy) })
	return out
}
