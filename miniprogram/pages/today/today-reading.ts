/** What the first page asks, all in one moment and so in one call. A part that is not answered is said in its place. */
import { yearOf } from '../../domain/time/civil-date'
import { yearPeriod } from '../../domain/time/period'
import { agendaLines } from '../../services/agenda'
import { partsOfPage } from '../../services/call-failure'
import { clockNow, today } from '../../services/clock'
import { ask } from '../../services/page-load'
import { beingSetUp, stepsNow } from '../../services/setting-up'
import {
  changedMeetings,
  duesWords,
  nextMeeting,
  proposedWords,
  todaysShift,
  waitingLines,
  type ChangedMeeting,
  type NextMeeting,
  type TodaysShift,
} from './today-view'

/** Enough for what a branch convenes ahead. */
const MEETINGS_AHEAD = 50
/** Of how many organizations somebody is told what waits: all is asked in one call, which holds a dozen questions. */
const MOST_ORGANIZATIONS = 3

/** What is shown of a member's own day. */
export const NO_DAY = {
  meeting: null as NextMeeting | null,
  changed: [] as readonly ChangedMeeting[],
  shift: null as TodaysShift | null,
  dues: '',
  needsPaying: false,
  waiting: [] as ReturnType<typeof waitingLines>,
  proposed: '',
  missing: { meetings: '', shift: '', dues: '', records: '' },
}

/** The member's own day in their branch. */
export async function dayIn(branchId: string): Promise<typeof NO_DAY> {
  const year = yearOf(today())
  const { part, missing, orFail } = partsOfPage()
  const [meetings, dues, ledger, shifts, gifts, offers] = await Promise.all([
    part('会议', meetingsAhead(branchId)),
    part('党费', ask('dues.mine', { year })),
    part('您的登记', ask('ledger.mine', { branchId, period: yearPeriod(year), pageSize: 100 })),
    part('您的登记', ask('shift.mine', { year, pageSize: 100 })),
    part('您的登记', ask('donation.mine', { year, pageSize: 100 })),
    part('服务班次', ask('offer.coming', { branchId })),
  ])
  orFail()
  const { text, needsPaying } = dues ? duesWords(dues) : NO_DUES
  const others = [...(shifts?.items ?? []), ...(gifts?.items ?? []), ...(dues?.payments ?? [])]
  const records = { ledger: ledger?.items ?? [], others }
  return {
    meeting: nextMeeting(meetings ?? [], clockNow(), today()),
    changed: changedMeetings(meetings ?? [], clockNow(), today()),
    shift: todaysShift(offers?.items ?? [], today()),
    dues: text,
    needsPaying,
    waiting: waitingLines(records),
    proposed: proposedWords(records),
    missing: {
      ...{ meetings: missing('会议'), shift: missing('服务班次') },
      ...{ dues: missing('党费'), records: missing('您的登记') },
    },
  }
}
const NO_DUES = { text: '', needsPaying: false }

async function meetingsAhead(branchId: string) {
  const states = ['convened' as const, 'cancelled' as const]
  const { items } = await ask('meeting.list', { branchId, states, from: today(), pageSize: MEETINGS_AHEAD })
  return items
}

/** What waits in the organizations where the person does something for others, the steps that are left of setting one up. */
export async function workIn(branchIds: readonly string[]) {
  const setUp = beingSetUp()
  const { part, missing } = partsOfPage()
  const [agendas, left] = await Promise.all([
    Promise.all(
      branchIds.slice(0, MOST_ORGANIZATIONS).map(async (branchId) => ({
        branchId,
        agenda: await part('支部的事', ask('branch.agenda', { branchId })),
      })),
    ),
    setUp === '' ? undefined : part('建立组织的进度', ask('setup.left', { branchId: setUp })),
  ])
  return {
    agendas: agendas.map(({ branchId, agenda }) => ({ branchId, lines: agenda ? agendaLines(agenda, branchId) : [] })),
    left: left ? stepsNow(setUp, left.left) : 0,
    missingWork: missing('支部的事'),
    missingSetUp: missing('建立组织的进度'),
  }
}
