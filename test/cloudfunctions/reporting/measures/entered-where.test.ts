/** Where what is missing of a figure would be entered, by what the figure counts: said here by hand. */
import { MEETING_KINDS, type MeetingKind } from '#domain/meeting/meeting-kinds'
import { MEASURES } from '../../../../cloudfunctions/reporting/measures/catalogue'
import { subjectOf } from '../../../../cloudfunctions/reporting/measures/measure'

/** What is counted of one kind of meeting beside its own number, months and attendance. */
const OF_ONE_KIND: Partial<Record<MeetingKind, readonly string[]>> = {
  'committee-meeting': ['committee-meetings-without-quorum'],
  'party-lecture': ['lectures-by-secretary', 'lectures-by-leaders', 'lecturers'],
  'organizational-life-meeting': ['organizational-life-meeting-problems', 'organizational-life-meeting-rectified'],
  'democratic-life-meeting': ['democratic-life-meeting-problems', 'democratic-life-meeting-rectified'],
  'collective-study': ['study-hours', 'study-hours-of-roll', 'study-hours-reached'],
}
/** Of the organ that leads: the committee in a branch, the Party group in a bureau. */
const OF_THE_LEADING_ORGAN = ['party-building-sessions', 'party-building-months', 'party-building-items']
/** Of several kinds: nobody can say which is missing. */
const OF_ANY_KIND = [
  ...['activities', 'branch-activities', 'activities-late-entered', 'three-meetings-one-lecture', 'attendance'],
  ...['major-decisions', 'decisions-without-quorum'],
]
const ATTENDANCE = ['expected', 'present', 'excused', 'absent', 'observers', 'not-excused']
const withAttendance = (id: string) => [id, ...ATTENDANCE.map((part) => `${id}-${part}`)]

/** Measures whose missing record is a meeting, and the kind to convene or enter; '' where that is open. */
function expectedOf(organization: 'branch' | 'bureau'): Record<string, MeetingKind | ''> {
  const leading = organization === 'branch' ? 'committee-meeting' : 'leading-group-session'
  const ofKinds = MEETING_KINDS.flatMap((kind) =>
    [`${kind}-count`, `${kind}-months`, ...withAttendance(kind).slice(1), ...(OF_ONE_KIND[kind] ?? [])].map(
      (id): [string, MeetingKind] => [id, kind],
    ),
  )
  const ofAny = [...OF_ANY_KIND, ...['activities', 'three-meetings-one-lecture'].flatMap(withAttendance)]
  return Object.fromEntries([
    ...ofKinds,
    ...OF_THE_LEADING_ORGAN.map((id) => [id, leading]),
    ...ofAny.map((id) => [id, '']),
  ]) as Record<string, MeetingKind | ''>
}

describe.each(['branch', 'bureau'] as const)('what a figure of a %s lacks', (organization) => {
  const subjects = new Map(
    MEASURES.flatMap((measure) =>
      measure.form === 'records' ? [[measure.id, subjectOf(measure.source, organization)] as const] : [],
    ),
  )

  it('of meetings is entered as a meeting of the kind that it counts', () => {
    const ofMeetings = [...subjects].filter(([, subject]) => subject.startsWith('meetings'))
    expect(Object.fromEntries(ofMeetings.map(([id, subject]) => [id, subject.slice('meetings:'.length)]))).toEqual(
      expectedOf(organization),
    )
  })

  it('of dues is an amount that was not fixed, or a payment', () => {
    const ofDues = [...subjects].filter(([, subject]) => subject.startsWith('dues'))
    const payments = ofDues.filter(([, subject]) => subject === 'duesPayments').map(([id]) => id)
    expect(payments).toEqual(['dues-received', 'dues-voluntary', 'dues-large-voluntary'])
    expect(ofDues.length).toBeGreaterThan(payments.length)
  })

  it('of the register is entered nowhere else', () => {
    for (const id of ['members', 'retired-members', 'members-came', 'members-went', 'cells', 'branches'])
      expect(subjects.get(id)).toBe('register')
  })

  // Those who served, gave, wrote or talked are counted from the records of it, not from the register.
  it.each([
    ['service-hours', 'shifts'],
    ['service-people-of-roll', 'shifts'],
    ['donors', 'donations'],
    ['talked-people-of-roll', 'ledger:heart-to-heart-talk'],
    ['study-note-authors-of-roll', 'ledger:study-note'],
    ['commitment-people-of-roll', 'ledger:service-commitment'],
    ['dues-talks', 'ledger:dues-reminder-talk'],
    ['hotline-closed', 'indicators'],
    ['checks-below', 'ledger:self-check'],
    ['members-admitted', 'ledger:member-development'],
    ['evaluated', 'ledger:evaluation-result'],
  ])('of %s is entered as %s', (id, subject) => {
    expect(subjects.get(id)).toBe(subject)
  })
})
