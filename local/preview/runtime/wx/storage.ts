import { holder, phoneNumber } from '../phone'
import { api, ApiFailure } from './api'

/** What WeChat keeps for one mini-program. */
const LIMIT_KB = 10_240
/** Of this phone and who holds it: nobody else sees it. */
const PREFIX = `phone:${phoneNumber}:${holder}:`

interface Stored {
  readonly key: string
  readonly data?: unknown
}

export const storageApis = {
  setStorageSync: write,
  getStorageSync: read,
  removeStorageSync: remove,
  clearStorageSync: clear,
  getStorageInfoSync: storageInfo,
  setStorage: api<Stored>('setStorage', ({ key, data }) => write(key, data)),
  getStorage: api<Stored>('getStorage', ({ key }) => {
    if (localStorage.getItem(PREFIX + key) === null) throw new ApiFailure('data not found')
    return { data: read(key) }
  }),
  removeStorage: api<Stored>('removeStorage', ({ key }) => remove(key)),
  clearStorage: api('clearStorage', clear),
  getStorageInfo: api('getStorageInfo', storageInfo),
  batchSetStorageSync: (list: readonly { key: string; value: unknown }[]) => {
    for (const { key, value } of list) write(key, value)
  },
  batchGetStorageSync: (keys: readonly string[]) => keys.map(read),
}

function write(key: string, data: unknown): void {
  localStorage.setItem(PREFIX + key, JSON.stringify(data) ?? 'null')
}

/** The value, or `''` when there is none, as in WeChat. */
function read(key: string): unknown {
  const kept = localStorage.getItem(PREFIX + key)
  return kept === null ? '' : (JSON.parse(kept) as unknown)
}

function remove(key: string): void {
  localStorage.removeItem(PREFIX + key)
}

function keys(): string[] {
  return Object.keys(localStorage).filter((key) => key.startsWith(PREFIX))
}

function clear(): void {
  for (const key of keys()) localStorage.removeItem(key)
}

function storageInfo(): { keys: string[]; currentSize: number; limitSize: number } {
  const bytes = keys().reduce((sum, key) => sum + key.length + (localStorage.getItem(key)?.length ?? 0), 0)
  return {
    keys: keys().map((key) => key.slice(PREFIX.length)),
    currentSize: Math.ceil(bytes / 1024),
    limitSize: LIMIT_KB,
  }
}
