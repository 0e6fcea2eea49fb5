import {
  DECISION_KINDS,
  DECISION_KIND_LABELS,
  kindsOfVoteAt,
  type DecisionKind,
} from '../../../../domain/meeting/decision-kind'
import { tapped } from '../../../../page-parts/tapped'
import { chosenDay } from '../../../../text/dates'
import { kindOf, mayPlan, verdictOf, withCandidates, type Verdict } from './vote-count'
import { BLANK_VOTE, NO_VOTERS, type PlanDraft, type VoteDraft, type Voters } from './vote-draft'

interface Shown {
  readonly kind: DecisionKind
  /** How votes of that kind are counted; empty for a motion. */
  readonly rule: string
  readonly verdict: Verdict | null
  readonly mayPlan: boolean
  readonly owner: string
  readonly day: string
}
interface Person {
  readonly memberId: string
  readonly name: string
}
const NOBODY = -1
const RULES: Readonly<Record<DecisionKind, string>> = {
  motion: '',
  election: '选举：到会的不少于应到的五分之四才有效；得到实到人数过半的赞成，方可当选。',
  admission: '接收、转正：赞成超过应到的半数才通过；会前交的书面意见算在票数里。',
}
const choicesAt = ({ kinds }: Voters) =>
  kindsOfVoteAt(kinds).map((value) => ({ key: value, label: DECISION_KIND_LABELS[value] }))

/**
 * Votes to be typed, each with what it comes to and why; one that passes may be put on the plan. `people`: who can have a
 * plan item; `from`: the earliest day it can be done by. `voters`: who could vote, and whether they are enough. Fires `change` with `{ votes }`.
 */
Component({
  properties: {
    votes: { type: Array, value: [] as VoteDraft[] },
    voters: { type: Object, value: NO_VOTERS },
    people: { type: Array, value: [] as readonly Person[] },
    from: { type: String, value: '' },
  },
  data: { shown: [] as Shown[], choices: choicesAt(NO_VOTERS), choosingAt: NOBODY, candidatesAt: NOBODY },
  observers: {
    'votes, voters, people'(votes: readonly VoteDraft[], voters: Voters, people: readonly Person[]) {
      const shown = votes.map((vote): Shown => {
        const verdict = verdictOf(vote, voters)
        const owner = people.find(({ memberId }) => memberId === vote.plan?.ownerId)?.name ?? ''
        const kind = kindOf(vote, voters)
        const rule = RULES[kind]
        return {
          kind,
          rule,
          verdict,
          mayPlan: mayPlan(vote, verdict),
          owner,
          day: chosenDay(vote.plan?.dueOn ?? '', '请选择日期'),
        }
      })
      this.setData({ shown, choices: choicesAt(voters) })
    },
  },
  methods: {
    put(at: number, change: Partial<VoteDraft>) {
      const votes = (this.data.votes as readonly VoteDraft[]).map((vote, each) =>
        each === at ? { ...vote, ...change } : vote,
      )
      this.triggerEvent('change', { votes })
    },
    type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.put(Number(tapped(event, 'at')), { title: event.detail.value })
    },
    chooseKind(event: WechatMiniprogram.CustomEvent<{ key: string }>) {
      const kind = DECISION_KINDS.find((each) => each === event.detail.key)
      if (kind) this.put(Number(tapped(event, 'at')), { kind })
    },
    changeBallot(event: WechatMiniprogram.CustomEvent<Partial<VoteDraft>>) {
      this.put(Number(tapped(event, 'at')), event.detail)
    },
    openCandidates(event: WechatMiniprogram.CustomEvent) {
      this.setData({ candidatesAt: Number(tapped(event, 'at')) })
    },
    closeCandidates() {
      this.setData({ candidatesAt: NOBODY })
    },
    chooseCandidates(event: WechatMiniprogram.CustomEvent<{ memberIds: string[] }>) {
      const at = this.data.candidatesAt
      const vote = (this.data.votes as readonly VoteDraft[])[at]
      const people = this.data.people as readonly Person[]
      const names = people.filter(({ memberId }) => event.detail.memberIds.includes(memberId)).map(({ name }) => name)
      this.closeCandidates()
      if (vote) this.put(at, { candidates: withCandidates(vote.candidates, names) })
    },
    major(event: WechatMiniprogram.TouchEvent) {
      const at = Number(tapped(event, 'at'))
      this.put(at, { isMajor: !(this.data.votes as readonly VoteDraft[])[at]?.isMajor })
    },
    plan(event: WechatMiniprogram.TouchEvent) {
      const at = Number(tapped(event, 'at'))
      const vote = (this.data.votes as readonly VoteDraft[])[at]
      if (vote) this.put(at, { plan: vote.plan ? null : { title: vote.title, ownerId: '', dueOn: '' } })
    },
    putPlan(at: number, change: Partial<PlanDraft>) {
      const plan = (this.data.votes as readonly VoteDraft[])[at]?.plan
      if (plan) this.put(at, { plan: { ...plan, ...change } })
    },
    typePlan(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.putPlan(Number(tapped(event, 'at')), { title: event.detail.value })
    },
    chooseDay(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.putPlan(Number(tapped(event, 'at')), { dueOn: event.detail.value })
    },
    openPeople(event: WechatMiniprogram.TouchEvent) {
      this.setData({ choosingAt: Number(tapped(event, 'at')) })
    },
    closePeople() {
      this.setData({ choosingAt: NOBODY })
    },
    chooseOwner(event: WechatMiniprogram.CustomEvent<{ memberIds: string[] }>) {
      const [ownerId = ''] = event.detail.memberIds
      this.putPlan(this.data.choosingAt, { ownerId })
      this.closePeople()
    },
    add() {
      this.triggerEvent('change', { votes: [...(this.data.votes as readonly VoteDraft[]), BLANK_VOTE] })
    },
    drop(event: WechatMiniprogram.TouchEvent) {
      const at = Number(tapped(event, 'at'))
      const votes = (this.data.votes as readonly VoteDraft[]).filter((_, each) => each !== at)
      this.triggerEvent('change', { votes })
    },
  },
})
