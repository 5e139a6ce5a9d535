// Package archtest holds the house's import rules as a test. The rules stand in
// rules.go as data; what they do not allow fails.
package archtest
