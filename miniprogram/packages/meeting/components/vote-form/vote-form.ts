import { tapped, tappedOneOf } from '../../../../page-parts/tapped'
import { chosenDay } from '../../../../text/dates'
import { BLANK_VOTE, mayPlan, verdictOf, type PlanDraft, type Verdict, type VoteDraft, type Voters } from './vote-draft'

const TEXT_FIELDS = ['title', 'yes', 'no', 'abstain'] as const

interface Shown {
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

/**
 * Votes to be typed, each with what it comes to and why; one that passes may be put on the plan. `people`: who can have a
 * plan item; `from`: the earliest day it can be done by. `voters`: who could vote, and whether they are enough. Fires `change` with `{ votes }`.
 */
Component({
  properties: {
    votes: { type: Array, value: [] as VoteDraft[] },
    voters: { type: Object, value: { votersDue: 0, votersPresent: 0, quorum: null } as Voters },
    people: { type: Array, value: [] as readonly Person[] },
    from: { type: String, value: '' },
  },
  data: { shown: [] as Shown[], choosingAt: NOBODY },
  observers: {
    'votes, voters, people'(votes: readonly VoteDraft[], voters: Voters, people: readonly Person[]) {
      const shown = votes.map((vote): Shown => {
        const verdict = verdictOf(vote, voters)
        const owner = people.find(({ memberId }) => memberId === vote.plan?.ownerId)?.name ?? ''
        return { verdict, mayPlan: mayPlan(vote, verdict), owner, day: chosenDay(vote.plan?.dueOn ?? '', '请选择日期') }
      })
      this.setData({ shown })
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
      const name = tappedOneOf(event, 'field', TEXT_FIELDS)
      if (name) this.put(Number(tapped(event, 'at')), { [name]: event.detail.value })
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
