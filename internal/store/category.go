package store

import (
	"database/sql"

	"biurolidera/internal/contest"
)

// An edition's categories are what institutions compete in; a participation refers to
// one by edition and code, so that a category in use can't go. Subcategories choose the
// variant of a questionnaire and are named by their code alone (domain.md §1.1, §1.6).
// Both are covered by the seal.

// PutCategories makes the edition's categories and their subcategories what is
// given, in that order: known codes keep their ids, new ones are made, others
// taken away (record_in_use where a participation is in one).
func (tx *Tx) PutCategories(editionID int64, all []contest.Category) (err error) {
	defer wrap(&err, "PutCategories(%d)", editionID)
	old, err := tx.Categories(editionID)
	if err != nil {
		return err
	}
	gone := map[string]int64{}
	for _, c := range old {
		gone[c.Code] = c.ID
	}
	for i, c := range all {
		id, err := tx.putCategory(editionID, c, i)
		if err != nil {
			return err
		}
		if err := tx.putSubcategories(id, c.Subcategories); err != nil {
			return err
		}
		delete(gone, c.Code)
	}
	for _, c := range old {
		if id, is := gone[c.Code]; is {
			if err := tx.deleteCategory(id); err != nil {
				return err
			}
		}
	}
	return nil
}

// putCategory makes a category or changes the one of that code, and gives its id.
func (tx *Tx) putCategory(editionID int64, c contest.Category, position int) (int64, error) {
	return tx.insert(`
		INSERT INTO category (
			edition_id,
			code,
			name,
			position
		) VALUES (?, ?, ?, ?)
		ON CONFLICT (edition_id, code) DO UPDATE
		SET
			name = excluded.name,
			position = excluded.position
		RETURNING id`, editionID, c.Code, c.Name, position)
}

// deleteCategory takes a category away with its subcategories.
func (tx *Tx) deleteCategory(id int64) error {
	if _, err := tx.exec("DELETE FROM subcategory WHERE category_id = ?", id); err != nil {
		return err
	}
	return tx.change("category", id, "DELETE FROM category WHERE id = ?", id)
}

// putSubcategories writes them anew: nothing names a subcategory by its id.
func (tx *Tx) putSubcategories(categoryID int64, all []contest.Subcategory) error {
	if _, err := tx.exec("DELETE FROM subcategory WHERE category_id = ?", categoryID); err != nil {
		return err
	}
	return tx.insertRows(`
		INSERT INTO subcategory (
			category_id,
			code,
			name,
			position
		) VALUES`, 4, len(all), func(i int, row []any) error {
		row[0], row[1], row[2], row[3] = categoryID, all[i].Code, all[i].Name, i
		return nil
	})
}

// Categories lists the edition's categories with their subcategories in the
// office's order.
func (r *Reader) Categories(editionID int64) (all []contest.Category, err error) {
	defer wrap(&err, "Categories(%d)", editionID)
	err = r.rows(`
		SELECT
			c.id,
			c.code,
			c.name,
			coalesce(s.code, ''),
			coalesce(s.name, '')
		FROM category AS c
		LEFT JOIN subcategory AS s ON s.category_id = c.id
		WHERE c.edition_id = ?
		ORDER BY c.position, c.id, s.position, s.id`, []any{editionID}, func(rows *sql.Rows) error {
		var c contest.Category
		var s contest.Subcategory
		if err := rows.Scan(&c.ID, &c.Code, &c.Name, &s.Code, &s.Name); err != nil {
			return err
		}
		if len(all) == 0 || all[len(all)-1].ID != c.ID {
			all = append(all, c)
		}
		if s.Code != "" {
			last := &all[len(all)-1]
			last.Subcategories = append(last.Subcategories, s)
		}
		return nil
	})
	return all, err
}
