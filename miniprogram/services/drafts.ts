/** What somebody was typing, kept on the phone until it is sent: a call or a lock screen takes nothing away. */
const PREFIX = 'draft:'
/** The names of those kept, the latest last. */
const NAMES = 'drafts'
/** More would fill a phone with what nobody goes on with; the oldest goes. */
const MOST = 40

/** Where there is no room: WeChat keeps 10 MB of a mini-program and 1 MB of one thing, and throws past it. */
export const NO_ROOM = '手机里存不下了，填的内容离开这一页就没有了。'
const TOLD_MILLIS = 4000
/** The draft of which that was told: once, not at each letter. */
let told = ''

/** Storage is slow on a phone and each write waits for it: letters that follow one another are kept together. */
const PAUSE_MILLIS = 400
/** What was typed since the last write, by its name, and the timer of that write. */
const pending = new Map<string, Readonly<Record<string, unknown>>>()
let timer: ReturnType<typeof setTimeout> | undefined

/** Keeps what is being typed: the first letter at once, those that follow it when they pause. */
export function keepTyped(name: string, draft: Readonly<Record<string, unknown>>): void {
  if (timer === undefined) keepDraft(name, draft)
  else {
    pending.set(name, draft)
    clearTimeout(timer)
  }
  timer = setTimeout(keepPending, PAUSE_MILLIS)
}

/** Writes what was typed last: after a pause, and when the app goes out of sight, where WeChat may end it. */
export function keepPending(): void {
  if (timer !== undefined) clearTimeout(timer)
  timer = undefined
  for (const [name, draft] of [...pending]) keepDraft(name, draft)
}

/** Whether there was room for it; where there was none the person is told. What is being typed stands on the page all the same. */
export function keepDraft(name: string, draft: Readonly<Record<string, unknown>>): boolean {
  pending.delete(name)
  const isKept = stored(PREFIX + name, draft)
  if (!isKept && told !== name) void wx.showToast({ title: NO_ROOM, icon: 'none', duration: TOLD_MILLIS })
  told = isKept ? '' : name
  if (isKept) noteKept(name)
  return isKept
}

function noteKept(name: string): void {
  const names = namesKept()
  if (names[names.length - 1] === name) return
  const kept = [...names.filter((each) => each !== name), name]
  for (const oldest of kept.slice(0, -MOST)) wx.removeStorageSync(PREFIX + oldest)
  stored(NAMES, kept.slice(-MOST))
}

function stored(key: string, value: unknown): boolean {
  try {
    wx.setStorageSync(key, value)
    return true
  } catch {
    return false
  }
}

function namesKept(): readonly string[] {
  const stored: unknown = wx.getStorageSync(NAMES)
  return Array.isArray(stored) ? stored.filter((name) => typeof name === 'string') : []
}

/** What was kept, whatever its fields; undefined where nothing was. */
export function keptDraft(name: string): Readonly<Record<string, unknown>> | undefined {
  const stored: unknown = pending.get(name) ?? wx.getStorageSync(PREFIX + name)
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
  told = ''
  pending.delete(name)
  wx.removeStorageSync(PREFIX + name)
  const names = namesKept()
  if (names.includes(name))
    stored(
      NAMES,
      names.filter((each) => each !== name),
    )
}
