// Package locale gives the program's texts in Polish and English.
//
// The texts stand in assets/locale/LANG/AREA.toml as flat keys; all areas make one
// catalogue. Rules:
//   - a key is written once, in one area, in both languages with the same
//     placeholders;
//   - "error.CODE" and "error.CODE.hint" are the texts of contest.Error,
//     "finding.CODE" of contest.Finding, "action.CODE" of contest.Change;
//   - {name} takes a value as it is; {name|channel} takes the text
//     "channel.VALUE" where there is one, so that codes never reach a person;
//   - a counted text is a table of plural forms: one, few, many in Polish, one and
//     other in English; {n} is the count;
//   - a missing text shows as ⟦key⟧ and never stops the program.
package locale
