/** On this phone: the organization that is being set up, and those of which the rest is not wanted. The records say what is left. */
const KEY = 'setting-up'

interface Kept {
  readonly branchId: string
  readonly away: readonly string[]
}

function kept(): Kept {
  const stored: unknown = wx.getStorageSync(KEY)
  return { branchId: '', away: [], ...(typeof stored === 'object' ? stored : {}) }
}

/** Without room nothing is remembered, and the workbench leads there all the same. */
function keep(next: Kept): void {
  try {
    wx.setStorageSync(KEY, next)
  } catch {
    return
  }
}

/** Whose setting up goes on here; empty where none does. */
export function beingSetUp(): string {
  return kept().branchId
}

export function goOnSettingUp(branchId: string): void {
  keep({ branchId, away: kept().away.filter((each) => each !== branchId) })
}

/** Nothing is left. */
export function endSettingUp(branchId: string): void {
  const { branchId: at, away } = kept()
  if (at === branchId) keep({ branchId: '', away })
}

/** What is left is not wanted. */
export function putAway(branchId: string): void {
  endSettingUp(branchId)
  const { branchId: at, away } = kept()
  keep({ branchId: at, away: [...away.filter((each) => each !== branchId), branchId] })
}

export function isPutAway(branchId: string): boolean {
  return kept().away.includes(branchId)
}
