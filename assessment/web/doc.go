// Package web serves electready: it reads requests, asks the store and the
// domain, fills view models and renders pages. It is the only package that
// imports echo or gorilla/sessions.
//
// Data flows one way: request, form, rule, store, pure computation, view model,
// page. Who may do what is decided by assessment.Allowed inside the store;
// which figures may be shown by assessment's disclosure; the headers, hosts and
// sizes of requests in guard.go. A handler only names the page.
package web
