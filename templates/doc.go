// Package templates holds the pages of electready: templ components, the pages
// made of them, and the view models they show. A page sees no store, no clock
// and does no arithmetic; it reads the language of the request from the context
// (see [locale.With]) and takes every sentence from the message catalogue.
// It imports assessment, assessment/chart, assessment/locale, static and templ.
//
// A page is a component that takes its view model: templates.JoinPage(vm). Each
// view model embeds a [Frame]. Forms are posted with a hidden field "token" and
// work without JavaScript.
package templates
