import type { OutputOf, RequestOf } from '#contract'
import { checkInText } from '#domain/meeting/check-in-text'
import type { CivilDate } from '#domain/time/civil-date'
import { beijingDate, instantFromMillis } from '#domain/time/instant'
import { yearPeriod } from '#domain/time/period'
import { openClient, type Client, type Session } from '../../local/demo/client'
import type { EnteredDemo } from '../../local/demo/enter'
import { conveneNow, offerToday } from '../../local/demo/today'

/** What the pages are opened with: ids of things that are there, found through the procedures people use. */
export interface Facts {
  readonly branchId: string
  /** The bureau above it, which has handed its template down. */
  readonly bureauId: string
  /** The year that was entered. */
  readonly year: string
  /** Open for signing in now. */
  readonly openMeetingId: string
  /** What the code on the host's phone says at this moment. */
  readonly shownCode: () => Promise<string>
  /** A general meeting with votes. */
  readonly closedMeetingId: string
  /** An ordinary member of the branch. */
  readonly memberId: string
  /** Somebody who has no phone bound. */
  readonly unboundId: string
  readonly indicatorCode: string
  readonly reportId: string
  /** A settled entry of the ledger. */
  readonly entry: LedgerEntry
  /** A matter whose outcome is still to come. */
  readonly openMatter: LedgerEntry
  /** A kind that the branch set up, with a record. */
  readonly ownKind: string
  /** A record of each of the books that have a form of their own. */
  readonly shiftId: string
  readonly giftId: string
  readonly paymentId: string
  readonly largePaymentId: string
  /** A volunteer shift that goes on now: an ordinary member has signed in, another has only joined. */
  readonly offerId: string
  readonly invitation: () => Promise<string>
}
interface LedgerEntry {
  readonly kind: string
  readonly entryId: string
}

/** Throws when the demo year has nothing of a kind: then a page could not be shown with anything in it. */
export async function findFacts(from: {
  readonly address: string
  readonly demo: EnteredDemo
  readonly year: number
}): Promise<Facts> {
  const { demo, year } = from
  const { branchId } = demo
  const client = openClient(from.address)
  const secretary = client.as(demo.secretaryOpenId)
  const wholeYear = yearPeriod(year)
  const [meetings, names, bound, definitions, draft, matters, lasting, shifts, gifts, payments, large] =
    await Promise.all([
      secretary.call('meeting.list', { branchId, kind: 'general-meeting', ...wholeYear }),
      secretary.call('register.names', { branchId }),
      boundMembers(from.address, demo),
      secretary.call('indicator.definitions', { branchId }),
      secretary.call('report.draft', { branchId, year }),
      secretary.call('ledger.list', { branchId, open: true, pageSize: 1, cursor: null }),
      secretary.call('ledger.list', { branchId, kind: 'honour', pageSize: 1, cursor: null }),
      secretary.call('shift.list', { branchId, pageSize: 1 }),
      secretary.call('donation.list', { branchId, pageSize: 1 }),
      secretary.call('dues.list', { branchId, pageSize: 1, isLargeVoluntary: false }),
      secretary.call('dues.list', { branchId, pageSize: 1, isLargeVoluntary: true }),
    ])
  const bureauId = demo.bureau.branchId
  await handTemplateDown(client.as(demo.bureau.secretaryOpenId), bureauId)
  const ownKind = await setUpKind(secretary, branchId, wholeYear.from)
  const { openMeetingId, shownCode } = await openMeeting(secretary, branchId)
  const offerId = await openOffer(client, demo)
  const unboundId = first(
    names.members.filter(({ memberId }) => !bound.has(memberId)),
    '没有绑定微信的同志',
  ).memberId
  return {
    ...{ branchId, bureauId, year: String(year), openMeetingId, shownCode, offerId, unboundId, ownKind },
    closedMeetingId: first(meetings.items, '支部党员大会').meetingId,
    memberId: first([...bound.values()].slice(-1), '普通党员'),
    indicatorCode: first(definitions.definitions, '业务指标').code,
    reportId: draft.reportId,
    entry: first(lasting.items, '台账'),
    openMatter: first(matters.items, '尚无结果的事项'),
    shiftId: first(shifts.items, '志愿服务').entryId,
    giftId: first(gifts.items, '捐款').entryId,
    paymentId: first(payments.items, '党费交纳').entryId,
    largePaymentId: first(large.items, '大额党费').entryId,
    invitation: async () => (await secretary.call('invitation.create', { branchId, memberId: unboundId })).code,
  }
}

