package web

import (
	"net/http"
	"strings"

	"electready/assessment"
	"electready/static"
)

// showStatic handles the "GET /static/:hash/*" route. The hash is part of the
// address, so that a file never changes under it.
func showStatic(c *call) error {
	content, gzipped, contentType, etag, ok := static.Open(c.Request().URL.Path)
	if !ok {
		return assessment.ErrNotFound
	}
	h := c.Response().Header()
	h.Set("Cache-Control", "public, max-age=31536000, immutable")
	h.Set("ETag", etag)
	h.Set("Vary", "Accept-Encoding")
	if c.Request().Header.Get("If-None-Match") == etag {
		return c.NoContent(http.StatusNotModified)
	}
	if gzipped != nil && strings.Contains(c.Request().Header.Get("Accept-Encoding"), "gzip") {
		h.Set("Content-Encoding", "gzip")
		content = gzipped
	}
	return c.Blob(http.StatusOK, contentType, content)
}

// showIcon handles the "GET /favicon.ico" route. Browsers ask for it of their
// own accord, and list a missing one among a page's errors.
func showIcon(c *call) error {
	content, _, contentType, _, ok := static.Open(static.Path("icon.svg"))
	if !ok {
		return assessment.ErrNotFound
	}
	c.Response().Header().Set("Cache-Control", "public, max-age=86400")
	return c.Blob(http.StatusOK, contentType, content)
}
