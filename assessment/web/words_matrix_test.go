package web_test

import (
	"maps"
)

func init() {
	maps.Copy(matrix, map[string]matrixRow{
		"GET /w/:id/words":  {want: owner, object: true},
		"POST /w/:id/words": {want: "401 404 404 404 404 404 409 404 404", form: "term-{term}-en=word", object: true}, // somebody answered
	})
}
