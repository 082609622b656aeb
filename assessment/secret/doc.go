// Package secret keeps what must stay secret: pass-phrases of trainers, the
// keys of session cookies, the certificate of the room's network. It imports
// assessment, and alone imports x/crypto.
package secret
