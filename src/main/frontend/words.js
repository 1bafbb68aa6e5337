// What somebody looks for, read as the server reads it (FindQuery): words that people use for the same thing count alike.

// A shorter word is found only whole: bp is no part of subphrenic.
const SHORT = 3
const LONGEST = 6

// In lower case, without accents and raised or lowered signs, words apart by one blank.
export function plain(text) {
  return text.normalize('NFKD').replace(/\p{M}+/gu, '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
}

// The words that stand for the same as each, from groups of them.
export function others(groups) {
  const known = new Map()
  for (const group of groups) {
    for (const word of group) {
      known.set(word, new Set([...(known.get(word) ?? []), ...group]))
    }
  }
  known.forEach((all, word) => all.delete(word))
  return known
}

// One term for each thing that is looked for; every one has to be found.
export function terms(typed, known) {
  const words = plain(typed).split(' ').filter((word) => word)
  const found = []
  for (let at = 0; at < words.length;) {
    let length = Math.min(LONGEST, words.length - at)
    while (length > 1 && !known.has(words.slice(at, at + length).join(' '))) {
      length--
    }
    const term = words.slice(at, at + length).join(' ')
    found.push({ typed: term, otherwise: [...(known.get(term) ?? [])] })
    at += length
  }
  return found
}

// text is plain already.
export function matches(term, text) {
  const asTyped = term.typed.length > SHORT || term.otherwise.length === 0
    ? text.includes(term.typed)
    : stands(term.typed, text)
  return asTyped || term.otherwise.some((word) => stands(word, text))
}

function stands(word, text) {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (isEdge(text, at - 1) && (word.length > SHORT || isEdge(text, at + word.length))) {
      return true
    }
  }
  return false
}

function isEdge(text, at) {
  return at < 0 || at >= text.length || text[at] === ' '
}
