// Counts what is typed where the page sets a limit. Without this script the limit stands there in words.
const SPOKEN_AFTER_MILLIS = 1000

export function count() {
  document.querySelectorAll('textarea[data-most]').forEach(countIn)
}

function countIn(field) {
  const most = Number(field.dataset.most)
  const shown = document.getElementById(`${field.id}-count`)
  const spoken = document.getElementById(`${field.id}-spoken`)
  let waiting
  const tell = () => {
    const left = most - [...field.value.trim()].length
    const characters = `${Math.abs(left)} ${Math.abs(left) === 1 ? 'character' : 'characters'}`
    shown.textContent = left < 0 ? `${characters} too many.` : `${characters} left.`
    shown.classList.toggle('sl-form__count--over', left < 0)
    clearTimeout(waiting)
    waiting = setTimeout(() => { spoken.textContent = shown.textContent }, SPOKEN_AFTER_MILLIS)
  }
  field.addEventListener('input', tell)
  if (field.value) {
    tell()
  }
}
