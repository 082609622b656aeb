package templates

import "github.com/a-h/templ"

// Page is a page with its view model, ready to be rendered.
type Page = templ.Component
