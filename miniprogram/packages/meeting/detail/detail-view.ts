import { checkInPeriod, isWithin } from '../../../domain/meeting/check-in-period'
import { yearOf } from '../../../domain/time/civil-date'
import { beijingDate, type Instant } from '../../../domain/time/instant'
import { kindsText, MEETING_FORM_LABELS } from '../../../domain/meeting/labels'
import { dueChangeText } from '../../../domain/meeting/left-out'
import { isLifeMeeting } from '../../../domain/meeting/meeting-organs'
import { quorumSentence } from '../../../domain/meeting/quorum'
import type { AttendanceTally } from '../../../domain/meeting/tally'
import { keepsMeeting, runsMeeting, type MeetingPlace, type MeetingView } from '../../../services/meetings'
import { momentText } from '../../../text/dates'
import { LEAVE_LAPSED, movedText } from '../../../text/moved'
import { lecturerText, organText, ownTag, studyText, whenText, type Tag } from '../meeting-text'
import { sheetRow, type SheetRow } from '../sheet-rows'
import { decisionRow, type DecisionRow } from './decision-rows'

type OwnMark = NonNullable<MeetingView['ownMark']>

interface Line {
  readonly name: string
  readonly text: string
}
export interface DetailView {
  readonly title: string
  readonly when: string
  readonly lines: readonly Line[]
  readonly agenda: MeetingView['agenda']
  readonly cancelled: string
  /** `时间有改动，原定…`; empty where it stands as convened. */
  readonly moved: string
  /** `每月一次，以后还有 3 次`; empty for a meeting by itself. */
  readonly series: string
  readonly own: { readonly tag: Tag; readonly note: string } | null
  readonly may: {
    readonly checkIn: boolean
    readonly leave: boolean
    readonly remind: boolean
    readonly run: boolean
    readonly keep: boolean
    readonly correct: boolean
    /** Record what grades the evaluation gave. */
    readonly grade: boolean
    /** Download the sheet: the closed one, or before it one to be signed by hand. */
    readonly print: boolean
    readonly seeScans: boolean
  }
  readonly tally: readonly { readonly label: string; readonly value: number }[]
  readonly rates: string
  /** Whether there were enough people to decide, and by which rule; empty where no rule asks. */
  readonly quorum: string
  readonly lateness: string
  readonly minutes: string
  /** How many there are, where there are any or they may be added; empty for whoever may not look. */
  readonly photos: string
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
  const today = beijingDate(now)
  const { title, agenda, state, record, occurredOn, proceedings, tally, quorum } = meeting
  const keeps = keepsMeeting(meeting, place)
  const isOpen = state === 'convened'
  return {
    title,
    when: whenText(meeting, yearOf(today)),
    lines: linesOf(meeting),
    agenda,
    cancelled: cancelledText(meeting),
    moved: state === 'cancelled' ? '' : movedText(meeting, yearOf(today)),
    series: seriesText(meeting),
    own: ownOf(meeting, now),
    may: {
      checkIn: isOpen && !isThere(meeting) && isWithin(checkInPeriod(meeting), now),
      leave: isOpen && meeting.isDue && meeting.ownMark === null && now < meeting.endsAt,
      remind: isOpen && meeting.isDue && meeting.ownMark === null && now < meeting.startsAt,
      run: isOpen && runsMeeting(meeting, place),
      keep: isOpen && keeps,
      correct: state === 'closed' && keeps,
      grade: state === 'closed' && keeps && meeting.kinds.includes('democratic-evaluation'),
      print: state !== 'cancelled' && (keeps || record !== null),
      seeScans: state === 'closed' && runsMeeting(meeting, place),
    },
    tally: tally ? tallyFigures(tally) : [],
    rates: tally?.rate ? ratesText(tally) : '',
    quorum: quorum ? quorumSentence(quorum) : '',
    lateness: latenessOf(meeting),
    minutes: proceedings?.minutes ?? '',
    photos: photosText(meeting, keeps),
    decisions: proceedings?.decisions.map((decision) => decisionRow(decision, today)) ?? [],
    problems: state === 'closed' ? problemsText(meeting) : '',
    sheet: record?.sheet.map((line) => sheetRow(line, occurredOn)) ?? [],
    afterClosing: record?.afterClosing.map((line) => sheetRow(line, occurredOn)) ?? [],
    dueChange: dueChangeOf(record),
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

function ownOf({ ownMark, isDue, state, leaveLapsed, endsAt }: MeetingView, now: Instant): DetailView['own'] {
  if (state === 'cancelled') return null
  if (ownMark) return { tag: ownTag(ownMark, state), note: ownNote(ownMark, state) }
  if (state === 'closed') return null
  if (!isDue) return { tag: { text: '不在应到名单', tone: 'plain' }, note: '如果到会，记为列席。' }
  if (now >= endsAt) return { tag: { text: '还没有登记', tone: 'plain' }, note: '到了会的，请告诉主持人。' }
  const note = leaveLapsed ? `${LEAVE_LAPSED}；不能参加的，请重新请假。` : '不能参加的，请提前请假。'
  return { tag: { text: '请参加', tone: 'accent' }, note }
}

/** When it was noted, late or early, and what becomes of the leave that was asked for. */
function ownNote({ markedAt, leave, arrivedLate, leftEarly }: OwnMark, state: MeetingView['state']): string {
  const isOpen = state === 'convened'
  const answers = {
    asked: isOpen ? '等主持人答复；没有答复的，按请假计。' : '按请假计。',
    granted: '主持人准假。',
    declined: isOpen ? '主持人没有准假，请参加；确有困难的，请与主持人联系。' : '主持人没有准假。',
  }
  const parts = [
    ...(markedAt ? [`${momentText(markedAt)} 登记`] : []),
    ...(arrivedLate ? ['迟到'] : []),
    ...(leftEarly ? ['早退'] : []),
    ...(leave ? [answers[leave]] : []),
  ]
  return parts.join('，')
}

function cancelledText({ state, cancelledAt, reason }: MeetingView): string {
  if (state !== 'cancelled') return ''
  return `会议已取消：${reason ?? '没有写明原因'}${cancelledAt ? `（${momentText(cancelledAt)}）` : ''}`
}

function seriesText({ seriesId, following, state }: MeetingView): string {
  if (seriesId === null || state !== 'convened') return ''
  return following > 0 ? `每月一次，以后还有 ${following} 次` : '每月一次，这是最后一次'
}

function latenessOf({ isLateEntry, lateReason, closedAt, closedByName }: MeetingView): string {
  if (closedAt === null) return isLateEntry ? '补录的会议' : ''
  const by = `${momentText(closedAt)} 由${closedByName ?? '工作人员'}整理完毕`
  return isLateEntry ? `${by}，属补录${lateReason ? `：${lateReason}` : ''}` : by
}

function problemsText({ kinds, problemsRaised, problemsRectified }: MeetingView): string {
  return isLifeMeeting(kinds) ? `查摆问题 ${problemsRaised} 个，已整改 ${problemsRectified} 个。` : ''
}

function photosText({ proceedings, state }: MeetingView, keeps: boolean): string {
  if (!proceedings || state === 'cancelled') return ''
  if (proceedings.photos > 0) return `${proceedings.photos} 张`
  return keeps ? '还没有' : ''
}

function ratesText({ rate, rateWithoutExcused, excused }: AttendanceTally): string {
  const without = excused > 0 && rateWithoutExcused ? `；不计请假为 ${rateWithoutExcused}` : ''
  return `到会率 ${rate ?? ''}${without}`
}

const named = (name: string | null) => name ?? '（已不在名册）'

function dueChangeOf(record: MeetingView['record']): string {
  if (!record?.dueChange) return ''
  const { added, removed, reason, lawful = [], consent = '' } = record.dueChange
  const grounds = lawful.map(({ name, ground }) => ({ name: named(name), ground }))
  return `应到人员有调整：${dueChangeText({ added: added.map(named), removed: removed.map(named), lawful: grounds, reason, consent })}`
}

function correctionView({ at, byName, reason, before }: NonNullable<MeetingView['record']>['corrections'][number]) {
  return { head: `${momentText(at)} ${named(byName)}更正`, reason: `原因：${reason}`, before }
}
