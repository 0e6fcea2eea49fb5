import { BLANK_VOTE, verdictOf, type Verdict, type VoteDraft } from './vote-draft'

const TEXT_FIELDS = ['title', 'yes', 'no', 'abstain'] as const

/** Votes to be typed, each with what it comes to and why. Fires `change` with `{ votes }`. */
Component({
  properties: {
    votes: { type: Array, value: [] as VoteDraft[] },
    votersDue: { type: Number, value: 0 },
    votersPresent: { type: Number, value: 0 },
  },
  data: { verdicts: [] as (Verdict | null)[] },
  observers: {
    'votes, votersDue, votersPresent'(votes: readonly VoteDraft[], votersDue: number, votersPresent: number) {
      this.setData({ verdicts: votes.map((vote) => verdictOf(vote, { votersDue, votersPresent })) })
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
      const { at, field } = event.currentTarget.dataset
      const name = TEXT_FIELDS.find((each) => each === field)
      if (name) this.put(Number(at), { [name]: event.detail.value })
    },
    major(event: WechatMiniprogram.TouchEvent) {
      const at = Number(event.currentTarget.dataset['at'])
      this.put(at, { isMajor: !(this.data.votes as readonly VoteDraft[])[at]?.isMajor })
    },
    add() {
      this.triggerEvent('change', { votes: [...(this.data.votes as readonly VoteDraft[]), BLANK_VOTE] })
    },
    drop(event: WechatMiniprogram.TouchEvent) {
      const at = Number(event.currentTarget.dataset['at'])
      const votes = (this.data.votes as readonly VoteDraft[]).filter((_, each) => each !== at)
      this.triggerEvent('change', { votes })
    },
  },
})
