module electready

go 1.26
