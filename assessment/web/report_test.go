package web_test

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"electready/assessment"

	"github.com/PuerkitoBio/goquery"
)

const registerName = "Voter register"

// reportWorld is a room that was shown its statements but for a line that is
// held, with a good practice about each kind of line, and a note.
func reportWorld(t *testing.T) (w *world, id, path string) {
	t.Helper()
	w, id = relationWorld(t)
	w.showAll(t, id)
	notes := func(kind, about, practice string) {
		w.says(t, "trainer", "/w/"+id+"/notes", url.Values{
			"kind": {kind}, "about": {about}, "note": {"NOTE-" + practice}, "practice": {practice},
			"mark": {w.mark(t, "/w/"+id+"/notes?"+url.Values{"kind": {kind}, "about": {about}}.Encode())},
		})
	}
	notes("", "", "practice of the day")
	notes("channel", openLine, "practice of a channel")
	notes("system", "sy-register", "practice of a system")
	return w, id, "/w/" + id + "/report"
}

func TestReportChoices(t *testing.T) {
	t.Parallel()
	w, _, path := reportWorld(t)
	inner := []string{commission, team, "said by the sender only, should exist", "0 of 1 mended", "More than one says it leads."}
	systems := []string{registerName, "Nobody in this room answers for it."}
	practices := []string{"practice of the day"}
	channel := []string{"practice of a channel"}
	system := []string{"practice of a system"}
	for query, want := range map[string]struct {
		has, hasNot [][]string
	}{
		"":                               {nil, [][]string{inner, systems, practices, channel, system}},
		"?systems=1":                     {nil, [][]string{inner, systems, practices, channel, system}},
		"?practices=1":                   {[][]string{practices}, [][]string{inner, systems, channel, system}},
		"?inner=1":                       {[][]string{inner}, [][]string{systems, practices, channel, system}},
		"?inner=1&systems=1":             {[][]string{inner, systems}, [][]string{practices, channel, system}},
		"?inner=1&practices=1":           {[][]string{inner, practices, channel}, [][]string{systems, system}},
		"?inner=1&systems=1&practices=1": {[][]string{inner, systems, practices, channel, system}, nil},
		"?inner=yes&systems=on":          {nil, [][]string{inner, systems}},
	} {
		_, doc := w.page(t, "trainer", path+query, http.StatusOK)
		text := strings.Join(strings.Fields(doc.Find("article.report").Text()), " ")
		for _, list := range want.has {
			for _, word := range list {
				if !strings.Contains(text, word) {
					t.Errorf("%q: no %q in %s", query, word, text)
				}
			}
		}
		for _, list := range want.hasNot {
			for _, word := range list {
				if strings.Contains(text, word) {
					t.Errorf("%q: %q is in the report", query, word)
				}
			}
		}
		for _, never := range []string{absentName, "NOTE-", "electready"} {
			if strings.Contains(text, never) {
				t.Errorf("%q: %q is in the report", query, never)
			}
		}
		held := doc.Find("article.report tr").FilterFunction(func(_ int, row *goquery.Selection) bool {
			cells := row.Find("th, td").Map(func(_ int, c *goquery.Selection) string { return strings.TrimSpace(c.Text()) })
			return len(cells) > 2 && cells[0] == commission && cells[1] == force && strings.HasPrefix(cells[2], "confirmed")
		})
		if held.Length() != 0 {
			t.Errorf("%q: the held line is in the report", query)
		}
		inMatrix, inPaths := matrixAndPaths(doc)
		if strings.Contains(query, "inner=1") {
			reportsNoHeldLine(t, query, inMatrix, inPaths)
		} else if len(inMatrix)+len(inPaths) != 0 {
			t.Errorf("%q: for everybody there is a matrix %v or are paths %v", query, inMatrix, inPaths)
		}
		if !strings.Contains(text, "as stated by those who were in the room") || !strings.Contains(text, "What is not in this report, and why") {
			t.Errorf("%q: the report does not say how much it is worth", query)
		}
	}
	if _, doc := w.page(t, "trainer", path, http.StatusOK); doc.Find(`input[type="checkbox"]`).Length() != 3 || doc.Find(`input[checked]`).Length() != 0 {
		t.Error("something is ticked that nobody ticked")
	}
}

// matrixAndPaths are the cells of the first matrix in a report, by the names of
// both ends, and the rows of its first path, by pace.
func matrixAndPaths(doc *goquery.Document) (matrix map[[2]string]string, paths map[string]string) {
	text := func(s *goquery.Selection) string { return strings.Join(strings.Fields(s.Text()), " ") }
	matrix, paths = map[[2]string]string{}, map[string]string{}
	table := doc.Find("article.report table.pairs").First()
	to := table.Find("thead th .hidden-text").Map(func(_ int, s *goquery.Selection) string { return text(s) })
	table.Find("tbody tr").Each(func(_ int, row *goquery.Selection) {
		from := text(row.Find("th bdi"))
		row.Find("td").Each(func(i int, cell *goquery.Selection) {
			if !cell.HasClass("self") {
				matrix[[2]string{from, to[i]}] = text(cell)
			}
		})
	})
	first := doc.Find("article.report table.ways").First()
	paths["from"] = text(first.Find("caption"))
	first.Find("tbody tr").Each(func(_ int, row *goquery.Selection) {
		paths[text(row.Find("th"))] = text(row.Find("td").First()) + " / " + text(row.Find("td").Last())
	})
	if table.Length()+first.Length() == 0 {
		return nil, nil
	}
	return matrix, paths
}

