/** The amounts of a year: proposing them, questions of members and their answers, approving them by a meeting. */
import type { OutputOf, Refusal } from '#contract'
import type { DuesDecision } from '#domain/dues/dues-account'
import { approveAmount } from '#domain/dues/dues-approval'
import {
  duesYearId,
  explained,
  itemOfAmounts,
  openQuestion,
  proposedAs,
  questioned,
  type DuesYear,
  type ProposedAmount,
} from '#domain/dues/dues-year'
import type { Meeting } from '#domain/meeting/meeting'
import type { Member } from '#domain/people/member'
import { yearOf } from '#domain/time/civil-date'
import { beijingDate } from '#domain/time/instant'
import { byName, memberNames } from '../member-names'
import { portionOf } from '../paging'
import { decide, isRefusal, refuse, type BranchContext, type Handlers } from '../ports/handling'
import type { Only, Reader } from '../ports/store'
import { decidesOnAmounts, decisionOf, whyUnfit } from './approving-meeting'
import { monthsDueHere, openAccount, tooEarlyFor } from './assess'
import { takePortion } from './approved-accounts'

type YearProcedures =
  'dues.year' | 'dues.years' | 'dues.proposeYear' | 'dues.questionAmount' | 'dues.settleQuestion' | 'dues.approveYear'

