package locale

import (
	"context"
	"strconv"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"
	"golang.org/x/text/message"
)

// Printer says things in one language. It may be used by many at once.
type Printer struct {
	tag       string
	localizer *i18n.Localizer
	plain     map[string]string // messages without places and plurals
}

// For is the printer of a language, or of [Reference] where that has no words.
func For(tag string) *Printer {
	w := catalogue()
	if p, ok := w.printers[tag]; ok {
		return p
	}
	return w.printers[Reference]
}

// Lang is the tag of the printer's language.
func (p *Printer) Lang() string { return p.tag }

// T is the message of a key. Args are names and values for the places in it:
// T("seat.name", "short", "Police", "number", 2). A key without message is
// returned as it is.
func (p *Printer) T(key string, args ...any) string {
	if text, ok := p.plain[key]; ok {
		return text
	}
	return p.say(&i18n.LocalizeConfig{MessageID: key, TemplateData: places(args)})
}

// N is the message of a key in the plural form of count, which stands in the
// place "count".
func (p *Printer) N(key string, count int, args ...any) string {
	data := places(args)
	data["count"] = p.Number(count)
	return p.count(key, count, data)
}

func (p *Printer) count(key string, count int, data map[string]any) string {
	return p.say(&i18n.LocalizeConfig{MessageID: key, TemplateData: data, PluralCount: count})
}

func (p *Printer) say(config *i18n.LocalizeConfig) string {
	text, err := p.localizer.Localize(config)
	if text == "" && err != nil {
		return config.MessageID
	}
	return text
}

// places pairs names with values.
func places(args []any) map[string]any {
	data := make(map[string]any, len(args)/2+1)
	for i := 0; i+1 < len(args); i += 2 {
		if name, ok := args[i].(string); ok {
			data[name] = args[i+1]
		}
	}
	return data
}

// Number is a whole number with the language's grouping.
func (p *Printer) Number(n int) string {
	if n > -1000 && n < 1000 {
		return strconv.Itoa(n)
	}
	return message.NewPrinter(language.Make(p.tag)).Sprintf("%d", n)
}

type contextKey struct{}

// With puts the printer into a request's context.
func With(ctx context.Context, p *Printer) context.Context {
	return context.WithValue(ctx, contextKey{}, p)
}

// From is the printer of a request's context, else that of [Reference].
func From(ctx context.Context) *Printer {
	if p, ok := ctx.Value(contextKey{}).(*Printer); ok {
		return p
	}
	return For(Reference)
}
