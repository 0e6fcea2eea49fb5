import { showError } from './errors'

/** Follows the builder: a source that changed is shown at once, one that does not build says where. */
export function followRebuilds(): void {
  const events = new EventSource('/__events')
  events.addEventListener('rebuilt', () => location.reload())
  events.addEventListener('problems', (event) => void showError(JSON.parse(String(event.data))))
}
