-- The ranking as somebody would ask a database for it, in floating point and
-- without the rules' finer points: section, audit, channel, overall.
PRAGMA temp_store = MEMORY;
CREATE TEMP TABLE criterion AS
SELECT q.id AS questionnaire_id,
       row_number() OVER (PARTITION BY q.id ORDER BY s.key, c.key) - 1 AS item,
       s.key AS section,
       s.value ->> 'Weight' AS section_weight,
       c.value ->> 'Weight' AS weight,
       c.value ->> 'Max' AS most
  FROM questionnaire q,
       json_each(q.definition, '$.Sections') s,
       json_each(s.value, '$.Criteria') c;
CREATE UNIQUE INDEX criterion_item ON criterion (questionnaire_id, item);

WITH section AS (
    SELECT u.participation_id, u.channel, n.audit_id, c.section_weight AS weight,
           sum(c.weight * n.points * 1.0 / c.most) / sum(c.weight) AS score
      FROM answer n
      JOIN audit u ON u.id = n.audit_id
      JOIN temp.criterion c ON c.questionnaire_id = u.questionnaire_id AND c.item = n.item
     WHERE n.na = 0 AND u.state = 'approved'
     GROUP BY n.audit_id, c.section
), audited AS (
    SELECT participation_id, channel, sum(weight * score) / sum(weight) AS score
      FROM section GROUP BY audit_id
), channel AS (
    SELECT participation_id, channel, avg(score) AS score
      FROM audited GROUP BY participation_id, channel
), overall AS (
    SELECT k.participation_id, sum(r.value ->> 'Weight' * k.score) / sum(r.value ->> 'Weight') AS score
      FROM channel k
      JOIN participation p ON p.id = k.participation_id
      JOIN rules ON rules.edition_id = p.edition_id
      JOIN json_each(rules.body, '$.Channels') r ON r.value ->> 'Channel' = k.channel
     GROUP BY k.participation_id
)
SELECT rank() OVER (ORDER BY round(o.score * 100, 2) DESC), p.code, p.name, printf('%.2f', o.score * 100)
  FROM overall o
  JOIN participation p ON p.id = o.participation_id
 ORDER BY 1, p.code;
