import { showError } from './errors'
import { takeMessages } from './messages'
import { holder } from './phone'

/** Follows the server: a source that changed is shown at once, one that does not build says where; and messages arrive. */
export function followServer(): void {
  const events = new EventSource(`/__events?as=${encodeURIComponent(holder)}`)
  events.addEventListener('rebuilt', () => location.reload())
  events.addEventListener('problems', (event) => void showError(JSON.parse(String(event.data))))
  events.addEventListener('messages', (event) => takeMessages(JSON.parse(String(event.data))))
}
