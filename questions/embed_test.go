package questions_test

import (
	"testing"

	"electready/questions"
)

func TestEmbedded(t *testing.T) {
	t.Parallel()
	b, err := questions.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	if got, want := len(b.Themes), 4; got != want {
		t.Errorf("themes=%d, want %d", got, want)
	}
	if len(b.SHA256) != 64 || len(b.Languages) == 0 {
		t.Errorf("SHA256=%q Languages=%v", b.SHA256, b.Languages)
	}
}