// reportsNoHeldLine reads the matrix and a path of the room of [reportWorld]:
// what is held is not stated there, and who is absent is in neither.
func reportsNoHeldLine(t *testing.T, query string, matrix map[[2]string]string, paths map[string]string) {
	t.Helper()
	for pair, want := range map[[2]string]string{
		{commission, team}: "said by the sender only, should exist", {commission, force}: "not stated by both yet", // the second is held
	} {
		if got := matrix[pair]; got != want {
			t.Errorf("%q: %v in the matrix: %q, want %q", query, pair, got, want)
		}
	}
	if len(matrix) != 4*3 {
		t.Errorf("%q: a matrix of %v, want the four agencies of the room", query, matrix)
	}
	if !strings.HasSuffix(paths["from"], commission) || paths["no way that both ends confirm"] != team+" / "+team || !strings.HasPrefix(paths["not stated by both yet"], force) || paths["the same day"] != "" {
		t.Errorf("%q: paths %v, want none over the held line", query, paths)
	}
}

// What was not shown, and what the trainer may read already, is in no report.
func TestReportBeforeAnythingIsShown(t *testing.T) {
	t.Parallel()
	w, id := relationWorld(t)
	w.relate(t)
	w.moveStatements(t, id, "locked")
	_, doc := w.page(t, "trainer", "/w/"+id+"/report?inner=1&systems=1&practices=1", http.StatusOK)
	text := doc.Find("article.report").Text()
	for _, name := range []string{commission, team, force, registerName, absentName} {
		if strings.Contains(text, name) {
			t.Errorf("%s is in the report before statements are shown", name)
		}
	}
	for _, want := range []string{"What agencies say about each other: not shown to the room.", "Common principles: not shown to the room.", "Critical systems and weak links: not shown to the room."} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in %s", want, text)
		}
	}
}

// The saved file stands alone, says by its name what was chosen, and is on the
// trail and the receipt.
func TestReportFile(t *testing.T) {
	t.Parallel()
	w, id, path := reportWorld(t)
	var names []string
	for _, form := range []url.Values{{}, {"inner": {"1"}, "systems": {"1"}, "lang": {"ka"}}} {
		got := w.post(t, "trainer", path, form)
		if got.Code != http.StatusOK {
			t.Fatalf("%v: %d", form, got.Code)
		}
		doc, err := goquery.NewDocumentFromReader(strings.NewReader(got.Body.String()))
		if err != nil {
			t.Fatal(err)
		}
		if n := doc.Find("script, link, img, iframe, form, a").Length(); n != 0 {
			t.Errorf("%v: %d elements ask for something", form, n)
		}
		sum := sha256.Sum256([]byte(doc.Find("style").Text()))
		policy, _ := doc.Find(`meta[http-equiv="Content-Security-Policy"]`).Attr("content")
		if want := "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"; policy != want {
			t.Errorf("%v: policy %q, want %q", form, policy, want)
		}
		inner := form.Get("inner") == "1"
		if has := strings.Contains(doc.Text(), commission); has != inner {
			t.Errorf("%v: names agencies: %v", form, has)
		}
		if lang, _ := doc.Find("html").Attr("lang"); inner && lang != "ka" {
			t.Errorf("%v: in %s", form, lang)
		}
		if strings.Contains(got.Body.String(), "electready") {
			t.Errorf("%v: the file bears the product's name", form)
		}
		content := sha256.Sum256(got.Body.Bytes())
		names = append(names, hex.EncodeToString(content[:]))
	}
	deeds, err := w.Trail(t.Context(), w.people["trainer"].Actor, id)
	if err != nil {
		t.Fatal(err)
	}
	files := assessment.HandedOutIn(deeds)
	if len(files) != 2 {
		t.Fatalf("%d files on the trail", len(files))
	}
	for i, kind := range []string{"everybody", "inner-circle-with-systems"} {
		if want := "report-" + id + "-" + kind + "-"; !strings.HasPrefix(files[i].Name, want) || files[i].SHA256 != names[i] {
			t.Errorf("the trail says %+v, want %s… with %s", files[i], want, names[i])
		}
	}
	w.receiptLists(t, id, files...)
}

// The table of the room's figures is on the receipt too.
func TestFiguresAreOnTheReceipt(t *testing.T) {
	t.Parallel()
	w, id := relationWorld(t)
	got := w.post(t, "trainer", "/w/"+id+"/figures", url.Values{})
	sum := sha256.Sum256(got.Body.Bytes())
	deeds, err := w.Trail(t.Context(), w.people["trainer"].Actor, id)
	if err != nil {
		t.Fatal(err)
	}
	files := assessment.HandedOutIn(deeds)
	if got.Code != http.StatusOK || len(files) != 1 || files[0].SHA256 != hex.EncodeToString(sum[:]) {
		t.Fatalf("%d, on the trail %+v, want %x", got.Code, files, sum)
	}
	w.receiptLists(t, id, files...)
}

// receiptLists erases the workshop and looks for files on the receipt.
func (w *world) receiptLists(t *testing.T, id string, files ...assessment.FileSum) {
	t.Helper()
	d, err := w.Document(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	w.says(t, "trainer", "/w/"+id+"/end", url.Values{"title": {d.Workshop.Title}})
	text, _ := w.page(t, "trainer", "/w/"+id+"/receipt", http.StatusOK)
	for _, f := range files {
		if !strings.Contains(strings.ReplaceAll(text, " ", ""), f.SHA256) || !strings.Contains(text, f.Name) {
			t.Errorf("the receipt lacks %s %s", f.Name, f.SHA256)
		}
	}
}