export const yearHandlers: Handlers<YearProcedures> = {
  'dues.year': async ({ year }, { store, branch }) => {
    const branchId = branch._id
    const [stored, members, accounts, before] = await Promise.all([
      store.get('duesYears', duesYearId(branchId, year)),
      store.findAll('members', { 'spans.branchId': branchId }),
      store.findAll('duesAccounts', { branchId, year }),
      store.findAll('duesAccounts', { branchId, year: year - 1 }),
    ])
    const meetings = stored ? await meetingsSince(stored, store) : []
    const nameOf = await memberNames(store, [...members.map(({ _id }) => _id), stored?.approval?.approvedBy ?? null])
    const inOrder = members.sort(
      byName(
        ({ name }) => name,
        ({ _id }) => _id,
      ),
    )
    return {
      year,
      version: stored?.version ?? 0,
      people: inOrder.flatMap((member) => {
        const { _id: memberId, name } = member
        const monthsDue = monthsDueHere(member, year, branchId).length
        const proposed = stored?.amounts.find((each) => each.memberId === memberId)
        if (monthsDue === 0 && !proposed) return []
        const last = before.find((each) => each.memberId === memberId)
        return [
          {
            ...{ memberId, name, monthsDue },
            last: last ? { category: last.category, monthlyFen: last.monthlyFen } : null,
            amount: proposed ? amountView(proposed, year) : null,
            question: proposed ? questionView(proposed) : null,
            hasAccount: accounts.some((account) => account.memberId === memberId),
          },
        ]
      }),
      proposedAt: stored?.proposedAt ?? null,
      item: itemOfAmounts(year),
      meetings:
        stored && !stored.approval
          ? meetings.map((meeting) => ({ ...decisionOf(meeting), unfit: whyUnfit(meeting, stored, nameOf) ?? null }))
          : [],
      approval: stored?.approval ? approvalView(stored, stored.approval, { meetings, nameOf }) : null,
    }
  },

  'dues.years': async (_, { store, branch, today }) => {
    const years = [yearOf(today), yearOf(today) + 1]
    const stored = await store.findAll('duesYears', { _id: { $in: years.map((year) => duesYearId(branch._id, year)) } })
    return {
      years: years.map((year) => {
        const found = stored.find((each) => each.year === year)
        const state = found ? (found.approval ? 'approved' : 'proposed') : 'none'
        return { year, state, questions: found ? openQuestions(found) : 0 }
      }),
    }
  },

  'dues.proposeYear': async ({ year, version, members: wanted }, context) => {
    const { store, branch, caller, now } = context
    const late = tooEarlyFor(year, context)
    if (late) return late
    const _id = duesYearId(branch._id, year)
    const [stored, members, accounts] = await Promise.all([
      store.get('duesYears', _id),
      store.findAll('members', { _id: { $in: wanted.map(({ memberId }) => memberId) } }),
      store.findAll('duesAccounts', { branchId: branch._id, year }),
    ])
    const stale = await moved(stored, version, context)
    if (stale) return stale
    const amounts = new Map((stored?.amounts ?? []).map((amount) => [amount.memberId, amount]))
    let [changed, flagged] = [0, 0]
    for (const [at, terms] of wanted.entries()) {
      const { memberId } = terms
      const member = members.find((each) => each._id === memberId)
      const account = accounts.find((each) => each.memberId === memberId)
      const opened = openAccount(member, account, year, terms, context)
      if (isRefusal(opened)) return { ...opened, field: ['members', at, opened.field ?? []].flat().join('.') }
      const before = amounts.get(memberId)
      const after = proposedAs(before, terms, { setAt: now, setBy: caller.memberId })
      if (after === before) continue
      amounts.set(memberId, after)
      changed++
      if (opened.answer.flags.length > 0) flagged++
    }
    if (changed === 0) return refuse('no-change', { field: 'members' })
    const doc: DuesYear = {
      ...(stored ?? { _id, branchId: branch._id, year, proposedAt: now }),
      revision: (stored?.revision ?? 0) + 1,
      version: version + 1,
      ...{ changedAt: now, changedBy: caller.memberId, amounts: [...amounts.values()] },
    }
    return decide(
      { version: doc.version, changed, flagged },
      [{ do: stored ? 'replace' : 'insert', in: 'duesYears', doc }],
      _id,
    )
  },

  'dues.questionAmount': async ({ year, kind }, { store, branch, caller, now }) => {
    const stored = await store.get('duesYears', duesYearId(branch._id, year))
    const amount = stored?.amounts.find(({ memberId }) => memberId === caller.memberId)
    if (!stored || !amount) return refuse('no-such-entry', { field: 'year' })
    if (stored.approval) return refuse('amounts-approved', { field: 'year' })
    const open = openQuestion(amount)
    if ((open?.kind ?? null) === kind) return refuse('no-change', { field: 'kind' })
    const after = questioned(amount, kind, now)
    return decide({ question: questionView(after) }, [writeAmount(stored, after)], stored._id)
  },

  'dues.settleQuestion': async ({ year, memberId, askedAt }, { store, branch, caller, now }) => {
    const stored = await store.get('duesYears', duesYearId(branch._id, year))
    const amount = stored?.amounts.find((each) => each.memberId === memberId)
    if (!stored || !amount || openQuestion(amount)?.askedAt !== askedAt)
      return refuse('no-such-entry', { field: 'askedAt' })
    const write = writeAmount(stored, explained(amount, now, caller.memberId))
    return decide({ left: openQuestions(write.doc) }, [write], stored._id)
  },

  'dues.approveYear': async ({ year, meetingId, inPortions }, context) => {
    const { store, branch, caller, now } = context
    const [stored, meeting, members, accounts] = await Promise.all([
      store.get('duesYears', duesYearId(branch._id, year)),
      store.get('meetings', meetingId),
      store.findAll('members', { 'spans.branchId': branch._id }),
      store.findAll('duesAccounts', { branchId: branch._id, year }),
    ])
    if (!stored) return refuse('no-such-entry', { field: 'year' })
    const decidedIn = approvedBy(stored, meeting, { branch, members })
    if (isRefusal(decidedIn)) return decidedIn
    const portion = takePortion(stored, { decidedIn, members, accounts, most: portionOf(inPortions) }, context)
    if (isRefusal(portion)) return portion
    const { writes, ...answer } = portion
    if (stored.approval) return decide(answer, writes, stored._id)
    const approval = { ...decidedIn, approvedAt: now, approvedBy: caller.memberId }
    const doc = { ...stored, approval, revision: stored.revision + 1 }
    const held = { do: 'unchanged', in: 'meetings', id: meetingId, revision: meeting?.revision ?? 0 } as const
    return decide(answer, [{ do: 'replace', in: 'duesYears', doc }, held, ...writes], stored._id)
  },
}

/** What a member sees of the own amount of the year and the next, as proposed or approved. */
export async function ownAmounts(
  memberId: string,
  branchId: string | null,
  { year, store }: { readonly year: number; readonly store: Reader },
): Promise<OutputOf<'dues.mine'>['amounts']> {
  if (branchId === null) return []
  const stored = await store.findSome('duesYears', {
    filter: { _id: { $in: [year, year + 1].map((each) => duesYearId(branchId, each)) } },
    sort: [['_id', 1]],
    only: ['year', 'amounts', 'approval'],
    ofMember: { memberId, lists: { amounts: 'memberId' } },
  })
  return stored.flatMap(({ year: of, amounts, approval }: Only<DuesYear, 'year' | 'amounts' | 'approval'>) =>
    amounts.map((amount) => ({
      ...{ branchId, year: of, ...amountView(amount, of), question: questionView(amount) },
      approvedIn: approval ? decisionIn(approval) : null,
    })),
  )
}

