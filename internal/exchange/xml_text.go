package exchange

import (
	"bytes"
	"strconv"
	"unicode/utf8"
)

// appendText appends the text token with its entities resolved.
func (s *xmlScanner) appendText(to []byte) ([]byte, error) {
	if s.cdata {
		return append(to, s.text...), nil
	}
	return appendUnescaped(to, s.text)
}

// attr gives the raw value of the attribute with that local name; nil if there is none.
func (s *xmlScanner) attr(name string) []byte {
	rest := s.attrs
	for {
		key, value, more, ok := nextAttr(rest)
		if !ok {
			return nil
		}
		if string(localName(key)) == name {
			return value
		}
		rest = more
	}
}

// attrText is attr with entities resolved, as a string.
func (s *xmlScanner) attrText(name string) (string, error) {
	b, err := appendUnescaped(nil, s.attr(name))
	return string(b), err
}

// localName is a name without its prefix.
func localName(name []byte) []byte {
	if i := bytes.IndexByte(name, ':'); i > 0 && i < len(name)-1 {
		return name[i+1:]
	}
	return name
}

// nextAttr splits the first attribute off a start tag's attributes, its name as it
// stands. Something that is no attribute ends the list: nothing we read depends on
// what follows it.
func nextAttr(attrs []byte) (key, value, rest []byte, ok bool) {
	i := 0
	for i < len(attrs) && isXMLBlank(attrs[i]) {
		i++
	}
	attrs = attrs[i:]
	eq := bytes.IndexByte(attrs, '=')
	if eq <= 0 {
		return nil, nil, nil, false
	}
	key = trimBlanks(attrs[:eq])
	i = eq + 1
	for i < len(attrs) && isXMLBlank(attrs[i]) {
		i++
	}
	if i == len(attrs) || attrs[i] != '"' && attrs[i] != '\'' {
		return nil, nil, nil, false
	}
	end := bytes.IndexByte(attrs[i+1:], attrs[i])
	if end < 0 {
		return nil, nil, nil, false
	}
	value = attrs[i+1 : i+1+end]
	return key, value, attrs[i+2+end:], true
}

// appendUnescaped resolves the five entities of XML and character references. Any
// other entity needs a DTD, which is refused.
func appendUnescaped(to, text []byte) ([]byte, error) {
	for {
		i := bytes.IndexByte(text, '&')
		if i < 0 {
			return append(to, text...), nil
		}
		to = append(to, text[:i]...)
		text = text[i+1:]
		end := bytes.IndexByte(text, ';')
		if end < 1 || end > 12 {
			return to, errXMLEntity
		}
		r, ok := entityRune(text[:end])
		if !ok {
			return to, errXMLEntity
		}
		to = utf8.AppendRune(to, r)
		text = text[end+1:]
	}
}

// entityRune gives the character of an entity: by name, by decimal or by hexadecimal number.
func entityRune(name []byte) (rune, bool) {
	switch string(name) {
	case "lt":
		return '<', true
	case "gt":
		return '>', true
	case "amp":
		return '&', true
	case "quot":
		return '"', true
	case "apos":
		return '\'', true
	}
	if name[0] != '#' || len(name) < 2 {
		return 0, false
	}
	digits, base := name[1:], 10
	if digits[0] == 'x' {
		digits, base = digits[1:], 16
	}
	n, err := strconv.ParseUint(string(digits), base, 32)
	if err != nil || n > utf8.MaxRune {
		return 0, false
	}
	return rune(n), true
}
