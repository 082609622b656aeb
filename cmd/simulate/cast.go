package main

import (
	"fmt"

	"electready/assessment"
)

// house is an agency of Orvelia with its people. Able is how far its answers
// lie on average, from 0 to 4, by theme in the bank's order.
type house struct {
	kind       assessment.Kind
	short      string
	name       string
	able       [4]float64
	guarded    float64 // share of questions that it prefers not to answer
	confirms   float64 // share of positions that its lead confirmed in time
	people     []person
	left       string
	noLeadHere bool
}

// person is somebody in a seat. Names are invented; many give none.
type person struct {
	name   string
	bias   float64 // beside the colleagues' levels
	says   float64 // share of the questions answered
	unsure float64 // share of those answered "we do not know"
	pace   int     // seconds a question
	aside  bool
}

// cast is who sits in the room. The lead has the first seat.
var cast = []house{
	{kind: assessment.EMB, short: "CEC", name: "Central Electoral Commission of Orvelia", able: [4]float64{2.0, 1.6, 1.7, 1.4}, confirms: 1, people: []person{
		{name: "Ilsa Vorn", bias: 0.3, says: 1, unsure: 0.02, pace: 36},
		{name: "Teodor Pell", bias: -0.5, says: 0.9, unsure: 0.05, pace: 31},
		{says: 0.6, unsure: 0.15, pace: 40},
		{name: "Marit Olde", bias: -0.2, says: 0.85, unsure: 0.08, pace: 28},
	}},
	{kind: assessment.CERT, short: "CERT-OV", name: "Computer Emergency Response Team of Orvelia", able: [4]float64{3.4, 3.3, 3.1, 3.4}, confirms: 1, people: []person{
		{name: "Joran Keld", bias: 0.1, says: 1, pace: 24},
		{bias: -0.2, says: 1, unsure: 0.02, pace: 22},
		{name: "Sanna Brix", bias: -0.1, says: 0.95, pace: 27},
	}},
	{kind: assessment.Police, short: "Cyber Police", name: "Cybercrime Division of the National Police", able: [4]float64{2.3, 1.7, 2.0, 2.6}, confirms: 0.97, people: []person{
		{name: "Davor Lint", bias: 0.4, says: 1, unsure: 0.02, pace: 33},
		{name: "Hedy Marrow", bias: -0.4, says: 0.9, unsure: 0.05, pace: 30},
		{says: 0.5, unsure: 0.1, pace: 41},
		{name: "B.", bias: -1.5, says: 0.2, pace: 15, aside: true},
	}},
	{kind: assessment.Prosecution, short: "PGO", name: "Prosecutor General’s Office, Cybercrime Unit", able: [4]float64{1.6, 1.2, 1.4, 2.1}, confirms: 0.75, people: []person{
		{name: "Oriel Sand", says: 1, unsure: 0.08, pace: 38},
		{says: 0.25, unsure: 0.3, pace: 50},
	}},
	{kind: assessment.Security, short: "SPS", name: "State Protection Service", able: [4]float64{2.9, 2.2, 2.0, 2.3}, guarded: 0.5, confirms: 1, people: []person{
		{says: 1, pace: 20},
		{says: 0},
	}},
	{kind: assessment.Digital, short: "ADS", name: "Agency for Digital Services", able: [4]float64{2.7, 1.5, 2.0, 2.0}, confirms: 0.95, people: []person{
		{name: "Pavo Renn", bias: 0.2, says: 1, pace: 29},
		{name: "Kaja Tolm", bias: -0.3, says: 1, unsure: 0.03, pace: 26},
		{bias: 0.1, says: 0.7, unsure: 0.1, pace: 35},
	}},
	{kind: assessment.Media, short: "BCC", name: "Broadcasting and Communications Council", able: [4]float64{1.7, 2.6, 1.8, 1.2}, confirms: 0.95, people: []person{
		{name: "Lene Astor", says: 1, unsure: 0.06, pace: 34},
		{name: "Rufin Dahl", bias: -0.2, says: 0.8, unsure: 0.12, pace: 37},
	}},
	{kind: assessment.DPA, short: "PDI", name: "Personal Data Inspectorate", able: [4]float64{2.4, 1.9, 1.5, 2.7}, confirms: 1, people: []person{
		{name: "Tessa Quill", bias: 0.1, says: 1, unsure: 0.03, pace: 30},
		{says: 0.8, unsure: 0.1, pace: 34},
	}},
	{kind: assessment.Government, short: "PMO", name: "Prime Minister’s Office, Communication Department", able: [4]float64{1.5, 2.1, 1.9, 1.1}, confirms: 0.9, people: []person{
		{name: "Bram Ferro", bias: 0.5, says: 0.95, unsure: 0.1, pace: 27},
		{bias: -0.4, says: 0.75, unsure: 0.2, pace: 33},
	}},
	{kind: assessment.Foreign, short: "MFA", name: "Ministry of Foreign Affairs", able: [4]float64{1.2, 1.3, 1.8, 1.0}, confirms: 0.9, people: []person{
		{name: "Zora Helm", says: 1, unsure: 0.1, pace: 36},
		{name: "Ivo Crane", bias: -0.3, says: 0.3, unsure: 0.2, pace: 45},
	}},
	{kind: assessment.Carrier, short: "Orvel Net", name: "Orvel Net, national telecom operator", able: [4]float64{3.2, 1.2, 2.6, 2.4}, confirms: 0.9, people: []person{
		{name: "Mattis Rook", says: 0.8, unsure: 0.2, pace: 30},
		{says: 0},
	}},
	{kind: assessment.CivilSociety, short: "Lantern", name: "Lantern, network of election observers", able: [4]float64{0.8, 2.4, 1.6, 0.9}, noLeadHere: true, people: []person{
		{name: "Fen Alder", says: 0.9, unsure: 0.15, pace: 31},
		{says: 0.5, unsure: 0.2, pace: 44},
	}},
	{kind: assessment.Supplier, short: "Varnholt", name: "Varnholt Systems, supplier of the results software", able: [4]float64{2.5, 1.5, 1.5, 1.8}, left: at("10:24"), people: []person{
		{name: "", says: 0.7, pace: 25},
	}},
}

// id is the agency's id: its kind, as the program itself names the first
// agency of a kind.
func (h *house) id() string { return string(h.kind) }

// seat is the id of the person in a seat, counted from 1.
func (h *house) seat(n int) string { return fmt.Sprintf("%s.%d", h.kind, n) }

// lead is the id of the agency's lead.
func (h *house) lead() string { return h.seat(1) }

// hasLead reports whether somebody holds the slip.
func (h *house) hasLead() bool { return !h.noLeadHere && h.left == "" }