/** Refuses whoever has not seen the amounts as they are. */
async function moved(
  stored: DuesYear | undefined,
  version: number,
  { store }: BranchContext,
): Promise<Refusal<'amounts-approved' | 'amounts-changed'> | undefined> {
  if (stored?.approval) return refuse('amounts-approved', { field: 'year' })
  if ((stored?.version ?? 0) === version) return undefined
  if (!stored) return refuse('amounts-changed', { field: 'version' })
  const by = (await memberNames(store, [stored.changedBy]))(stored.changedBy)
  const detail = { ...(by === null ? {} : { by }), at: stored.changedAt, version: stored.version }
  return refuse('amounts-changed', { field: 'version', detail })
}

function writeAmount(stored: DuesYear, after: ProposedAmount) {
  const amounts = stored.amounts.map((each) => (each.memberId === after.memberId ? after : each))
  return { do: 'replace', in: 'duesYears', doc: { ...stored, amounts, revision: stored.revision + 1 } } as const
}

function openQuestions({ amounts }: Pick<DuesYear, 'amounts'>): number {
  return amounts.filter((amount) => openQuestion(amount)).length
}

/** The decision of the meeting; one that approved the amounts before goes on doing so, and no other takes its place. */
function approvedBy(
  stored: DuesYear,
  meeting: Meeting | undefined,
  { branch, members }: Pick<BranchContext, 'branch'> & { readonly members: readonly Member[] },
): DuesDecision | Refusal<'no-such-meeting' | 'amounts-approved' | 'meeting-unfit'> {
  const field = 'meetingId'
  if (meeting?.branchId !== branch._id) return refuse('no-such-meeting', { field })
  if (stored.approval)
    return stored.approval.meetingId === meeting._id
      ? decisionIn(stored.approval)
      : refuse('amounts-approved', { field })
  const nameOf = (memberId: string) => members.find(({ _id }) => _id === memberId)?.name ?? null
  const reason = whyUnfit(meeting, stored, nameOf)
  return reason === undefined ? decisionOf(meeting) : refuse('meeting-unfit', { field, detail: { reason } })
}

/** Of a year that is approved the meeting that did; else those that could have, the latest first. */
async function meetingsSince({ branchId, proposedAt, approval }: DuesYear, store: Reader): Promise<Meeting[]> {
  if (approval) {
    const meeting = await store.get('meetings', approval.meetingId)
    return meeting ? [meeting] : []
  }
  const found = await store.find('meetings', {
    filter: { branchId, state: 'closed', occurredOn: { $gte: beijingDate(proposedAt) } },
    sort: [
      ['occurredOn', -1],
      ['_id', 1],
    ],
  })
  return found.filter(decidesOnAmounts)
}

function approvalView(
  stored: DuesYear,
  approval: NonNullable<DuesYear['approval']>,
  { meetings: [meeting], nameOf }: { meetings: readonly Meeting[]; nameOf: (id: string) => string | null },
) {
  const lost = meeting ? whyUnfit(meeting, stored, nameOf) : '这次会议的记录已经不在了。'
  const { approvedAt, approvedBy: by } = approval
  return { ...decisionIn(approval), approvedAt, by: nameOf(by), lost: lost ?? null }
}

/** Without what else is kept beside it. */
function decisionIn({ meetingId, title, occurredOn }: DuesDecision): DuesDecision {
  return { meetingId, title, occurredOn }
}

function amountView({ category, monthlyFen, decidedOn, fromMonth }: ProposedAmount, year: number) {
  const approval = approveAmount({ year, category, monthlyFen, decidedOn })
  const flags = 'flags' in approval ? [...approval.flags] : []
  return { category, monthlyFen, decidedOn, fromMonth: fromMonth ?? null, flags }
}

function questionView({ questions }: Pick<ProposedAmount, 'questions'>) {
  const last = questions?.[questions.length - 1]
  return last ? { kind: last.kind, askedAt: last.askedAt, settledAs: last.settled?.as ?? null } : null
}
