import type { DecisionKind } from '../../../../domain/meeting/decision-kind'
import { tapped } from '../../../../page-parts/tapped'
import { BLANK_VOTE, NO_COUNTS, type CandidateDraft, type PapersDraft, type VoteDraft } from '../vote-form/vote-draft'

type Typing = WechatMiniprogram.CustomEvent<{ value: string }>
/** From a row of numbers, whose fields are those of the draft. */
type Counting = WechatMiniprogram.CustomEvent<{ field: string; value: string }>

const COUNTS = [
  { field: 'yes', label: '赞成' },
  { field: 'no', label: '反对' },
  { field: 'abstain', label: '弃权' },
]
const PAPERS = [
  { field: 'issued', label: '发出' },
  { field: 'returned', label: '收回' },
  { field: 'spoiled', label: '其中无效' },
]
const NO_PAPERS: PapersDraft = { issued: '', returned: '', spoiled: '' }

/**
 * The numbers of one vote: yes, no and abstentions; of an election those of each candidate, of an admission how many were in
 * writing, of both the ballots. Fires `change` with what changes of the vote, and `candidates` to choose them from the roll.
 */
Component({
  properties: {
    vote: { type: Object, value: BLANK_VOTE },
    kind: { type: String, value: 'motion' as DecisionKind },
    /** Which vote it is, from 1, as the fields are called. */
    which: { type: Number, value: 1 },
  },
  data: { counts: COUNTS, papers: PAPERS },
  methods: {
    typed() {
      return this.data.vote as VoteDraft
    },
    put(change: Partial<VoteDraft>) {
      this.triggerEvent('change', change)
    },
    typeCount({ detail }: Counting) {
      this.put({ [detail.field]: detail.value })
    },
    typeSeats({ detail }: Typing) {
      this.put({ seats: detail.value })
    },

    putCandidate(event: Typing | Counting, change: Partial<CandidateDraft>) {
      const at = Number(tapped(event, 'at'))
      const { candidates } = this.typed()
      this.put({ candidates: candidates.map((each, place) => (place === at ? { ...each, ...change } : each)) })
    },
    nameCandidate(event: Typing) {
      this.putCandidate(event, { name: event.detail.value })
    },
    countCandidate(event: Counting) {
      this.putCandidate(event, { [event.detail.field]: event.detail.value })
    },
    addCandidate() {
      this.put({ candidates: [...this.typed().candidates, { name: '', ...NO_COUNTS }] })
    },
    dropCandidate(event: WechatMiniprogram.TouchEvent) {
      const at = Number(tapped(event, 'at'))
      this.put({ candidates: this.typed().candidates.filter((_, place) => place !== at) })
    },
    choose() {
      this.triggerEvent('candidates')
    },

    toggleWritten() {
      this.put({ written: this.typed().written ? null : NO_COUNTS })
    },
    typeWritten({ detail }: Counting) {
      this.put({ written: { ...NO_COUNTS, ...this.typed().written, [detail.field]: detail.value } })
    },
    togglePapers() {
      this.put({ papers: this.typed().papers ? null : NO_PAPERS })
    },
    typePapers({ detail }: Counting) {
      this.put({ papers: { ...NO_PAPERS, ...this.typed().papers, [detail.field]: detail.value } })
    },
  },
})
