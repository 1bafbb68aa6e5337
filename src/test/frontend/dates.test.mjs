import assert from 'node:assert/strict'
import test from 'node:test'
import { monthsBefore } from '../../main/frontend/dates.js'

const CASES = [
  ['2026-11-30T12:00:00Z', 1, '2026-10-30'],
  ['2026-05-31T12:00:00Z', 3, '2026-02-28'],
  ['2024-05-31T12:00:00Z', 3, '2024-02-29'],
  ['2026-12-31T12:00:00Z', 1, '2026-11-30'],
  ['2026-03-31T12:00:00Z', 1, '2026-02-28'],
  ['2024-02-29T12:00:00Z', 12, '2023-02-28'],
  ['2026-01-15T12:00:00Z', 1, '2025-12-15'],
  ['2026-12-15T12:00:00Z', 12, '2025-12-15'],
  ['2026-11-30T12:00:00Z', 60, '2021-11-30']
]

for (const [moment, months, day] of CASES) {
  test(`${months} months before ${moment} is ${day}`, () => {
    assert.equal(monthsBefore(new Date(moment), months), day)
  })
}

test('half past midnight in a British summer is the new day', () => {
  assert.equal(monthsBefore(new Date('2026-06-30T23:30:00Z'), 1), '2026-06-01')
})

test('half an hour before midnight in winter is still the old one', () => {
  assert.equal(monthsBefore(new Date('2026-12-31T23:30:00Z'), 1), '2026-11-30')
})

test('a browser elsewhere counts the same days', () => {
  process.env.TZ = 'Pacific/Auckland'
  assert.equal(monthsBefore(new Date('2026-12-31T23:30:00Z'), 1), '2026-11-30')
  process.env.TZ = 'America/Los_Angeles'
  assert.equal(monthsBefore(new Date('2026-06-30T23:30:00Z'), 1), '2026-06-01')
})
