package assets

import "embed"

// Recommendations holds recommendations/LANG.toml: what to do about each criterion of
// the built-in questionnaires. The keys are described at the heads of the files;
// package locale reads them.
//
//go:embed recommendations/*.toml
var Recommendations embed.FS
