/** A meeting of the first branch on 10 June 2025, 16:30 to 18:00, as the pages get it; NOW is 16:31. */
import type { OutputOf } from '#contract'
import { civilDate } from '#domain/time/civil-date'
import { instant } from '#domain/time/instant'
import { PERMISSIONS, type Permission } from '#domain/people/permission'
import type { DuePerson, LiveView, MarkLine, MeetingLine, MeetingView } from '../../../../miniprogram/services/meetings'

export const NOW = '2025-06-10T08:31:00.000Z'
export const TODAY = civilDate('2025-06-10')
const STARTS = instant('2025-06-10T08:30:00.000Z')
const ENDS = instant('2025-06-10T10:00:00.000Z')
export const AT = { branchId: 'branch-1', meetingId: 'meeting-1' }

export function me(permissions: readonly Permission[] = ['take-part'], scanning = true): OutputOf<'me.get'> {
  const branch = { branchId: 'branch-1', name: '第一党支部', kind: 'branch' as const, scanning }
  return {
    bound: true,
    memberId: 'member-1',
    name: '李明',
    branch,
    stage: 'full',
    cell: null,
    posts: permissions.includes('manage-branch')
      ? [{ branchId: branch.branchId, branchName: branch.name, post: 'secretary' }]
      : [],
    permissions: [{ branchId: 'branch-1', branchName: branch.name, kind: 'branch', permissions: [...permissions] }],
  }
}
export const ME = me()
export const SECRETARY = me(PERMISSIONS)
/** Of a branch that calls the roll and does not scan. */
export const WITHOUT_SCANNING = me(['take-part'], false)

/** Neither late nor gone early, and no leave asked for. */
export const PLAIN = { arrivedLate: false, leftEarly: false, leave: null } as const

export function meetingLine(change: Partial<MeetingLine> = {}): MeetingLine {
  return {
    meetingId: 'meeting-1',
    organ: 'branch',
    cellId: null,
    kinds: ['general-meeting'],
    title: '六月支部党员大会',
    occurredOn: TODAY,
    startsAt: STARTS,
    endsAt: ENDS,
    place: '三楼会议室',
    form: 'discussion',
    state: 'convened',
    tally: null,
    isLateEntry: false,
    originally: null,
    cancelledAt: null,
    isDue: true,
    ownMark: null,
    leaveLapsed: false,
    ...change,
  }
}

export function meetingView(change: Partial<MeetingView> = {}): MeetingView {
  return {
    ...meetingLine(),
    cellName: null,
    seriesId: null,
    following: 0,
    quorum: null,
    hostId: 'secretary',
    hostName: '王书记',
    agenda: [{ title: '讨论发展党员', isPartyBuilding: true }],
    lecturer: null,
    lecturerId: null,
    lecturerName: null,
    studyMinutes: 0,
    problemsRaised: 0,
    problemsRectified: 0,
    proceedings: { minutes: '', decisions: [], photos: 0 },
    record: null,
    recordedAt: instant('2025-06-03T01:00:00.000Z'),
    recordedByName: '王书记',
    closedAt: null,
    closedByName: null,
    lateReason: null,
    lateFrom: civilDate('2025-06-18'),
    reason: null,
    ...change,
  }
}

export const TALLY = {
  expected: 3,
  present: 2,
  excused: 1,
  absent: 0,
  observers: 0,
  rate: '66.7%',
  rateWithoutExcused: '100.0%',
} as const

export function closedMeeting(change: Partial<MeetingView> = {}): MeetingView {
  return meetingView({
    state: 'closed',
    tally: TALLY,
    ownMark: { mark: 'present', markedAt: instant(NOW), ...PLAIN },
    proceedings: {
      minutes: '会议讨论并表决了接收预备党员事项。',
      photos: 2,
      decisions: [
        {
          title: '接收赵青为预备党员',
          ...{ kind: 'admission', written: null, papers: null, seats: null, candidates: [], presentNeeded: null },
          words: {
            ...{
              result: '通过',
              count: '赞成2票，反对0票，弃权0票；有表决权的应到3人，实到2人。',
              papers: '',
              candidates: [],
            },
            why: '赞成超过应到会有表决权人数的半数（至少2票），通过。',
          },
          isMajor: false,
          votersDue: 3,
          votersPresent: 2,
          yes: 2,
          no: 0,
          abstain: 0,
          isValid: true,
          passes: true,
          yesNeeded: 2,
          why: 'enough-yes',
          plan: null,
        },
      ],
    },
    closedAt: instant('2025-06-10T10:05:00.000Z'),
    closedByName: '王书记',
    ...change,
  })
}

export function markLine(change: Partial<MarkLine> = {}): MarkLine {
  return {
    memberId: 'member-1',
    name: '李明',
    isDue: true,
    mark: null,
    source: null,
    markedAt: null,
    reason: null,
    ...PLAIN,
    ...change,
  }
}
const NAMES = ['李明', '王书记', '张红'] as const
const IDS = ['member-1', 'secretary', 'member-2'] as const

export function live(change: Partial<LiveView> = {}): LiveView {
  const people = IDS.map((memberId, at) => markLine({ memberId, name: NAMES[at] ?? null }))
  const version = 'v'.repeat(22)
  return {
    version,
    expected: 3,
    present: 0,
    excused: 0,
    absent: 0,
    unmarked: 3,
    observers: 0,
    people,
    scans: [],
    ...change,
  }
}

export const DUE: readonly DuePerson[] = IDS.map((memberId, at) => ({
  memberId,
  name: NAMES[at] ?? null,
  byRule: true,
  isDue: true,
  hasVote: true,
}))

/** A scan of somebody bound whose code had been exchanged, seen at 16:31. */
export function failedScan(change: Partial<LiveView['scans'][number]> = {}): LiveView['scans'][number] {
  return {
    scanId: 'scan-1',
    memberId: 'member-2',
    name: '张红',
    reason: 'code-expired',
    firstAt: instant(NOW),
    lastAt: instant(NOW),
    times: 1,
    shownAt: instant('2025-06-10T08:29:00.000Z'),
    isThere: false,
    settled: null,
    ...change,
  }
}
