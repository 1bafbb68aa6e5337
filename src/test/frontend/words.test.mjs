import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { matches, others, plain, terms } from '../../main/frontend/words.js'

const { groups, cases } = JSON.parse(readFileSync(new URL('../resources/find-cases.json', import.meta.url)))
const known = others(groups)

for (const { typed, text, found } of cases) {
  test(`'${typed}' is ${found ? '' : 'not '}found in '${text}'`, () => {
    assert.equal(terms(typed, known).every((term) => matches(term, plain(text))), found)
  })
}
