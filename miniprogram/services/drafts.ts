/** What somebody was typing, kept on the phone until it is sent: a call, a lock screen or a full disk of other apps. */
const PREFIX = 'draft:'
/** The names of those kept, the latest last. */
const NAMES = 'drafts'
/** More would fill a phone with what nobody goes on with; the oldest goes. */
const MOST = 40

export function keepDraft(name: string, draft: Readonly<Record<string, unknown>>): void {
  try {
    wx.setStorageSync(PREFIX + name, draft)
  } catch {
    // A full phone keeps no draft; what is being typed stands on the page all the same.
  }
  const names = namesKept()
  if (names.at(-1) === name) return
  const kept = [...names.filter((each) => each !== name), name]
  for (const oldest of kept.slice(0, -MOST)) wx.removeStorageSync(PREFIX + oldest)
  wx.setStorageSync(NAMES, kept.slice(-MOST))
}

function namesKept(): readonly string[] {
  const stored: unknown = wx.getStorageSync(NAMES)
  return Array.isArray(stored) ? stored.filter((name) => typeof name === 'string') : []
}

/** What was kept, whatever its fields; undefined where nothing was. */
export function keptDraft(name: string): Readonly<Record<string, unknown>> | undefined {
  const stored: unknown = wx.getStorageSync(PREFIX + name)
  return typeof stored === 'object' && stored !== null ? { ...stored } : undefined
}

/** The draft laid over `blank`, field by field and only where the kind of value is the same; `blank` where there is none. */
export function draftOver<T extends Readonly<Record<string, unknown>>>(name: string, blank: T): T {
  const stored = keptDraft(name)
  if (!stored) return blank
  const known = Object.entries(stored).filter(
    ([field, value]) =>
      field in blank && typeof value === typeof blank[field] && Array.isArray(value) === Array.isArray(blank[field]),
  )
  return { ...blank, ...Object.fromEntries(known) }
}

export function dropDraft(name: string): void {
  wx.removeStorageSync(PREFIX + name)
  const names = namesKept()
  if (names.includes(name))
    wx.setStorageSync(
      NAMES,
      names.filter((each) => each !== name),
    )
}
