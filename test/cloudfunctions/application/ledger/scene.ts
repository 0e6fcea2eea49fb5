/** What the ledger's tests enter: an outing and a self-check of the day before today. */
import { civilDate } from '#domain/time/civil-date'
import { BRANCH } from '../../../builders/office'

export const TODAY = civilDate('2025-06-10')
export const DAY = civilDate('2025-06-09')
export const OUTING = {
  branchId: BRANCH,
  kind: 'volunteer-outing',
  occurredOn: DAY,
  organ: 'branch' as const,
  values: { project: '文明劝导', site: '幸福社区', leaflets: 120, leaders: ['secretary'] },
}
export const CHECK = {
  branchId: BRANCH,
  kind: 'self-check',
  occurredOn: DAY,
  organ: 'branch' as const,
  values: { subject: '台账', found: 5 },
}
