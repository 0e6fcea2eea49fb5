/** What waits in an organization for whoever holds a post there, in words, and where each leads: 今天 and the workbench say the same. */
import type { OutputOf } from '#contract'
import { beijingDate } from '../domain/time/instant'
import { addMonths, addYears, daysBetween, monthOf, yearOf, type CivilDate } from '../domain/time/civil-date'
import { dayText, dayWithWeekday, monthText } from '../text/dates'
import { isUnderWay } from './meetings'
import { open } from './routes'

export type Agenda = OutputOf<'branch.agenda'>

export interface AgendaLine {
  /** Where it leads. */
  readonly to:
    'leaves' | 'joining' | 'meeting' | 'shift' | 'waiting' | 'norms' | 'report' | 'summary' | 'person' | 'posts'
  /** Of the meeting or the shift; empty where it leads to a page of the organization's. */
  readonly id: string
  readonly text: string
  readonly note: string
  readonly branchId: string
}

/** How many meetings and shifts to close are named; of the others it is said how many there are. */
const NAMED = 3

/** What somebody waits for first, then what is to be written down, then what the month and the year still ask for. */
export function agendaLines(agenda: Agenda, branchId: string): AgendaLine[] {
  const { joining, leaves, toClose, waiting } = agenda
  const year = yearOf(agenda.on)
  const lines = [
    ...leaves.map(({ meetingId, title, startsAt, asked }) => ({
      ...{ to: 'leaves' as const, id: meetingId, text: `${asked} 人请假，等您批` },
      note: `${dayWithWeekday(beijingDate(startsAt), year)} ${title}`,
    })),
    ...(joining
      ? [
          {
            to: 'joining' as const,
            id: '',
            text: `${joining} 人申请加入支部，请核对`,
            note: '确认以后，本人的微信才能用',
          },
        ]
      : []),
    ...toClose.slice(0, NAMED).map(({ what, id, title, endedAt }, at) => ({
      ...{ to: what, id, text: `请结束${what === 'meeting' ? '' : '班次'}：${title}` },
      note: `${dayText(beijingDate(endedAt), year)}已${what === 'meeting' ? '散会' : '到点'}，写下到场的人才计入统计${othersWords(at, toClose.length)}`,
    })),
    ...(waiting && waiting.mine > 0
      ? [{ to: 'waiting' as const, id: '', text: `${waiting.mine} 条记录等您确认`, note: '确认后计入统计' }]
      : []),
    ...comingDays(agenda),
    ...dueThisMonth(agenda),
    ...staleReport(agenda),
    ...lastMonth(agenda, branchId),
  ]
  return lines.map((line) => ({ ...line, branchId }))
}

function othersWords(at: number, all: number): string {
  return at === NAMED - 1 && all > NAMED ? `；另有 ${all - NAMED} 项也没有结束` : ''
}

type Line = Omit<AgendaLine, 'branchId'>

/** Probation and a term that end, or have ended: what the general meeting is to decide on. */
function comingDays({ coming = [], on: today }: Agenda): Line[] {
  return coming.map(({ what, memberId, name, on }): Line => {
    const day = dayText(on, yearOf(today))
    const isOver = on <= today
    return what === 'term-ends'
      ? {
          ...{ to: 'posts', id: '', text: `支部委员会${isOver ? '任期已满' : `${day}任期届满`}` },
          note: '一般每届任期3年，请准备换届选举',
        }
      : {
          ...{ to: 'person', id: memberId ?? '', text: `${name ?? ''}预备期${isOver ? '已满一年' : `${day}满一年`}` },
          note: '请准备支部党员大会讨论转正',
        }
  })
}

