/** On this phone: the organization that is being set up, and those of which the rest is not wanted. The records say what is left. */
const KEY = 'setting-up'

interface Kept {
  readonly branchId: string
  readonly away: readonly string[]
  /** By organization: the steps that were left for later. */
  readonly later: Readonly<Record<string, readonly string[]>>
}

function kept(): Kept {
  const stored: unknown = wx.getStorageSync(KEY)
  return { branchId: '', away: [], later: {}, ...(typeof stored === 'object' ? stored : {}) }
}

/** Without room nothing is remembered, and the workbench leads there all the same. */
function keep(next: Partial<Kept>): void {
  try {
    wx.setStorageSync(KEY, { ...kept(), ...next })
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
  if (kept().branchId === branchId) keep({ branchId: '' })
}

/** What is left is not wanted. */
export function putAway(branchId: string): void {
  endSettingUp(branchId)
  keep({ away: [...kept().away.filter((each) => each !== branchId), branchId] })
}

export function isPutAway(branchId: string): boolean {
  return kept().away.includes(branchId)
}

/** The steps that were left for later, on this phone: the records say what is done. */
export function leftForLater(branchId: string): readonly string[] {
  return kept().later[branchId] ?? []
}

export function leaveForLater(branchId: string, step: string): void {
  const { later } = kept()
  keep({ later: { ...later, [branchId]: [...leftForLater(branchId).filter((each) => each !== step), step] } })
}

export function takeUpAgain(branchId: string, step: string): void {
  const { later } = kept()
  keep({ later: { ...later, [branchId]: leftForLater(branchId).filter((each) => each !== step) } })
}

/** How many steps are left to be done now. */
export function stepsNow(branchId: string, left: readonly string[]): number {
  const later = leftForLater(branchId)
  return left.filter((step) => !later.includes(step)).length
}
