/** Meetings of the small branch, for tests that need one without going through the procedures. */
import type { SheetLine } from '#domain/meeting/attendance'
import type { ClosedMeeting, ConvenedMeeting } from '#domain/meeting/meeting'
import { tallyOf } from '#domain/meeting/kept-sheet'
import { civilDate } from '#domain/time/civil-date'
import { BRANCH, NOW } from './office'

export function convenedMeeting(overrides: Partial<ConvenedMeeting> = {}): ConvenedMeeting {
  return {
    _id: 'meeting-1',
    revision: 1,
    branchId: BRANCH,
    organ: 'branch',
    cellId: null,
    kinds: ['general-meeting'],
    title: '支部党员大会',
    occurredOn: civilDate('2025-06-10'),
    startsAt: NOW,
    endsAt: NOW,
    place: '三楼会议室',
    hostId: null,
    form: 'discussion',
    agenda: [],
    lecturer: null,
    lecturerId: null,
    studyMinutes: 0,
    state: 'convened',
    dueIds: [],
    dueChange: null,
    recordedAt: NOW,
    recordedBy: 'clerk',
    isLateEntry: false,
    ...overrides,
  }
}

/** Closed with this sheet; everybody on it was due. */
export function closedMeeting(sheet: readonly SheetLine[], overrides: Partial<ClosedMeeting> = {}): ClosedMeeting {
  const dueIds = sheet.map(({ memberId }) => memberId)
  return {
    ...convenedMeeting(),
    state: 'closed',
    dueIds,
    sheet,
    tally: tallyOf(dueIds, sheet),
    decisions: [],
    withoutVoteIds: [],
    minutes: '',
    problemsRaised: 0,
    problemsRectified: 0,
    corrections: [],
    closedAt: NOW,
    closedBy: 'clerk',
    lateReason: null,
    ...overrides,
  }
}
