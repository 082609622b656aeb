package main

import (
	"fmt"
	"path/filepath"
	"strings"
)

// leastSpace is what should be free before a workshop: its answers take a few
// megabytes, twelve backups of them a hundred.
const leastSpace = 500 << 20 // bytes

// cloudFolders are parts of paths that a service copies off the machine.
var cloudFolders = []string{"onedrive", "dropbox", "google drive", "googledrive", "icloud", "nextcloud", "owncloud"}

// warnings says what about the data directory may hurt a workshop.
func warnings(dir string) []string {
	var out []string
	if free, known := freeSpace(dir); known {
		out = append(out, spaceWarning(dir, free)...)
	}
	return append(out, cloudWarning(dir)...)
}

func spaceWarning(dir string, free uint64) []string {
	if free >= leastSpace {
		return nil
	}
	return []string{fmt.Sprintf("only %d MB are free where the data is (%s): free some space before people come", free>>20, dir)}
}

func cloudWarning(dir string) []string {
	for _, part := range strings.Split(strings.ToLower(filepath.ToSlash(dir)), "/") {
		for _, cloud := range cloudFolders {
			if strings.Contains(part, cloud) {
				return []string{fmt.Sprintf("a cloud service may copy the answers in %s off this machine: name another directory with --data", dir)}
			}
		}
	}
	return nil
}
