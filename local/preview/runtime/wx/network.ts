import { api, Listeners } from './api'

interface NetworkStatus {
  readonly isConnected: boolean
  readonly networkType: 'wifi' | 'none'
}

const listeners = new Listeners<NetworkStatus>()
let isOffline = false

/** The phone's own switch: the machine's network is not touched. */
export function setOffline(next: boolean): void {
  if (next === isOffline) return
  isOffline = next
  document.body.toggleAttribute('offline', next)
  listeners.tell(status())
}

export function isOnline(): boolean {
  return !isOffline
}

/** `fetch` from the phone. Rejects as a device without a network does. */
export async function fetchFromPhone(url: string, init?: RequestInit): Promise<Response> {
  if (isOffline) throw new TypeError('request:fail no network')
  return fetch(url, init)
}

export const networkApis = {
  getNetworkType: api('getNetworkType', () => ({ networkType: status().networkType, weakNet: false })),
  onNetworkStatusChange: listeners.on,
  offNetworkStatusChange: listeners.off,
  onNetworkWeakChange: () => undefined,
  offNetworkWeakChange: () => undefined,
}

function status(): NetworkStatus {
  return { isConnected: !isOffline, networkType: isOffline ? 'none' : 'wifi' }
}
