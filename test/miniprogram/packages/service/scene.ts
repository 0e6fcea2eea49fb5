/** A member's and a clerk's records of service and gifts, seen on 10 June 2025. */
import { civilDate } from '#domain/civil-date'
import { instant } from '#domain/instant'
import { fen } from '#domain/money'
import type { Gift, Shift } from '../../../../miniprogram/packages/service/service-text'

export { me, ME, NOW, SECRETARY } from '../meeting/scene'

const ENTRY = {
  occurredOn: civilDate('2025-03-04'),
  recordedAt: instant('2025-03-04T08:00:00.000Z'),
  recordedByName: '李明',
  source: 'self',
  state: 'confirmed',
  isLateEntry: false,
  reason: null,
  supersedes: null,
  supersededBy: null,
  branchId: 'branch-1',
  memberId: 'member-1',
  memberName: '李明',
} as const

export function shift(change: Partial<Shift> = {}): Shift {
  return { ...ENTRY, entryId: 'shift-1', project: '社区清扫', site: '东街', minutes: 150, outingId: null, ...change }
}

export function gift(change: Partial<Gift> = {}): Gift {
  return {
    ...ENTRY,
    entryId: 'gift-1',
    campaign: '慈善一日捐',
    fen: fen(1_234_50),
    acknowledgement: '捐〔2025〕第012号',
    receipt: null,
    ...change,
  }
}
