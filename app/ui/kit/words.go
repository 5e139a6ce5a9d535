package kit

import "biurolidera/internal/locale"

// Words is where the kit's own few words come from: the keys kit.* of the
// catalogue.
type Words = *locale.Catalogue
