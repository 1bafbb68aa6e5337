// Lays out the details of a row once they are opened: until then a streamed page holds them as one text (RowFrame.inWords).

export function details() {
  // a toggle does not bubble
  document.addEventListener('toggle', (event) => {
    if (event.target.open && event.target.matches('.sl-more')) {
      event.target.querySelectorAll(':scope > .sl-more__words').forEach(layOut)
    }
  }, true)
  // who jumps to a panel that is a line wants to read it
  document.addEventListener('click', (event) => {
    const link = event.target.closest?.('a[href^="#"]')
    const fold = link && document.querySelector(`${link.hash} > .sl-folded`)
    if (fold) {
      fold.open = true
    }
  })
}

/** @returns label and value of each */
export function detailsIn(text) {
  return text.split(/\n(?!\t)/).map((line) => {
    const [label, ...value] = line.split('\t')
    return { label, value: value.join('') }
  })
}

function layOut(words) {
  const list = document.createElement('dl')
  list.className = 'sl-facts'
  for (const { label, value } of detailsIn(words.textContent)) {
    const line = document.createElement('div')
    const [term, told, text] = ['dt', 'dd', 'bdi'].map((name) => document.createElement(name))
    term.textContent = label
    text.className = 'sl-text'
    text.textContent = value
    told.append(text)
    line.append(term, ' ', told)
    list.append(line, ' ')
  }
  words.replaceWith(list)
}
