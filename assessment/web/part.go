package web

import (
	"strconv"

	"electready/templates"
)

// partOf cuts a list that is too long for one page: the reader's part of it, and
// the way to the others. No part is longer than most.
func partOf[T any](c *call, list []T, most int) ([]T, templates.Parts) {
	size := partSize(len(list), most)
	count := max(1, (len(list)+size-1)/size)
	here, _ := strconv.Atoi(c.QueryParam("part"))
	here = min(max(here, 1), count)
	var all templates.Parts
	for i := 1; i <= count; i++ {
		query := c.Request().URL.Query()
		query.Set("part", strconv.Itoa(i))
		all = append(all, templates.Part{
			From: (i-1)*size + 1, To: min(i*size, len(list)), Href: c.Request().URL.Path + "?" + query.Encode(), Here: i == here,
		})
	}
	return list[(here-1)*size : min(here*size, len(list))], all
}

// partSize cuts a list into parts of equal length, as few as can be.
func partSize(length, most int) int {
	count := max(1, (length+most-1)/most)
	return max(1, (length+count-1)/count)
}
