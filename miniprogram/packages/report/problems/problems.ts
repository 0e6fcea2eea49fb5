import type { RequestOf } from '#contract'
import { draftDays } from '../../../domain/report/draft-days'
import { nothing, readingPage } from '../../../page-parts/page'
import { tapped } from '../../../page-parts/tapped'
import { agreed } from '../../../page-parts/telling'
import { permissionsAt } from '../../../services/branch'
import { CallFailure } from '../../../services/call-failure'
import { ask } from '../../../services/page-load'
import { evidenceQuery } from '../../../services/reports'
import { open } from '../../../services/routes'
import { fillBlank, openEntry } from '../record-places'
import {
  figuresOf,
  notApplicableWords,
  proposalRows,
  withdrawalWords,
  type Proposal,
  type ProposalRow,
} from './problems-view'

/** What the rules propose as problems: with their numbers and source; accepted, or not with a reason. */
readingPage('packages/report/problems/problems', {
  data: { rows: [] as readonly ProposalRow[], notApplicable: '', rejecting: '', savingId: '', unfolded: '' },

  async read({ branchId, reportId }) {
    const [permissions, problems] = await Promise.all([
      permissionsAt(branchId),
      ask('report.problems', { branchId, reportId }),
    ])
    return { permissions, problems }
  },
  show({ permissions, problems }, _, { rows: before }) {
    const rows = proposalRows(problems, permissions.includes('write-report'), before)
    const notApplicable = notApplicableWords(problems)
    return { ...(rows.length > 0 || notApplicable ? {} : nothing('这一年还没有可以对照的规则。')), rows, notApplicable }
  },

  proposalOf(ruleId: string): Proposal | undefined {
    return this.seen?.problems.proposals.find((each) => each.ruleId === ruleId)
  },

  openFigure(event: WechatMiniprogram.TouchEvent) {
    const proposal = this.proposalOf(tapped(event, 'rule'))
    const figure = proposal && figuresOf(proposal)[Number(tapped(event, 'at'))]
    if (!figure || !this.seen) return
    void open('packages/report/evidence/evidence', evidenceQuery(this.at.branchId, this.seen.problems, figure))
  },
  /** On which article a rule rests, for whoever asks. */
  unfold(event: WechatMiniprogram.TouchEvent) {
    const rule = tapped(event, 'rule')
    this.setData({ unfolded: this.data.unfolded === rule ? '' : rule })
  },
  enter(event: WechatMiniprogram.TouchEvent) {
    if (!this.seen) return
    const { permissions, problems } = this.seen
    const gap = this.data.rows.find(({ ruleId }) => ruleId === tapped(event, 'rule'))?.gaps[Number(tapped(event, 'at'))]
    if (!gap) return
    const { branchId } = this.at
    const missing = { subject: gap.enterAt, period: draftDays(problems) }
    // Where some are recorded nobody can say that there were none.
    const entry = gap.isBegun
      ? openEntry(branchId, missing, permissions)
      : fillBlank(branchId, missing.subject, missing.period, permissions)
    void this.attempt(() => entry)
  },

  /** Opens the problem as it is proposed; saving it accepts it. */
  accept(event: WechatMiniprogram.TouchEvent) {
    const { branchId, reportId } = this.at
    const ruleId = tapped(event, 'rule')
    void open('packages/report/section-entry/section-entry', { branchId, reportId, section: 'problems', ruleId })
  },
  /** Proposed again. Nothing that people wrote goes without being asked about. */
  async withdraw(event: WechatMiniprogram.TouchEvent) {
    const proposal = this.proposalOf(tapped(event, 'rule'))
    if (proposal?.answer.is !== 'accepted') return
    const { ruleId, answer } = proposal
    await this.attempt(async () => {
      if (!(await agreed('撤回采用？', withdrawalWords(answer), '撤回'))) return
      await this.answer(ruleId, { is: 'withdraw' })
      await this.load()
    })
  },
  rewrite(event: WechatMiniprogram.TouchEvent) {
    const answer = this.proposalOf(tapped(event, 'rule'))?.answer
    if (answer?.is !== 'accepted') return
    const at = { branchId: this.at.branchId, reportId: this.at.reportId, section: 'problems' } as const
    void open('packages/report/section-entry/section-entry', { ...at, entryId: answer.entryId })
  },

  reject(event: WechatMiniprogram.TouchEvent) {
    this.setData({ rejecting: tapped(event, 'rule'), fault: '' })
  },
  stopRejecting() {
    this.setData({ rejecting: '', fault: '' })
  },
  async rejected(event: WechatMiniprogram.CustomEvent<{ reason: string }>) {
    await this.attempt(async () => {
      await this.answer(this.data.rejecting, { is: 'reject', reason: event.detail.reason })
      this.stopRejecting()
      await this.load()
    })
  },
  async reconsider(event: WechatMiniprogram.TouchEvent) {
    await this.attempt(async () => {
      await this.answer(tapped(event, 'rule'), { is: 'reconsider' })
      await this.load()
    })
  },

  async answer(ruleId: string, answer: RequestOf<'report.answerProblem'>['answer']) {
    this.setData({ savingId: ruleId })
    try {
      const { branchId, reportId } = this.at
      const revision = this.seen?.problems.revision ?? 0
      return await this.send('report.answerProblem', { branchId, reportId, revision, ruleId, answer })
    } catch (failure) {
      // Somebody answered meanwhile: what they made of it is shown first.
      if (failure instanceof CallFailure && failure.code === 'writing-changed') await this.load()
      throw failure
    }
  },
})