async function handTemplateDown(secretary: Session, branchId: string): Promise<void> {
  const { revision, handsDown } = await secretary.call('template.get', { branchId })
  if (!handsDown) await secretary.call('template.handDown', { branchId, revision, handedDownAt: null })
}

/** Of the demo's people with a phone: those on the branch's roll, ordinary members last. */
async function boundMembers(address: string, { people, branchId }: EnteredDemo): Promise<ReadonlyMap<string, string>> {
  const client = openClient(address)
  const known = await Promise.all(people.map(({ openId }) => client.as(openId).call('me.get', {})))
  const here = known.flatMap((me) => (me.bound && me.branch?.branchId === branchId ? [me] : []))
  here.sort((one, other) => other.posts.length - one.posts.length)
  return new Map(here.map(({ memberId }) => [memberId, memberId]))
}

/** Today's meeting that can be signed into; another is convened when none is open any more. */
async function openMeeting(secretary: Session, branchId: string): Promise<Pick<Facts, 'openMeetingId' | 'shownCode'>> {
  const now = instantFromMillis(Date.now())
  const today = beijingDate(now)
  const { items } = await secretary.call('meeting.list', { branchId, from: today, to: today, states: ['convened'] })
  const isOpen = ({ startsAt, endsAt }: Listed) => startsAt <= now && now < endsAt
  const meetingId = items.find(isOpen)?.meetingId ?? (await conveneNow(secretary, branchId, now))
  if (meetingId === undefined) throw new Error('现在离零点太近，开不了会；请过了零点再试')
  return {
    openMeetingId: meetingId,
    shownCode: async () => {
      const { code } = await secretary.call('meeting.code', { branchId, meetingId })
      return checkInText({ meetingId, code })
    },
  }
}

/** Disputes settled; set up once, however often the pages are looked at. */
async function setUpKind(secretary: Session, branchId: string, occurredOn: CivilDate): Promise<string> {
  const { kinds } = await secretary.call('ledger.ownKinds', { branchId })
  const [known] = kinds
  if (known) return known.code
  const declaration: RequestOf<'ledger.declareKind'>['declaration'] = {
    ...{ title: '调解纠纷', unit: '件', about: 'branch', selfEntry: false },
    ...{ confirmedBy: 'committee', section: 'central-task' },
    fields: [
      { type: 'choice', label: '纠纷类型', options: ['家庭纠纷', '邻里纠纷', '物业纠纷'], counted: 'parts' },
      { type: 'number', label: '涉及群众', unit: '人', counted: 'sum' },
      { type: 'text', label: '社区', counted: 'distinct' },
      { type: 'paragraph', label: '调解经过', optional: true },
    ],
  }
  const { code: kind } = await secretary.call('ledger.declareKind', { branchId, declaration })
  const values = { f1: 'o2', f2: 6, f3: '竹篱社区', f4: '楼上漏水，两家商定了修理的费用。' }
  await secretary.call('ledger.record', { branchId, kind, occurredOn, values })
  return kind
}

/** Today's shift, with one of those who joined there already. */
async function openOffer(client: Client, demo: EnteredDemo): Promise<string> {
  const { branchId } = demo
  const offerId = await offerToday(client, demo, instantFromMillis(Date.now()))
  if (offerId === undefined) throw new Error('现在离零点太近，办不了班次；请过了零点再试')
  const { code } = await client.as(demo.secretaryOpenId).call('offer.code', { branchId, offerId })
  await client.as('demo-member-2').call('offer.signIn', { branchId, offerId, code })
  return offerId
}
type Listed = OutputOf<'meeting.list'>['items'][number]

function first<T>(items: readonly T[], what: string): T {
  const [item] = items
  if (item === undefined) throw new Error(`示范支部里找不到：${what}`)
  return item
}