/** What the norms still ask for by a day of this month, what is being held already left out. */
function dueThisMonth({ norms, on }: Agenda): Line[] {
  const due = norms.filter((norm) => norm.status === 'open' && !isUnderWay(norm) && monthOf(norm.dueBy) === monthOf(on))
  const [first] = due
  if (!first) return []
  const titles = [...new Set(due.map(({ title }) => title))].join('、')
  const left = daysBetween(on, first.dueBy)
  return [
    {
      ...{ to: 'norms', id: '', text: `本月还要开：${titles}` },
      note: left === 0 ? '今天是最后一天' : `${dayText(first.dueBy, yearOf(on))}前，还有 ${left} 天`,
    },
  ]
}

/** The report is written at the year's end and answered for at the beginning of the next; between, its age is no matter. */
const REPORTING_MONTHS = ['10', '11', '12', '01', '02', '03']

function staleReport({ report, on }: Agenda): Line[] {
  const isSeason = REPORTING_MONTHS.includes(on.slice(5, 7))
  if (!report || !isSeason) return []
  // Before the year ends its own report is meant; after, that of the year before.
  const year = yearOf(on.slice(5, 7) < '10' ? addYears(on, -1) : on)
  if (!report.draft || report.draft.year < year)
    return [{ to: 'report', id: '', text: `${year}年的述职报告还没有起草`, note: '照现在的记录起草，随时可以重新起草' }]
  const words = reportWords(report, on)
  return words.isFresh ? [] : [{ to: 'report', id: '', text: '述职报告的草稿该更新了', note: words.text }]
}

/** By when a month is reviewed: the committee meets once a month. */
const REVIEWED_UNTIL_DAY = 10

/** Until it was opened on this phone, the month before is ready to be looked at. */
function lastMonth({ report, on }: Agenda, branchId: string): Line[] {
  const month = addMonths(monthOf(on), -1)
  const isTime = Number(on.slice(8)) <= REVIEWED_UNTIL_DAY
  if (!report || !isTime || wx.getStorageSync(SEEN + branchId) === month) return []
  return [{ to: 'summary', id: '', text: `${monthText(month)}的小结可以看了`, note: '看过可以发给支部委员' }]
}

const SEEN = 'summary-seen:'

/** The summary of the month of that day was opened: 今天 tells of it no longer. */
export function noteSummarySeen(branchId: string, on: CivilDate): void {
  // Without room it is told once more.
  try {
    wx.setStorageSync(SEEN + branchId, monthOf(on))
  } catch {
    return
  }
}

/** How old the latest draft is; `isFresh`: nothing to be done about it. */
export function reportWords(
  { draft }: NonNullable<Agenda['report']>,
  on: CivilDate,
): { readonly text: string; readonly isFresh: boolean } {
  if (!draft) return { text: '还没有起草', isFresh: false }
  const { year, cutOff, draftedAt, since, isFinal } = draft
  if (isFinal) return { text: `${year}年的已定稿`, isFresh: true }
  const drafted = `${dayText(beijingDate(draftedAt), yearOf(on))}起草，写到${dayText(cutOff, yearOf(on))}`
  return since === 0
    ? { text: `${drafted}；之后没有新的记录`, isFresh: true }
    : { text: `${drafted}；之后新增 ${since} 条记录`, isFresh: false }
}

/** Opens where a line is dealt with. */
export function openAgendaLine({ to, id, branchId }: AgendaLine): Promise<void> {
  switch (to) {
    case 'leaves':
      return open('packages/meeting/host/host', { branchId, meetingId: id, part: 'waiting' })
    case 'joining':
      return open('packages/setup/joining/joining', { branchId })
    case 'meeting':
      return open('packages/meeting/close/close', { branchId, meetingId: id })
    case 'shift':
      return open('packages/service/offer-close/offer-close', { branchId, offerId: id })
    case 'waiting':
      return open('packages/secretary/waiting/waiting', { branchId })
    case 'person':
      return open('packages/secretary/person/person', { branchId, memberId: id })
    case 'posts':
      return open('packages/secretary/posts/posts', { branchId })
    case 'norms':
      return open('packages/meeting/norms/norms', { branchId })
    case 'report':
      return open('packages/report/report/report', { branchId })
    case 'summary':
      return open('packages/summary/summary/summary', { branchId })
  }
}
