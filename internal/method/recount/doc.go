// Package recount writes a ranking's input so that anyone can recompute it, and
// recomputes it from what was written alone (method.md §5 and §6).
//
// One case is one list: the overall one, a category's, or that of one
// questionnaire variant within a category. A case in JSON is
//
//	{"name", "config":{"channels":[{"id","V","n_min"}],
//	  "questionnaires":{CHANNEL:{"sections":[{"area","W","items":[{"id","w","max","critical_fail_at"}]}]}},
//	  "laureate":{"min_score","min_channel","top_percent"}},
//	 "institutions":[{"id","applicable":[CHANNEL],"audits":[{"channel","answers":{ITEM: points or "NA"}}]}]}
//
// and a package is {"cases":[…]}. Beyond that format stand:
//
//   - "confirmed":[ITEM] on an audit: only these critical failures count. Without
//     the key every failure counts; it is written where an audit has a failure.
//   - Channel ids "visit", "visit~2", …: variants of one channel's questionnaire in
//     one list. They share V and n_min; award order takes the part before the tilde.
//   - "coverage":{"section":"1/2","audit":"3/5"} in config, written where the rules
//     differ from these.
//   - "critical_gate":false in laureate: failures do not bar the title.
//   - "decides":false in laureate: the list gives no titles, as the rules cap them
//     by the place in the category; its rows carry "laureate":null. Titles stand in
//     the category's case. Without a cap every list decides alike.
//
// Keys that are not named here are ignored; an item without an answer counts as
// "NA"; audits of a channel that is not applicable have no part. A key that comes
// twice, a name that is not declared and a value of another type are errors.
//
// Nothing here reads or writes a file, and nothing of a package tells who audited
// when: institutions stand by their anonymous ids, audits by a hash of their content.
package recount
