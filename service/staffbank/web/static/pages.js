// Better with script, whole without it.
import { initAll } from './govuk-frontend.min.js'

initAll()

if ('serviceWorker' in navigator) {
  navigator.serviceWorker.register('/offline.js')
}
