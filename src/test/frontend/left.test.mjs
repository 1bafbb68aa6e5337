import assert from 'node:assert/strict'
import test from 'node:test'
import { leftIn } from '../../main/frontend/left.js'

for (const [seconds, words] of [
  [1800, '30 minutes left'],
  [1741, '30 minutes left'],
  [1740, '29 minutes left'],
  [60, '1 minute left'],
  [1, '1 minute left'],
  [0, 'no time left, nothing more is opened'],
  [-5, 'no time left, nothing more is opened']
]) {
  test(`${seconds} s before the end: ${words}`, () => assert.equal(leftIn(seconds * 1000), words))
}
