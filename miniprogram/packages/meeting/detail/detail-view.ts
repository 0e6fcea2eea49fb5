import { checkInPeriod, isWithin } from '../../../domain/check-in-period'
import { yearOf } from '../../../domain/civil-date'
import { beijingDate, type Instant } from '../../../domain/instant'
import { MEETING_FORM_LABELS } from '../../../domain/labels'
import { isLifeMeeting } from '../../../domain/meeting-organs'
import type { AttendanceTally } from '../../../domain/tally'
import { runsMeeting, type MeetingPlace, type MeetingView } from '../../../services/meetings'
import { momentText } from '../../../text/dates'
import { movedText } from '../../../text/moved'
import { kindsText, lecturerText, markTag, organText, studyText, whenText, type Tag } from '../meeting-text'
import { sheetRow, type SheetRow } from '../sheet-rows'

type DecisionLine = NonNullable<MeetingView['proceedings']>['decisions'][number]

interface Line {
  readonly name: string
  readonly text: string
}
export interface DecisionRow {
  readonly title: string
  readonly tag: Tag
  readonly count: string
}
export interface DetailView {
  readonly title: string
  readonly when: string
  readonly lines: readonly Line[]
  readonly agenda: MeetingView['agenda']
  readonly cancelled: string
  /** `时间有改动，原定…`; empty where it stands as convened. */
  readonly moved: string
  readonly own: { readonly tag: Tag; readonly note: string } | null
  readonly may: {
    readonly checkIn: boolean
    readonly leave: boolean
    readonly remind: boolean
    readonly run: boolean
    readonly keep: boolean
    readonly correct: boolean
  }
  readonly tally: readonly { readonly label: string; readonly value: number }[]
  readonly rates: string
  readonly lateness: string
  readonly minutes: string
  readonly decisions: readonly DecisionRow[]
  readonly problems: string
  readonly sheet: readonly SheetRow[]
  readonly afterClosing: readonly SheetRow[]
  readonly dueChange: string
  readonly withoutVote: string
  readonly corrections: readonly {
    readonly head: string
    readonly reason: string
    readonly before: readonly string[]
  }[]
}

/** The meeting in plain words, for the person who looks at it. */
export function detailOf(meeting: MeetingView, place: MeetingPlace, now: Instant): DetailView {
  const { title, agenda, state, record, occurredOn, proceedings, tally } = meeting
  const keeps = place.permissions.includes('keep-records')
  const isOpen = state === 'convened'
  return {
    title,
    when: whenText(meeting, yearOf(beijingDate(now))),
    lines: linesOf(meeting),
    agenda,
    cancelled: state === 'cancelled' ? `会议已取消：${meeting.reason ?? '没有写明原因'}` : '',
    moved: isOpen ? movedText(meeting, yearOf(beijingDate(now))) : '',
    own: ownOf(meeting),
    may: {
      checkIn: isOpen && !isThere(meeting) && isWithin(checkInPeriod(meeting), now),
      leave: isOpen && meeting.isDue && meeting.ownMark === null && now < meeting.endsAt,
      remind: isOpen && meeting.isDue && meeting.ownMark === null && now < meeting.startsAt,
      run: isOpen && runsMeeting(meeting, place),
      keep: isOpen && keeps,
      correct: state === 'closed' && keeps,
    },
    tally: tally ? tallyFigures(tally) : [],
    rates: tally?.rate ? ratesText(tally) : '',
    lateness: latenessOf(meeting),
    minutes: proceedings?.minutes ?? '',
    decisions: proceedings?.decisions.map(decisionRow) ?? [],
    problems: state === 'closed' ? problemsText(meeting) : '',
    sheet: record?.sheet.map((line) => sheetRow(line, occurredOn)) ?? [],
    afterClosing: record?.afterClosing.map((line) => sheetRow(line, occurredOn)) ?? [],
    dueChange: dueChangeText(record),
    withoutVote: record?.withoutVote.map(named).join('、') ?? '',
    corrections: record?.corrections.map(correctionView) ?? [],
  }
}

