// Days as everybody in the United Kingdom counts them, wherever the browser is.
const UK_DAY = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', year: 'numeric', month: '2-digit', day: '2-digit' })

// The day so many months before this moment, as 2026-02-28; a month without such a day counts from its last.
export function monthsBefore(moment, months) {
  const part = Object.fromEntries(UK_DAY.formatToParts(moment).map(({ type, value }) => [type, Number(value)]))
  const month = part.year * 12 + part.month - 1 - months
  const year = Math.floor(month / 12)
  const lastOfMonth = new Date(Date.UTC(year, month % 12 + 1, 0)).getUTCDate()
  const day = Math.min(part.day, lastOfMonth)
  return `${year}-${two(month % 12 + 1)}-${two(day)}`
}

function two(number) {
  return String(number).padStart(2, '0')
}
