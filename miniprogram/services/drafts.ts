/** What somebody was typing, kept on the phone until it is sent: a call, a lock screen or a full disk of other apps. */
const PREFIX = 'draft:'

export function keepDraft(name: string, draft: Readonly<Record<string, unknown>>): void {
  wx.setStorageSync(PREFIX + name, draft)
}

/** The draft laid over `blank`, field by field and only where the kind of value is the same; `blank` where there is none. */
export function draftOver<T extends Readonly<Record<string, unknown>>>(name: string, blank: T): T {
  const stored: unknown = wx.getStorageSync(PREFIX + name)
  if (typeof stored !== 'object' || stored === null) return blank
  const known = Object.entries(stored).filter(
    ([field, value]) =>
      field in blank && typeof value === typeof blank[field] && Array.isArray(value) === Array.isArray(blank[field]),
  )
  return { ...blank, ...Object.fromEntries(known) }
}

export function dropDraft(name: string): void {
  wx.removeStorageSync(PREFIX + name)
}
