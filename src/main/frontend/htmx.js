// The extension finds htmx on the window.
import htmx from 'htmx.org'

window.htmx = htmx
