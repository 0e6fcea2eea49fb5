import { holder, phoneNumber } from '../phone'
import { api, ApiFailure } from './api'

/** What WeChat keeps: 单个 key 允许存储的最大数据长度为 1MB，所有数据存储上限为 10MB (wx.setStorageSync). */
const ONE_KB = 1024
const LIMIT_KB = 10_240
/** Of this phone and who holds it: nobody else sees it. */
const PREFIX = `phone:${phoneNumber}:${holder}:`

interface Stored {
  readonly key: string
  readonly data?: unknown
}

export const storageApis = {
  setStorageSync: writeSync,
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
    for (const { key, value } of list) writeSync(key, value)
  },
  batchGetStorageSync: (keys: readonly string[]) => keys.map(read),
}

/** Throws past what WeChat keeps, in its words; a browser has less room for all phones together, and is full sooner. */
function write(key: string, data: unknown): void {
  const text = JSON.stringify(data) ?? 'null'
  if (kilobytes(text) > ONE_KB) throw new ApiFailure('entry size limit reached')
  const others = keys().filter((each) => each !== PREFIX + key)
  if (kilobytes(text) + kilobytesOf(others) > LIMIT_KB) throw new ApiFailure(FULL)
  try {
    localStorage.setItem(PREFIX + key, text)
  } catch {
    throw new ApiFailure(FULL)
  }
}
const FULL = 'exceed storage max size 10Mb'

function writeSync(key: string, data: unknown): void {
  try {
    write(key, data)
  } catch (failure) {
    throw new Error(`setStorageSync:fail ${(failure as ApiFailure).message}`)
  }
}

function kilobytes(text: string): number {
  return new TextEncoder().encode(text).length / 1024
}

function kilobytesOf(each: readonly string[]): number {
  return each.reduce((sum, key) => sum + kilobytes(key + (localStorage.getItem(key) ?? '')), 0)
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
  return {
    keys: keys().map((key) => key.slice(PREFIX.length)),
    currentSize: Math.ceil(kilobytesOf(keys())),
    limitSize: LIMIT_KB,
  }
}