export function tallyFigures({ expected, present, excused, absent, observers }: AttendanceTally) {
  const figures = [
    { label: '应到', value: expected },
    { label: '实到', value: present },
    { label: '请假', value: excused },
    { label: '缺席', value: absent },
  ]
  return observers > 0 ? [...figures, { label: '列席', value: observers }] : figures
}

export function decisionRow(decision: DecisionLine): DecisionRow {
  const { title, isMajor, votersDue, votersPresent, yes, no, abstain, isValid, passes } = decision
  const tag: Tag = isValid
    ? { text: passes ? '通过' : '未通过', tone: passes ? 'good' : 'plain' }
    : { text: '到会不足，无效', tone: 'wait' }
  const voters = `有表决权的应到 ${votersDue} 人，实到 ${votersPresent} 人`
  const count = `赞成 ${yes} 票，反对 ${no} 票，弃权 ${abstain} 票；${voters}。`
  return { title: isMajor ? `${title}（重大事项）` : title, tag, count }
}

function linesOf(meeting: MeetingView): Line[] {
  const { place, kinds, organ, cellName, form, hostName, lecturer, lecturerName, studyMinutes } = meeting
  return [
    { name: '地点', text: place },
    { name: '种类', text: kindsText(kinds) },
    { name: '组织', text: organText(organ, cellName) },
    { name: '形式', text: MEETING_FORM_LABELS[form] },
    { name: '主持', text: hostName ?? '' },
    { name: '授课', text: lecturerText(lecturer, lecturerName) },
    { name: '学习', text: studyMinutes > 0 ? studyText(studyMinutes) : '' },
  ].filter(({ text }) => text !== '')
}

function isThere({ ownMark }: MeetingView): boolean {
  return ownMark?.mark === 'present' || ownMark?.mark === 'observer'
}

function ownOf({ ownMark, isDue, state }: MeetingView): DetailView['own'] {
  if (state === 'cancelled') return null
  if (ownMark) {
    const isOpen = state === 'convened'
    const tag: Tag = isOpen && ownMark.mark === 'present' ? { text: '已签到', tone: 'good' } : markTag(ownMark.mark)
    return { tag, note: ownMark.markedAt ? `${momentText(ownMark.markedAt)} 登记` : '' }
  }
  if (state === 'closed') return null
  if (!isDue) return { tag: { text: '不在应到名单', tone: 'plain' }, note: '如果到会，记为列席。' }
  return { tag: { text: '请参加', tone: 'accent' }, note: '不能参加的，请提前请假。' }
}

function latenessOf({ isLateEntry, lateReason, closedAt, closedByName }: MeetingView): string {
  if (closedAt === null) return isLateEntry ? '补录的会议' : ''
  const by = `${momentText(closedAt)} 由${closedByName ?? '工作人员'}整理完毕`
  return isLateEntry ? `${by}，属补录${lateReason ? `：${lateReason}` : ''}` : by
}

function problemsText({ kinds, problemsRaised, problemsRectified }: MeetingView): string {
  return isLifeMeeting(kinds) ? `查摆问题 ${problemsRaised} 个，已整改 ${problemsRectified} 个。` : ''
}

function ratesText({ rate, rateWithoutExcused, excused }: AttendanceTally): string {
  const without = excused > 0 && rateWithoutExcused ? `；不计请假为 ${rateWithoutExcused}` : ''
  return `到会率 ${rate ?? ''}${without}`
}

const named = (name: string | null) => name ?? '（已不在名册）'

function dueChangeText(record: MeetingView['record']): string {
  if (!record?.dueChange) return ''
  const { added, removed, reason } = record.dueChange
  const parts = [
    ...(added.length > 0 ? [`增加${added.map(named).join('、')}`] : []),
    ...(removed.length > 0 ? [`减去${removed.map(named).join('、')}`] : []),
  ]
  return `应到人员有调整：${parts.join('；')}。原因：${reason}`
}

function correctionView({ at, byName, reason, before }: NonNullable<MeetingView['record']>['corrections'][number]) {
  return { head: `${momentText(at)} ${named(byName)}更正`, reason: `原因：${reason}`, before }
}
