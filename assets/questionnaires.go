package assets

import "embed"

// Questionnaires holds questionnaires/wizyta.toml, telefon.toml, online.toml and
// scenarios.toml; the keys are described at their heads. Package exchange reads
// them through the same door as an office's own.
//
//go:embed questionnaires/*.toml
var Questionnaires embed.FS
