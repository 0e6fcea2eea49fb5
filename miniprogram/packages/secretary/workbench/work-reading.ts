/** What the workbench of an organization asks, all in one moment and so in one call. A part that is not answered is said in its place. */
import type { BranchKind } from '../../../domain/branch/branch'
import { DEFAULT_THRESHOLDS } from '../../../domain/branch/threshold'
import { arrangesMeetings } from '../../../domain/people/appointment'
import type { Permission } from '../../../domain/people/permission'
import { yearOf } from '../../../domain/time/civil-date'
import { remindersFor } from '../../../page-parts/reminding'
import { partsOfPage } from '../../../services/call-failure'
import { today } from '../../../services/clock'
import { ask } from '../../../services/page-load'
import type { Me } from '../../../services/session'
import { isPutAway, stepsNow } from '../../../services/setting-up'
import { DUES_OF_OTHERS, duesLine } from './workbench-view'

export interface Place {
  readonly branchId: string
  readonly kind: BranchKind
  readonly name: string
  readonly permissions: readonly Permission[]
}

/** With how many a talk is proposed is asked for the secretary alone. What waits is the page itself: without it there is none. */
export async function workAt({ branchId, kind, permissions }: Place, me: Me) {
  const may = (permission: Permission) => permissions.includes(permission)
  const mayArrange = me.bound && me.posts.some((held) => held.branchId === branchId && arrangesMeetings(held.post))
  const { part, missing } = partsOfPage()
  const [agenda, dues, reach, talks, reminders, left] = await Promise.all([
    ask('branch.agenda', { branchId }),
    may('read-records') && kind === 'branch' ? part('党费', duesAt(branchId, permissions)) : '',
    may('read-records') && kind === 'branch' ? part('加入的情况', ask('binding.count', { branchId })) : undefined,
    may('care-for-members') ? part('谈心的建议', ask('meeting.talksProposed', { branchId })) : undefined,
    // Who arranges the meetings here may be told before a month, quarter or year ends.
    mayArrange ? remindersFor(['period']) : [],
    may('manage-register') && !isPutAway(branchId)
      ? part('建立组织的进度', ask('setup.left', { branchId }))
      : undefined,
  ])
  return {
    ...{ agenda, reach, reminders, dues: dues ?? '' },
    ...{ talks: talks?.people.length ?? 0, left: left?.isYoung ? stepsNow(branchId, left.left) : 0 },
    missing: {
      ...{ dues: missing('党费'), reach: missing('加入的情况') },
      ...{ talks: missing('谈心的建议'), left: missing('建立组织的进度') },
    },
  }
}

/** On a bureau's roll there is nobody: dues are the branches' matters. */
async function duesAt(branchId: string, permissions: readonly Permission[]): Promise<string> {
  if (!permissions.includes('manage-dues')) return DUES_OF_OTHERS
  const year = yearOf(today())
  // Told early so that somebody asks how a member is: to the secretary alone.
  const cares = permissions.includes('care-for-members')
  const [dues, lastYear, told] = await Promise.all([
    ask('dues.accounts', { branchId, year }),
    cares ? ask('dues.accounts', { branchId, year: year - 1 }) : undefined,
    cares ? ask('branch.thresholds', { branchId }) : undefined,
  ])
  const { thresholds } = told ?? { thresholds: DEFAULT_THRESHOLDS }
  return duesLine(dues, lastYear?.accounts ?? [], cares ? thresholds['care-after-months'] : null)
}
