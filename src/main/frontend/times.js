// The stretches of the timeline's scale as buttons below its picture: each leaves what is dated in it, in all panels of the
// page. Without this script the picture stands alone.

const ALL = { value: '', words: 'All dates' }

/**
 * Makes the buttons where there are none yet, and shows which of them holds.
 *
 * @param select the filter of dates, which says the same
 * @param changed what is to be done after it has another value
 */
export function offerTimes(select, changed) {
  for (const picture of document.querySelectorAll('.sl-panels .sl-timeline')) {
    if (!picture.nextElementSibling?.matches('.sl-times')) {
      picture.after(buttons(stretches(picture), select, changed))
    }
  }
  document.querySelectorAll('.sl-times__one').forEach((button) => {
    button.ariaPressed = String(button.value === select.value)
  })
}

/** Chooses a stretch of time, which the filter may not have yet. */
export function choose(select, value, words) {
  if (![...select.options].some((option) => option.value === value)) {
    select.add(new Option(words, value))
  }
  select.value = value
}

function stretches(picture) {
  const marks = [...picture.querySelectorAll('[data-from]')].map((mark) => ({ from: mark.dataset.from, words: mark.textContent.trim() }))
  const years = marks.every(({ words }) => /^\d+$/.test(words))
  const between = marks.map(({ from, words }, at) => at + 1 < marks.length
    ? { value: `${from}/${marks[at + 1].from}`, words: years ? words : `3 months from ${words}` }
    : { value: `${from}/`, words: `From ${words}` })
  return marks.length === 0 ? [] : [ALL, { value: `/${marks[0].from}`, words: `Before ${marks[0].words}` }, ...between]
}

function buttons(all, select, changed) {
  const group = document.createElement('div')
  group.className = 'sl-times'
  group.setAttribute('role', 'group')
  group.ariaLabel = 'Show only what is dated in this time, on the whole page'
  group.append(...all.map(({ value, words }) => {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'sl-times__one'
    button.value = value
    button.textContent = words
    button.addEventListener('click', () => {
      const top = button.getBoundingClientRect().top
      choose(select, value, words)
      changed()
      // what is left above may be less
      scrollBy({ top: button.getBoundingClientRect().top - top, behavior: 'instant' })
    })
    return button
  }))
  return group
}
